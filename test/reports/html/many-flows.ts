import type { Observation, ObservationKind } from '../../../harness/vocabulary/observation.ts';
import type { CellResult, FlowResult, Results } from '../../../harness/vocabulary/results.ts';
import { buildCell, buildFlow, buildPrediction, buildResults, sampleEngines } from '../build-results.ts';

const flowsInCell = 25;
const peers = ['prometheus', 'grafana', 'flagger', 'stranger', 'apiserver', 'node', 'outsider', 'source-controller'];

/** Results of a given size, with times, addresses and words that differ from flow to flow as those of a real cluster do. */
export function manyFlows(count: number): Results {
  const cells = Array.from({ length: Math.ceil(count / flowsInCell) }, (_, index) =>
    buildBigCell(index, Math.min(flowsInCell, count - index * flowsInCell)),
  );
  return buildResults(cells, { cluster: { name: 'kind', cni: 'default', evidence: 'packets', details: { kubernetes: 'v1.34.4' } } });
}

function buildBigCell(index: number, flows: number): CellResult {
  const engine = sampleEngines[index % sampleEngines.length] ?? 'kubernetes';
  const scenario = `scenario-${String(Math.floor(index / sampleEngines.length))}`;
  const namespace = `npc-k3x9qa-${scenario}`;
  const yaml = `kind: NetworkPolicy\nmetadata:\n  name: controller\n  namespace: ${namespace}\nspec:\n  podSelector: {}\n  ingress:\n    - ports:\n        - port: ${String(8000 + index)}\n`;
  return buildCell({
    scenario,
    engine,
    namespace,
    claim: `claim-${String(Math.floor(index / 12))}`,
    timeToEnforceMs: 5000 + ((index * 7919) % 20_000),
    policies: [{ ref: `NetworkPolicy ${namespace}/controller`, file: 'templates/a.yaml', yaml, rules: [] }],
    flows: Array.from({ length: flows }, (_, position) => buildBigFlow(index * flowsInCell + position, namespace)),
  });
}

function buildBigFlow(number: number, namespace: string): FlowResult {
  const source = peers[number % peers.length] ?? 'stranger';
  const port = 1000 + number;
  const broken = number % 50 === 0;
  const prediction = buildPrediction('allowed');
  const because = `${namespace}/${source} matches all pods in all namespaces; TCP ${String(port)} matches TCP ${String(port)}`;
  return buildFlow({
    id: `${source} → controller:${String(port)}/TCP`,
    source,
    port,
    address: `10.244.${String(number % 250)}.${String(number % 240)}:${String(port)}`,
    predicted: { ...prediction, decidedBy: { ...prediction.decidedBy, because }, trace: [{ ...prediction.decidedBy, because }] },
    observed: {
      open: observe(number, 'connected'),
      enforced: observe(number + 3, broken ? 'dropped' : 'connected'),
      restored: observe(number + 7, 'connected'),
    },
    ...(broken ? { verdict: 'denied', outcome: 'failed', reason: 'expected allowed, but it was dropped' } : {}),
    repeat: `npm run conformance -- --grep '${source} → controller:${String(port)}'`,
  });
}

function observe(seed: number, kind: ObservationKind): Observation {
  const attempts = [0, 1].map((index) => {
    const durationMs = (seed * 7919 + index * 104_729) % 4000;
    const detail =
      kind === 'connected' ? `connected after ${String(durationMs / 10)} ms; the server saw 10.244.0.${String(seed % 250)}` : 'no answer';
    return { kind, atMs: 60_000 + ((seed * 15_485_863) % 90_000), durationMs, detail };
  });
  return { kind, attempts };
}
