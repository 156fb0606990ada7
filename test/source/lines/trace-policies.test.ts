import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { findHelm } from '../../../harness/source/chart/find-helm.ts';
import { renderChart } from '../../../harness/source/chart/render-chart.ts';
import { isPolicy } from '../../../harness/dialects/is-policy.ts';
import { markChart } from '../../../harness/source/lines/marked-chart.ts';
import type { SourceLines } from '../../../harness/source/lines/source-lines.ts';
import { tracePolicies } from '../../../harness/source/lines/trace-policies.ts';
import { type Engine, engines } from '../../../scenarios/engines.ts';
import type { Manifest } from '../../../harness/vocabulary/manifest.ts';

const chart = 'chart';
const to = [
  { to: [{ ipBlock: { cidr: '192.0.2.10/32' } }], ports: [{ protocol: 'TCP', port: 6443 }] },
  { to: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'minio' } } }] },
];

async function policiesOf(path: string, engine: Engine): Promise<readonly Manifest[]> {
  const networkPolicy = { enabled: true, engine, defaultDeny: { enabled: true }, egress: { enabled: true, dns: true, to } };
  const { manifests } = await renderChart({ helm: await findHelm(), chart: path, release: 'r', namespace: 'n', values: { networkPolicy } });
  return manifests.filter(isPolicy);
}

function textAt(lines: readonly string[], line: number): string {
  return lines[line - 1] ?? assert.fail(`no line ${String(line)}`);
}

describe('tracePolicies', () => {
  for (const engine of engines) {
    it(`${engine}: every rule that the chart writes is traced to a line that builds a rule`, async () => {
      const policies = await policiesOf(chart, engine);
      await using copy = await markChart(chart, 'objects and maps');
      const traced = await tracePolicies({ chart, policies, marked: [() => policiesOf(copy.path, engine)] });
      assert.equal(traced.size, policies.length);
      for (const { object, maps } of traced.values()) {
        assert.match(textAt((await readFile(`${chart}/${object.file}`, 'utf8')).split('\n'), object.line), /^kind: /);
        for (const [path, { file, line }] of maps) {
          if (/^spec\.(in|e)gress\[\d+\]$/.test(path))
            assert.match(textAt((await readFile(`${chart}/${file}`, 'utf8')).split('\n'), line), /dict /);
        }
      }
      const rules = [...traced.values()].flatMap(({ maps }) => [...maps.keys()]).filter((path) => /^spec\.(in|e)gress\[\d+\]$/.test(path));
      assert.ok(rules.length >= 2, rules.join());
    });
  }

  it('believes no rendering that is not what the chart rendered, and reads the template as text then', async () => {
    const policies = await policiesOf(chart, 'calico');
    const others = await policiesOf(chart, 'kubernetes');
    const traced = await tracePolicies({
      chart,
      policies,
      marked: [() => Promise.resolve(others), () => Promise.reject(new Error('it does not render'))],
    });
    const found: readonly SourceLines[] = [...traced.values()];
    assert.equal(found.length, policies.length);
    for (const { object, maps } of found) {
      assert.equal(object.file, 'templates/policies/calico.yaml');
      assert.match(textAt((await readFile(`${chart}/${object.file}`, 'utf8')).split('\n'), object.line), /^kind: NetworkPolicy$/);
      assert.equal(maps.size, 0);
    }
  });
});
