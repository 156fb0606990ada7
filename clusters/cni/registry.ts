import { calico } from './calico.ts';
import { cilium } from './cilium.ts';
import type { CniName } from './cni-name.ts';
import type { Cni } from './cni.ts';
import { defaultCni } from './default.ts';

/** Every CNI by its name. */
export const cnis = { default: defaultCni, calico, cilium } as const satisfies {
  readonly [Name in CniName]: Cni & { readonly name: Name };
};
