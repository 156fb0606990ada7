import assert from 'node:assert/strict';
import { access, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { commandNames } from '../../cli/flags/commands.ts';
import { parseArguments } from '../../cli/parse-arguments.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { findCommands } from './find-commands.ts';
import { anchorsOf, findLinks } from './find-links.ts';
import { blocksOf, readPage } from './read-page.ts';

const scripts: Readonly<Record<string, string>> = packageJson.scripts;
const root = new URL('../../', import.meta.url);

describe('README, CONTRIBUTING, docs/ and the example', () => {
  let pages: ReadonlyMap<string, string>;
  before(async () => {
    const docs = (await readdir(new URL('docs/', root))).filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`);
    const paths = ['README.md', 'CONTRIBUTING.md', 'examples/shop/README.md', ...docs];
    pages = new Map(await Promise.all(paths.map(async (path) => [path, await readPage(path)] as const)));
  });

  it('link only to files and headings that are there', async () => {
    const broken: string[] = [];
    for (const [path, page] of pages)
      for (const link of findLinks(page)) if (!(await leadsSomewhere(path, link, pages))) broken.push(`${path}: ${link.target}`);
    assert.deepEqual(broken, []);
  });

  it('show npm scripts that there are, with command lines that parse', () => {
    const uses = [...pages].flatMap(([path, page]) =>
      shellsOf(page)
        .flatMap(findCommands)
        .map((use) => ({ path, ...use })),
    );
    assert.ok(uses.length >= 40);
    for (const { path, line, script, words } of uses) {
      assert.ok(Object.hasOwn(scripts, script), `${path}: npm run ${script}`);
      const args = argumentsOf(script, words);
      if (args !== undefined) assert.doesNotThrow(() => parseArguments(args), `${path}: ${line}`);
    }
  });

  it('name files that there are', async () => {
    const gone: string[] = [];
    for (const [path, page] of pages)
      for (const file of filesOf(page)) {
        const isThere = await access(new URL(file, root)).then(
          () => true,
          () => false,
        );
        if (!isThere) gone.push(`${path}: ${file}`);
      }
    assert.deepEqual(gone, []);
  });

  it('are all in the index of the README', () => {
    const linked = findLinks(pages.get('README.md') ?? '').map(({ file }) => file);
    const missing = [...pages.keys()].filter((path) => path.startsWith('docs/') && !linked.includes(path));
    assert.deepEqual(missing, [], 'add a line to the table under "Documentation" in README.md');
  });

  it('break a template that there is, in getting-started.md', async () => {
    const [, before = '', path = ''] =
      /sed -i 's\/([^/]*)\/[^/]*\/' \/tmp\/broken\/(\S+)/.exec(pages.get('docs/getting-started.md') ?? '') ?? [];
    assert.ok(before !== '' && (await readPage(`chart/${path}`)).includes(before));
  });
});

describe('what checks the docs', () => {
  it('finds a link that leads nowhere, and one that leads to no heading', async () => {
    const page = '# One thing\n[a](gone.md) [b](#one-thing) [`c`](#two) `[d](code.md)`\n```\n[e](code.md)\n```\n[f](https://example.com)\n';
    const links = findLinks(page);
    assert.deepEqual(
      links.map(({ target }) => target),
      ['gone.md', '#one-thing', '#two'],
    );
    const found = await Promise.all(links.map((link) => leadsSomewhere('docs/x.md', link, new Map([['docs/x.md', page]]))));
    assert.deepEqual(found, [false, true, false]);
  });

  it('numbers headings of one name', () => {
    assert.deepEqual([...anchorsOf('# A b\n## `A` b\n## What, really?\n')], ['a-b', 'a-b-1', 'what-really']);
  });

  it('reads commands as a shell does', () => {
    assert.deepEqual(
      findCommands(
        "npm run --silent gate -- --from 'a b' > x # npm\ncd y && npm run conformance -- --grep 'a|b' | tee z\nnpm ci && npm run setup",
      ).map(({ script, words }) => [script, ...words]),
      [['gate', '--from', 'a b'], ['conformance', '--grep', 'a|b'], ['setup']],
    );
  });

  it('reads the files that a page names, and no pattern of one', () => {
    assert.deepEqual(filesOf('`harness/x.ts` `cli/` `harness/<x>/y.ts` `out/results.json`\n```\n`cli/main.ts`\n```\n'), [
      'harness/x.ts',
      'cli/',
    ]);
  });

  it('finds a flag that does not exist', () => {
    const [use] = findCommands('npm run gate -- --form out');
    assert.throws(() => parseArguments(argumentsOf('gate', use?.words ?? []) ?? []), UserError);
  });
});

/** The words for the command line's own parser; undefined where the script has a parser of its own, or the line is a pattern of one. */
function argumentsOf(script: string, words: readonly string[]): readonly string[] | undefined {
  if (words.some((word) => /^\[|…/.test(word))) return undefined;
  if (script === 'conformance') return words;
  return commandNames.some((name) => name === script) ? [script, ...words] : undefined;
}

/** Files and folders of the sources, by their path in the repository, outside of blocks. */
function filesOf(page: string): readonly string[] {
  const text = page.replaceAll(/^```.*?^```$/gms, '');
  const paths = text.matchAll(/`((?:harness|clusters|cli|reports|tools|gate|scenarios|api|mocha|examples|test)\/[\w./-]*)`/g);
  return [...paths].map(([, path = '']) => path);
}

/** Blocks of shell lines: marked as such, or unmarked and beginning with a command. */
function shellsOf(page: string): readonly string[] {
  return [...blocksOf(page, 'sh'), ...blocksOf(page, '').filter((block) => /^np[mx] /.test(block))];
}

async function leadsSomewhere(
  from: string,
  link: { file: string; anchor: string | undefined },
  pages: ReadonlyMap<string, string>,
): Promise<boolean> {
  const path = link.file === '' ? from : join(dirname(from), link.file);
  if (!pages.has(path)) {
    try {
      await access(new URL(path, root));
    } catch {
      return false;
    }
  }
  if (link.anchor === undefined) return true;
  const page = pages.get(path);
  return page !== undefined && anchorsOf(page).has(link.anchor);
}
