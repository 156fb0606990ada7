import assert from 'node:assert/strict';
import type { RunningCluster } from '../../../../harness/cluster/cluster.ts';
import type { ProbeRequest } from '../../../../harness/cluster/probe-request.ts';
import { verdictOf } from '../../../../harness/judge/verdict-of.ts';
import type { Observation } from '../../../../harness/vocabulary/observation.ts';
import type { DecidedVerdict } from '../../../../harness/vocabulary/verdict.ts';
import { type ProbeSpec, request } from '../requests.ts';
import { among, cell, isolating, policy, rule, tier } from '../rules.ts';
import { pod, topology } from '../topology.ts';

/** A probe and the verdict that is right for it while `deny` is in force. */
export interface KnownFlow {
  readonly request: ProbeRequest;
  readonly right: DecidedVerdict;
}

/** Three pods: nobody but `a/friend` may reach `a/guarded`, everything else is open. */
const pods = ['a/stranger', 'a/friend', 'a/guarded'];

/** Deploy the three pods and put the policy in force. */
export async function deployGuarded(cluster: RunningCluster): Promise<void> {
  await cluster.deploy(topology(pods.map((id) => pod(id))));
  await guard(cluster);
}

/** Put the policy in force. */
export async function guard(cluster: RunningCluster): Promise<void> {
  const friend = rule('spec.ingress[0]', 'allow', { source: [among(['10.244.0.2', 'fd00:10:244::2'])] });
  await cluster.enforce([cell(tier('default', 1, policy('guard', ['a/guarded'], { ingress: isolating(friend) })))]);
}

const routes: readonly (Pick<ProbeSpec, 'source' | 'destination'> & { readonly right: DecidedVerdict })[] = [
  { source: 'a/stranger', destination: 'a/guarded', right: 'denied' },
  { source: 'a/friend', destination: 'a/guarded', right: 'allowed' },
  { source: 'a/stranger', destination: 'a/friend', right: 'allowed' },
  { source: 'a/guarded', destination: 'a/stranger', right: 'allowed' },
];

/** Flows of every kind over both families, `rounds` times. */
export function knownFlows(rounds = 1): readonly KnownFlow[] {
  return Array.from({ length: rounds }, (_, round) =>
    routes.flatMap(({ right, ...route }) =>
      (['tcp', 'http', 'tls', 'udp'] as const).flatMap((kind) =>
        ([4, 6] as const).map((family): KnownFlow => {
          const wanted = request({ ...route, kind, family });
          return { request: { ...wanted, id: `${wanted.id} #${String(round)}` }, right };
        }),
      ),
    ),
  ).flat();
}

/** What became of flows: how many have their right verdict, and the observations of those that have none. */
export interface Tally {
  readonly right: number;
  readonly inconclusive: readonly Observation[];
}

/** Probe flows; each must show its right verdict or none. @throws AssertionError naming those that show the wrong one */
export async function probeKnown(cluster: RunningCluster, flows: readonly KnownFlow[]): Promise<Tally> {
  const seen = await cluster.probe(
    flows.map((flow) => flow.request),
    () => undefined,
  );
  return judgeKnown(flows, seen);
}

/** False verdicts in a message. */
const shownWrong = 4;

/** Compare observations with what is right. @throws AssertionError naming those that show the wrong verdict */
export function judgeKnown(flows: readonly KnownFlow[], seen: ReadonlyMap<string, Observation>): Tally {
  const inconclusive: Observation[] = [];
  const wrong: string[] = [];
  for (const {
    request: { id },
    right,
  } of flows) {
    const observation = seen.get(id) ?? assert.fail(`no observation of ${id}`);
    const verdict = verdictOf(observation);
    if (verdict === 'inconclusive') inconclusive.push(observation);
    else if (verdict !== right)
      wrong.push(`${id}: ${verdict}, right is ${right}: ${observation.attempts.map(({ detail }) => detail).join('; ')}`);
  }
  assert.deepEqual(wrong.slice(0, shownWrong), [], `${String(wrong.length)} false verdicts`);
  return { right: flows.length - inconclusive.length, inconclusive };
}

/** The last words of each observation. */
export function detailsOf(observations: readonly Observation[]): readonly string[] {
  return observations.map(({ attempts }) => attempts.at(-1)?.detail ?? '');
}

/** Every flow must show its right verdict: the cluster is well. */
export async function assertWell(cluster: RunningCluster): Promise<void> {
  const { inconclusive } = await probeKnown(cluster, knownFlows());
  assert.deepEqual(detailsOf(inconclusive), []);
}
