import { calico } from './calico.ts';
import { cilium } from './cilium.ts';
import { type CniName, cniNames } from './cni-name.ts';
import type { Enforcer } from '../../harness/enforcers/enforcer.ts';
import { enforcers } from '../../harness/enforcers/registry.ts';
import type { Cni } from './cni.ts';
import { defaultCni } from './default.ts';

/** Every CNI by its name. */
export const cnis = { default: defaultCni, calico, cilium } as const satisfies {
  readonly [Name in CniName]: Cni & { readonly name: Name };
};

/** The CNI of a cluster by the enforcers that run in it: one whose first enforcer does, kind's own last; `unknown` where there is none. */
export function nameCni(found: readonly Pick<Enforcer, 'id'>[]): CniName | 'unknown' {
  return cniNames.toReversed().find((name) => found.some(({ id }) => id === cnis[name].enforcers[0])) ?? 'unknown';
}

/** The enforcers that a CNI brings, by its name in results; none for a place that has no CNI. */
export function enforcersOf(cni: string): readonly Enforcer[] {
  const name = cniNames.find((one) => one === cni);
  return name === undefined ? [] : enforcers.filter(({ id }) => cnis[name].enforcers.some((brought) => brought === id));
}
