import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { readSuite } from '../../api/read-suite.ts';
import { run } from '../../api/run.ts';
import { parseYaml } from '../../harness/text/parse-yaml.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import { blocksOf, readPage } from './read-page.ts';

const api = fileURLToPath(new URL('../../api/index.ts', import.meta.url));
const policy = 'web/templates/policy.yaml';
const suiteFile = 'web/netpol.yaml';

/** A block of the page that begins with a comment that is its path. */
interface File {
  readonly path: string;
  readonly text: string;
}

describe('docs/writing-a-suite.md', function () {
  this.timeout(120_000);
  let page: string;
  let folder: string;
  let files: readonly File[];
  before(async () => {
    page = await readPage('docs/writing-a-suite.md');
    folder = await mkdtemp(join(tmpdir(), 'writing-a-suite-'));
    files = [...blocksOf(page, 'yaml'), ...blocksOf(page, 'ts')].flatMap(fileOf);
    for (const file of [...files, { path: 'package.json', text: '{ "type": "module" }' }]) await write(file);
  });
  after(() => rm(folder, { recursive: true }));

  async function write({ path, text }: File): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text.replace("'netpol-conformance'", `'${api}'`));
  }
  const predict = (suite: string): Promise<Results> => run({ suite: join(folder, suite), cluster: { kind: 'predict' } });
  const predictChanged = async (before: string, after: string): Promise<readonly string[]> => {
    const text = files.find(({ path }) => path === policy)?.text ?? '';
    assert.ok(before !== '' && text.includes(before), `${policy} has no ${JSON.stringify(before)}`);
    await write({ path: policy, text: text.replace(before, after) });
    const failures = failuresOf(await predict(suiteFile));
    await write({ path: policy, text });
    return failures;
  };

  it('begins with a suite of five lines, its path among them', async () => {
    const [short, long] = files.filter(({ path }) => path === suiteFile);
    assert.equal(short?.text.trimEnd().split('\n').length, 5);
    await write(short);
    const { summary, cells } = await predict(suiteFile);
    assert.equal(summary.outcome, 'ok');
    assert.ok(cells[0]?.policies[0]?.rules.length === 1);
    await write(long ?? assert.fail());
  });

  it('shows a suite, and a module that says the same, that are ok on its chart', async () => {
    for (const suite of [suiteFile, 'web/netpol.config.ts']) {
      const { summary } = await predict(suite);
      assert.equal(summary.outcome, 'ok', suite);
      assert.ok(summary.flows.ok >= 4);
    }
  });

  it('shows a mistake that turns it red, and says which flow fails', async () => {
    const [, before = '', after = ''] = /^-(.*)\n\+(.*)$/m.exec(blocksOf(page, 'diff').join('')) ?? [];
    const failures = await predictChanged(before, after);
    const [line = ''] = blocksOf(page, 'text');
    assert.ok(failures.includes(line.trim()), failures.join('\n'));
  });

  it('says who gets in where the rule has no sources', async () => {
    const text = files.find(({ path }) => path === policy)?.text ?? '';
    const failures = await predictChanged(/^ {4}- from:\n(?:.*\n)*? {6}ports:$/m.exec(text)?.[0] ?? '', '    - ports:');
    const sources = new Set(failures.map((failure) => failure.split(' ')[0]));
    assert.deepEqual([...sources].toSorted(), ['beside', 'client', 'elsewhere', 'internet', 'metadata', 'web']);
  });

  it('shows parts of a suite that a suite takes', async () => {
    const whole = parseYaml(files.findLast(({ path }) => path === suiteFile)?.text ?? '');
    const parts = blocksOf(page, 'yaml').filter((block) => fileOf(block).length === 0);
    assert.ok(parts.length >= 8);
    for (const part of parts) {
      await write({ path: 'web/part.yaml', text: stringify({ ...Object(whole), ...Object(parseYaml(part)) }) });
      await assert.doesNotReject(readSuite(join(folder, 'web/part.yaml')), part);
    }
  });

  it('is where a suite of ten lines leads to, in the README', async () => {
    const [suite = ''] = blocksOf(await readPage('README.md'), 'yaml');
    assert.ok(suite.trimEnd().split('\n').length <= 10);
    await write({ path: 'web/readme.yaml', text: suite });
    await assert.doesNotReject(readSuite(join(folder, 'web/readme.yaml')));
  });

  it('shows what is said of a suite that is wrong', async () => {
    const [, shape = '', names = ''] = blocksOf(page, 'text');
    assert.equal(await refusal('wrong/netpol.yaml'), shape.trimEnd());
    const { text } = files.find(({ path }) => path === 'wrong/netpol.yaml') ?? assert.fail();
    const mended = text.replace('sources:', 'source:').replace(' by name', '').replace('everythingElse: deny', 'everythingElse: denied');
    await write({ path: 'wrong/netpol.yaml', text: mended });
    assert.equal(await refusal('wrong/netpol.yaml'), names.trimEnd());
  });

  async function refusal(path: string): Promise<string> {
    const error: unknown = await readSuite(join(folder, path)).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof UserError);
    return error.message.replaceAll(`${join(folder, dirname(path))}/`, '');
  }
});

/** The path's comment stays: messages count lines as the page shows them. */
function fileOf(block: string): readonly File[] {
  const path = /^(?:#|\/\/) (\S+\/\S+)\n/.exec(block)?.[1];
  return path === undefined ? [] : [{ path, text: path.endsWith('.ts') ? block.replace(/^.*\n/, '') : block }];
}

function failuresOf({ cells }: Results): readonly string[] {
  const failed = cells.flatMap(({ flows }) => flows).filter(({ outcome }) => outcome === 'failed');
  return failed.map(({ id, reason }) => `${id}: ${reason ?? ''}`);
}
