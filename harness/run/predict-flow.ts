import { services } from '../plan/plan-flows.ts';
import { evaluate } from '../policy/evaluate/evaluate.ts';
import type { Ruleset } from '../policy/ir/ruleset.ts';
import type { Flow } from '../vocabulary/flow.ts';
import type { Prediction } from '../vocabulary/prediction.ts';
import type { World } from '../vocabulary/world.ts';

/**
 * The prediction of a flow as it is probed: one that goes by name starts with a lookup at the cluster's DNS, and where the
 * lookup is denied nothing follows.
 */
export function predictFlow(ruleset: Ruleset, world: World, flow: Flow): Prediction {
  const { via } = flow;
  const dns = via.kind === 'name' ? findDns(world) : undefined;
  if (via.kind !== 'name' || dns === undefined) return evaluate(ruleset, world, flow);
  const lookup = evaluate(ruleset, world, {
    ...flow,
    destination: dns,
    protocol: 'UDP',
    port: 53,
    via: { kind: 'service', ...services.dns },
  });
  if (lookup.verdict === 'allowed') return evaluate(ruleset, world, flow);
  const decidedBy = { ...lookup.decidedBy, because: `the lookup of ${via.name} is denied: ${lookup.decidedBy.because}` };
  return { ...lookup, decidedBy, trace: [...lookup.trace.slice(0, -1), decidedBy] };
}

function findDns({ services: present }: World): string | undefined {
  return present.find(({ namespace, name }) => namespace === services.dns.namespace && name === services.dns.name)?.backends[0];
}
