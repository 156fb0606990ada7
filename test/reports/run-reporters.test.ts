import assert from 'node:assert/strict';
import { jsonReporter } from '../../reports/json-reporter.ts';
import { reporters } from '../../reports/registry.ts';
import { reporterNames } from '../../reports/reporter-names.ts';
import type { RenderOptions, Reporter } from '../../reports/reporter.ts';
import { runReporters } from '../../reports/run-reporters.ts';
import { greenResults, mixedResults } from './sample-results.ts';

const options: RenderOptions = { width: 100, colours: 'off', resultsFile: 'out/results.json', repository: '/repository' };
function fail(message: string): never {
  return assert.fail(message);
}

const broken: Reporter = {
  name: 'console',
  description: 'breaks',
  render: () => {
    throw new Error('boom');
  },
};

describe('runReporters', () => {
  it('a reporter that throws harms neither the others nor the result on stdout', () => {
    const problems: string[] = [];
    const rendered = runReporters([broken, jsonReporter], [mixedResults()], options, (message) => problems.push(message));
    assert.deepEqual(
      rendered.map(({ kind }) => kind),
      ['stdout', 'file'],
    );
    assert.equal(rendered[0]?.text, '✗ FAILED   exit code 1: at least one flow or check failed\n');
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /The report console could not be made: Error: boom/);
  });

  for (const name of reporterNames) {
    it(`${name}, broken, harms no other`, () => {
      const problems: string[] = [];
      const all = reporterNames.map((each) => (each === name ? { ...broken, name } : reporters[each]));
      const rendered = runReporters(all, [mixedResults()], options, (message) => problems.push(message));
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', new RegExp(`^The report ${name} could not be made: Error: boom`));
      for (const other of reporterNames.filter((each) => each !== name)) {
        const [expected] = reporters[other].render([mixedResults()], options);
        assert.ok(
          rendered.some(({ text }) => text === expected?.text),
          other,
        );
      }
    });
  }

  it('a matrix without the console report is a line a leg', () => {
    const cluster = { name: 'kind', cni: 'cilium', evidence: 'packets', details: {} } as const;
    const [first] = runReporters(
      [jsonReporter],
      [mixedResults(), { ...greenResults(), run: { ...greenResults().run, cluster } }],
      options,
      fail,
    );
    assert.match(first?.text ?? '', /^nftables · embedded: ✗ FAILED .*\ncilium · kind: ✓ OK .*\n$/);
  });

  it('is never silent: without the console report, the result is one line', () => {
    const [first] = runReporters([jsonReporter], [mixedResults()], options, fail);
    assert.match(first?.text ?? '', /^✗ FAILED .*\n$/);
  });

  it('the registry holds each reporter under its own name, with a description', () => {
    for (const name of reporterNames) {
      assert.equal(reporters[name].name, name);
      assert.ok(reporters[name].description.length > 0);
    }
  });

  it('no two reporters write the same file', () => {
    const files = runReporters(Object.values(reporters), [mixedResults()], options, fail).flatMap((report) =>
      report.kind === 'file' ? [report.fileName] : [],
    );
    assert.equal(new Set(files).size, files.length);
  });
});
