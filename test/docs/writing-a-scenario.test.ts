import assert from 'node:assert/strict';
import type { Results } from '../../harness/vocabulary/results.ts';
import { blocksOf, readPage } from './read-page.ts';
import { runTutorial } from './run-tutorial.ts';

const scenario = 'scenarios/my-metrics.spec.ts';
const policy = 'my-chart/templates/policy.yaml';

describe('docs/writing-a-scenario.md', function () {
  this.timeout(120_000);
  let page: string;
  let files: ReadonlyMap<string, string>;
  before(async () => {
    page = await readPage('docs/writing-a-scenario.md');
    files = filesOf(page);
  });

  it('shows a chart and a scenario that is ok on it', async () => {
    const { cells, summary } = await runTutorial(files, scenario);
    assert.deepEqual(
      cells.map(({ id, reason }) => [id, reason]),
      [['my-metrics/kubernetes', undefined]],
    );
    assert.equal(summary.outcome, 'ok');
    assert.ok(summary.flows.ok >= 4);
  });

  it('shows a mistake that turns it red, and says which flow fails', async () => {
    const [, before = '', after = ''] = /^-(.*)\n\+(.*)$/m.exec(blocksOf(page, 'diff').join('')) ?? [];
    const failures = failuresOf(await runTutorial(changed(files, before, after), scenario));
    const [line = ''] = blocksOf(page, 'text');
    assert.ok(failures.includes(line.trim()), failures.join('\n'));
  });

  it('says which flows fail where the rule has no sources', async () => {
    const from = /^ {4}- from:\n(?:.*\n)*? {6}ports:$/m.exec(files.get(policy) ?? '')?.[0] ?? '';
    const failures = failuresOf(await runTutorial(changed(files, from, '    - ports:'), scenario));
    assert.deepEqual([...new Set(failures.map((failure) => failure.split(' ')[0]))].toSorted(), ['neighbour', 'stranger']);
  });
});

/** The blocks that begin with a comment that is their path. */
function filesOf(page: string): ReadonlyMap<string, string> {
  const blocks = [...blocksOf(page, 'yaml'), ...blocksOf(page, 'ts')];
  return new Map(
    blocks.flatMap((block) => {
      const path = /^(?:#|\/\/) (\S+\/\S+)\n/.exec(block);
      return path === null ? [] : [[path[1] ?? '', block.slice(path[0].length)] as const];
    }),
  );
}

function changed(files: ReadonlyMap<string, string>, before: string, after: string): ReadonlyMap<string, string> {
  const text = files.get(policy) ?? '';
  assert.ok(before !== '' && text.includes(before), `${policy} has no ${JSON.stringify(before)}`);
  return new Map([...files, [policy, text.replace(before, after)]]);
}

function failuresOf({ cells }: Results): readonly string[] {
  const failed = cells.flatMap(({ flows }) => flows).filter(({ outcome }) => outcome === 'failed');
  return failed.map(({ id, reason }) => `${id}: ${reason ?? ''}`);
}
