import { predictCluster } from '../../clusters/predict/cluster.ts';
import type { CellPolicies, Cluster, RunningCluster } from '../../harness/cluster/cluster.ts';
import type { Pass } from '../../harness/cluster/pass.ts';
import type { ProbeRequest } from '../../harness/cluster/probe-request.ts';
import { predictFlow } from '../../harness/run/predict-flow.ts';
import type { Observation, ObservationKind } from '../../harness/vocabulary/observation.ts';
import type { World } from '../../harness/vocabulary/world.ts';

/** One look at one flow. */
export interface Look {
  readonly request: ProbeRequest;
  /** Whether policies are applied, and whether they were and are removed again. */
  readonly when: 'open' | 'enforced' | 'restored';
  readonly pass: Pass | undefined;
  /** What the policies do, by the model. */
  readonly honest: ObservationKind;
}

/** How a cluster differs from one that does what the policies say. */
export interface Behaviour extends Partial<RunningCluster> {
  /** What a look sees; undefined: its answer is lost. */
  readonly observe?: (look: Look) => ObservationKind | undefined;
}

/** A cluster whose packets are answered by the policy model: an honest enforcer, or one that a test makes lie. */
export function modelCluster({ observe = ({ honest }) => honest, ...changes }: Behaviour = {}): Cluster {
  return {
    name: 'model',
    async start(options) {
      const inner = await predictCluster.start(options);
      let world: World | undefined;
      let policies: readonly CellPolicies[] = [];
      let when: Look['when'] = 'open';
      const honest = (request: ProbeRequest): ObservationKind => {
        const whole = world;
        if (whole === undefined) throw new Error('deploy first');
        const verdicts = policies.map(({ ruleset }) => predictFlow(ruleset, whole, request.flow).verdict);
        return verdicts.includes('denied') ? 'dropped' : 'connected';
      };
      return {
        info: { name: 'model', cni: 'model', evidence: 'packets', details: {} },
        settings: inner.settings,
        sites: inner.sites,
        deploy: async (topology) => (world = await inner.deploy(topology)),
        enforce: (cells) => {
          policies = cells;
          when = 'enforced';
          return Promise.resolve(new Map(cells.map(({ cell }) => [cell, { kind: 'applied', atMs: 100 }])));
        },
        release: () => {
          policies = [];
          when = 'restored';
          return Promise.resolve();
        },
        probe: (requests, onProgress, pass) => {
          onProgress(requests.length);
          const seen = requests.flatMap((request) => {
            const kind = observe({ request, when, pass, honest: honest(request) });
            return kind === undefined ? [] : [[request.id, saw(kind)] as const];
          });
          return Promise.resolve(new Map(seen));
        },
        [Symbol.asyncDispose]: () => Promise.resolve(),
        ...changes,
      };
    },
  };
}

/** An observation of one attempt. */
export function saw(kind: ObservationKind, atMs = 150): Observation {
  return { kind, attempts: [{ kind, atMs, durationMs: 20, detail: `was ${kind}` }] };
}
