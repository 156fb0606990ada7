import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportDiffCommand } from '../../../cli/commands/report-diff-command.ts';
import { parseArguments } from '../../../cli/parse-arguments.ts';
import { colours, widthOf } from '../../../cli/terminal.ts';
import { compareLegs } from '../../../reports/diff/compare-legs.ts';
import type { Comparison } from '../../../reports/diff/comparison.ts';
import { printComparison } from '../../../reports/diff/print-comparison.ts';
import { writeComparison } from '../../../reports/diff/write-comparison.ts';
import { formatJson } from '../../../reports/json-reporter.ts';
import { buildResults } from '../../reports/build-results.ts';
import { greenResults, mixedResults } from '../../reports/sample-results.ts';
import { refusalOf } from '../refusal-of.ts';
import { saidBy } from '../said-by.ts';

// Too long for a line, whatever the width.
const name = 'somewhere '.repeat(100).trimEnd();
const long = buildResults(greenResults().cells, { cluster: { name, cni: 'nftables', evidence: 'packets', details: {} } });

const worse = compareLegs([greenResults()], [mixedResults()]);
const better = compareLegs([mixedResults()], [greenResults()]);
const same = compareLegs([greenResults()], [greenResults()]);
const renamed = compareLegs([long], [long]);
const between = compareLegs([mixedResults()], [mixedResults()], ['cilium', 'kubernetes']);
const print = (comparison: Comparison): string => printComparison(comparison, { width: widthOf(process.stdout), colours });

describe('the comparison of two runs', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-diff-'));
    await writeFile(join(folder, 'green.json'), formatJson(greenResults()));
    await writeFile(join(folder, 'mixed.json'), formatJson(mixedResults()));
    await writeFile(join(folder, 'long.json'), formatJson(long));
  });
  after(() => rm(folder, { recursive: true }));

  async function diff(...args: readonly string[]): ReturnType<typeof saidBy<number>> {
    const parsed = parseArguments(['report', 'diff', ...args.map((arg) => (arg.endsWith('.json') ? join(folder, arg) : arg))]);
    assert.ok(parsed.command === 'report diff');
    return saidBy(() => reportDiffCommand(parsed.options));
  }

  for (const [args, exitCode, expected] of [
    ['green.json mixed.json', 1, () => print(worse)],
    ['mixed.json green.json', 0, () => print(better)],
    ['green.json green.json', 0, () => print(same)],
    ['long.json long.json', 0, () => print(renamed)],
    ['mixed.json --engines cilium,kubernetes', 1, () => print(between)],
    ['mixed.json mixed.json --engines cilium,kubernetes', 1, () => print(between)],
    ['green.json mixed.json --reporter markdown', 1, () => writeComparison(worse)],
    ['green.json mixed.json --reporter json', 1, () => formatJson(worse)],
  ] as const) {
    it(`${args} exits with ${String(exitCode)}`, async () => {
      assert.deepEqual(await diff(...args.split(' ')), { result: exitCode, stdout: expected(), stderr: '' });
    });
  }

  for (const [args, count] of [
    ['green.json', 1],
    ['green.json mixed.json green.json', 3],
    ['green.json mixed.json green.json --engines cilium,kubernetes', 3],
  ] as const) {
    it(`${args} is refused`, async () => {
      assert.deepEqual(await refusalOf(() => diff(...args.split(' '))), [
        3,
        `report diff compares two results, but got ${String(count)}; with --engines A,B one is enough.\nHelp: npm run conformance -- help report diff`,
      ]);
    });
  }
});
