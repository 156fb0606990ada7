import fc from 'fast-check';
import { type PureDialect, worldsOf } from '../generate/dialects.ts';
import type { PolicyObject } from '../objects/policy-object.ts';
import { placeWorld, type Slot } from '../ground/place-world.ts';
import { mutate, mutations } from './mutate.ts';

/** A manifest to ask about, and the objects that it may refer to. */
export interface AskedManifest {
  readonly object: PolicyObject;
  readonly companions: readonly PolicyObject[];
}

/** Addresses of nobody: policies are read and not used. */
const slot: Slot = {
  name: 'fuzz',
  namespaces: { 'ns-a': 'default', 'ns-b': 'default', 'ns-c': 'default' },
  pods: Array.from({ length: 4 }, (_, index) => ({
    id: `p${String(index)}`,
    name: `p${String(index)}`,
    node: 'node',
    addresses: [`10.244.0.${String(index + 1)}`, `fd00:10:244::${String(index + 1)}`],
  })),
  shared: [
    { kind: 'node', id: 'node', name: 'node', labels: {}, addresses: ['172.18.0.2', 'fd00:172:18::2'] },
    { kind: 'apiserver', id: 'apiserver', addresses: ['172.18.0.3', 'fd00:172:18::3'] },
    { kind: 'external', id: 's3', names: [], addresses: ['198.51.100.10', '2001:db8:2::10'] },
  ],
  sharedServices: [],
};

/** So many manifests of a dialect from a seed, as they come or mutated. Objects that policies merely refer to are companions. */
export function drawManifests(dialect: PureDialect, seed: number, count: number, which: 'valid' | 'mutated'): readonly AskedManifest[] {
  const drawn = fc.sample(fc.tuple(worldsOf(dialect, 'standard'), mutations, fc.nat()), { seed, numRuns: 2 * count });
  const asked = drawn.flatMap(([world, steps, pick]): AskedManifest[] => {
    const { objects } = placeWorld(world, slot);
    const policies = objects.filter((object) => isPolicy(object)).map(inKnownTier);
    const chosen = policies[pick % Math.max(1, policies.length)];
    if (chosen === undefined) return [];
    return [{ object: which === 'valid' ? chosen : mutate(chosen, steps), companions: objects.filter((object) => !isPolicy(object)) }];
  });
  return asked.slice(0, count);
}

/** Calico refuses a policy of a tier that is not there, and nothing is made here. */
function inKnownTier(object: PolicyObject): PolicyObject {
  const isOfCalico = object.kind === 'NetworkPolicy' || object.kind === 'GlobalNetworkPolicy';
  return isOfCalico && object.apiVersion === 'projectcalico.org/v3' ? { ...object, spec: { ...object.spec, tier: 'default' } } : object;
}

function isPolicy({ kind }: PolicyObject): boolean {
  return kind.endsWith('Policy');
}
