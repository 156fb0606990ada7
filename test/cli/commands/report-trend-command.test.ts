import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportTrendCommand } from '../../../cli/commands/report-trend-command.ts';
import { printedForms } from '../../../cli/flags/report-flags.ts';
import { colours, widthOf } from '../../../cli/terminal.ts';
import { formatJson } from '../../../reports/json-reporter.ts';
import { readSources } from '../../../reports/merge/read-sources.ts';
import { findTrend } from '../../../reports/trend/find-trend.ts';
import { printTrend } from '../../../reports/trend/print-trend.ts';
import { writeTrend } from '../../../reports/trend/write-trend.ts';
import { buildResults } from '../../reports/build-results.ts';
import { greenResults, mixedResults } from '../../reports/sample-results.ts';
import { saidBy } from '../said-by.ts';

// Too long for a line, whatever the width.
const name = 'somewhere '.repeat(100).trimEnd();
const cluster = { name, cni: 'nftables', evidence: 'packets', details: {} } as const;

const forms = {
  console: (trend: ReturnType<typeof findTrend>) => printTrend(trend, { width: widthOf(process.stdout), colours }),
  markdown: writeTrend,
  json: formatJson,
};

describe('the trend over many runs', () => {
  let folder: string;
  let from: readonly string[];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-trend-'));
    from = ['green.json', 'mixed.json'].map((name) => join(folder, name));
    const [green = '', mixed = ''] = from;
    await writeFile(green, formatJson(buildResults(greenResults().cells, { cluster })));
    const later = { cluster, id: 'later', startedAt: '2026-08-02T10:20:30.400Z' };
    await writeFile(mixed, formatJson(buildResults(mixedResults().cells, later)));
  });
  after(() => rm(folder, { recursive: true }));

  for (const reporter of printedForms) {
    it(`is printed as ${reporter}, and exits with 0 whatever it is`, async () => {
      const stdout = forms[reporter](findTrend(await readSources(from)));
      assert.deepEqual(await saidBy(() => reportTrendCommand({ from, reporter })), { result: 0, stdout, stderr: '' });
    });
  }
});
