import type { Check } from '../../harness/suite/check.ts';
import type { Engine } from '../engines.ts';

const apiVersions: Readonly<Record<Engine, string>> = {
  kubernetes: 'networking.k8s.io/v1',
  cilium: 'cilium.io/v2',
  calico: 'projectcalico.org/v3',
  clusterNetworkPolicy: 'policy.networking.k8s.io/v1alpha2',
};

/** Every policy object is of the API that the specification's table gives for the engine. */
export function namedDialect(engine: Engine): Check {
  return {
    id: 'named-dialect',
    because: `engine ${engine} renders ${apiVersions[engine]}`,
    run: ({ policies }) => {
      const other = policies.find(({ object }) => object.apiVersion !== apiVersions[engine]);
      return other === undefined ? undefined : `${other.file} renders ${other.object.apiVersion} ${other.object.kind}`;
    },
  };
}
