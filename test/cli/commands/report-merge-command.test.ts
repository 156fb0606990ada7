import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportMergeCommand } from '../../../cli/commands/report-merge-command.ts';
import type { Results } from '../../../harness/vocabulary/results.ts';
import { formatJson } from '../../../reports/json-reporter.ts';
import { describeLegs } from '../../../reports/merge/describe-legs.ts';
import { readResults } from '../../../reports/read-results.ts';
import { buildResults } from '../../reports/build-results.ts';
import { greenResults, mixedResults } from '../../reports/sample-results.ts';
import { refusalOf } from '../refusal-of.ts';
import { saidBy } from '../said-by.ts';

describe('merged results', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-merge-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function put(name: string, results: Results): Promise<string> {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'results.json'), formatJson(results));
    return join(folder, name);
  }

  it('are those of all shards; what they amount to is printed, and where they are is said on stderr', async () => {
    const { cells, summary } = mixedResults();
    const from = await Promise.all(
      [1, 2].map((index) =>
        put(
          String(index),
          buildResults(
            cells.filter((_, position) => position % 2 === index - 1),
            { shard: { index, of: 2 } },
          ),
        ),
      ),
    );
    const out = join(folder, 'out');
    const { result, stdout, stderr } = await saidBy(() => reportMergeCommand({ from, out }));
    const merged = await readResults(join(out, 'results.json'));
    assert.equal(result, 0);
    assert.equal(stdout, describeLegs([merged]));
    assert.equal(stderr, `wrote ${join(out, 'results.json')}\n`);
    assert.deepEqual([merged.run.completeness, merged.cells.length, merged.summary], ['complete', cells.length, summary]);
  });

  it('are in a directory for each cluster where there are several', async () => {
    const green = greenResults();
    const cluster = { name: 'kind', cni: 'cilium', evidence: 'packets', details: {} } as const;
    const from = [await put('nftables', green), await put('cilium', { ...green, run: { ...green.run, cluster } })];
    const out = join(folder, 'out');
    const { stderr } = await saidBy(() => reportMergeCommand({ from, out }));
    const files = ['cilium-kind', 'nftables-embedded'].map((leg) => join(out, leg, 'results.json'));
    assert.equal(stderr, `wrote ${files.join(', ')}\n`);
  });

  it('are refused where two contradict each other, and then nothing is said', async () => {
    const from = [await put('green', greenResults()), await put('mixed', mixedResults())];
    const { result, stdout } = await saidBy(() => refusalOf(() => reportMergeCommand({ from, out: join(folder, 'out') })));
    assert.equal(result[0], 2);
    assert.match(result[1], /both hold the cell/);
    assert.equal(stdout, '');
  });
});
