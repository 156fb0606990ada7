import type { RenderedPolicy, Results } from '../../harness/vocabulary/results.ts';
import type { SourceInfo } from '../../harness/vocabulary/source-info.ts';
import { buildCell, buildFlow, buildPrediction, buildResults } from './build-results.ts';

const file = 'templates/policies/kubernetes.yaml';

/**
 * Results with one failed flow and the lines of the chart's templates.
 * @param precision what is known of the decision: the rule's line, the policy's line alone, not even that
 */
export function locatedResults(precision: 'rule' | 'policy' | 'file', source: Partial<SourceInfo> = {}): Results {
  const object = precision === 'file' ? {} : { source: { file, line: 5 } };
  const policy: RenderedPolicy = {
    ref: 'NetworkPolicy ns/controller',
    file,
    yaml: 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n',
    rules: [{ direction: 'ingress', path: 'spec.ingress[0]', action: 'allow', source: { file: 'templates/_kubernetes.tpl', line: 8 } }],
    ...object,
  };
  const predicted = buildPrediction(precision === 'rule' ? 'allowed' : 'denied');
  const { policy: decider } = predicted.decidedBy;
  const decidedBy = { ...predicted.decidedBy, ...(decider === undefined ? {} : { policy: { ...decider, file } }) };
  const flow = buildFlow({ outcome: 'failed', verdict: 'denied', predicted: { ...predicted, decidedBy, trace: [decidedBy] } });
  const results = buildResults([buildCell({ outcome: 'failed', policies: [policy], flows: [flow] })]);
  return { ...results, run: { ...results.run, source: { ...results.run.source, path: 'chart', ...source } } };
}
