import { stringify } from 'yaml';
import type { CellResult, Results } from '../../../harness/vocabulary/results.ts';
import { buildCell, buildFlow, buildPrediction, buildResults, sampleEngines } from '../build-results.ts';

const rulesInPolicy = 40;

/** Results with a given number of rules, no two alike; every fifth was exercised by a flow. */
export function manyRules(count: number): Results {
  return buildResults(
    Array.from({ length: Math.ceil(count / rulesInPolicy) }, (_, index) =>
      buildCellOfRules(index, Math.min(rulesInPolicy, count - index * rulesInPolicy)),
    ),
  );
}

function buildCellOfRules(index: number, count: number): CellResult {
  const engine = sampleEngines[index % sampleEngines.length] ?? 'kubernetes';
  const ports = Array.from({ length: count }, (_, position) => 10_000 + index * rulesInPolicy + position);
  const about = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace: 'ns', name: `p-${String(index)}` };
  const file = `templates/${engine}.yaml`;
  const { decidedBy } = buildPrediction('allowed');
  return buildCell({
    scenario: `scenario-${String(index)}`,
    engine,
    policies: [
      {
        ref: `NetworkPolicy ns/${about.name}`,
        file,
        yaml: stringify({ spec: { ingress: ports.map((port) => ({ ports: [{ port }] })) } }),
        rules: ports.map((_, position) => ({ direction: 'ingress', path: `spec.ingress[${String(position)}]`, action: 'allow' })),
      },
    ],
    flows: ports
      .filter((port) => port % 5 === 0)
      .map((port) => {
        const step = { ...decidedBy, policy: { ...about, file }, rule: `spec.ingress[${String(port - (ports[0] ?? 0))}]` };
        return buildFlow({
          id: `a → controller:${String(port)}/TCP`,
          port,
          predicted: { verdict: 'allowed', decidedBy: step, trace: [step] },
        });
      }),
  });
}
