import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { loadScenarios } from '../../cli/load-scenarios.ts';
import { catalogue } from '../../scenarios/catalogue.ts';
import { outsideMocha } from '../scenario/outside-mocha.ts';
import { refusalOf } from './refusal-of.ts';

const declaration = (id: string): string =>
  `scenario({ id: '${id}', claim: 'health', title: 't', engines: ['calico'], values: () => ({}), expect: () => [] });`;

describe('the scenarios that a command is about', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-scenarios-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function put(name: string, text: string): Promise<string> {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  }

  const refusal = (file: string): ReturnType<typeof refusalOf> => outsideMocha(() => refusalOf(() => loadScenarios([file])));

  it("are this project's own where no file is named", async () => {
    assert.equal(await loadScenarios([]), catalogue);
  });

  it('are those of the files, in their order, and no others', async () => {
    const first = await put('first.mjs', `export default ({ scenario }) => { ${declaration('b')} ${declaration('a')} };`);
    const second = await put('second.mjs', `export default ({ scenario }) => { ${declaration('c')} };`);
    const loaded = await outsideMocha(() => loadScenarios([first, second]));
    assert.deepEqual(
      loaded.map(({ id, engines }) => [id, engines]),
      ['b', 'a', 'c'].map((id) => [id, ['calico']]),
    );
  });

  it('are found from the directory in which the command was given', async () => {
    const file = await put('relative.mjs', `export default ({ scenario }) => { ${declaration('d')} };`);
    const loaded = await outsideMocha(() => loadScenarios([relative(process.cwd(), file)]));
    assert.deepEqual(
      loaded.map(({ id }) => id),
      ['d'],
    );
  });

  it('have every word that they need, and time to ask for more', async () => {
    const file = await put(
      'words.mjs',
      `export default async ({ scenario, allowed, denied, expected }) => {
         await new Promise((resolve) => setTimeout(resolve, 5));
         const expect = () => [allowed('dns', 'dns:dns', 'x'), denied('dns', 'dns:other', 'y'), expected('denied', 's3', 'dns:dns', 'z')];
         scenario({ id: 'words', claim: 'health', title: 't', engines: ['calico'], values: () => ({}), expect });
       };`,
    );
    const [loaded] = await outsideMocha(() => loadScenarios([file]));
    assert.deepEqual(
      loaded?.expect('calico').map(({ verdict, target, because }) => `${verdict} ${target} ${because}`),
      ['allowed dns:dns x', 'denied dns:other y', 'denied dns:dns z'],
    );
  });

  it('may be declared as a file is imported, without a default export', async () => {
    const url = new URL('../../harness/scenario/scenario.ts', import.meta.url).href;
    const file = await put('imports.mjs', `import { scenario } from '${url}';\n${declaration('imported')}`);
    const loaded = await outsideMocha(() => loadScenarios([file]));
    assert.deepEqual(
      loaded.map(({ id }) => id),
      ['imported'],
    );
  });

  it('are checked, because no compiler has seen them', async () => {
    const file = await put('wrong.mjs', `export default ({ scenario }) => { ${declaration('a').replace("'calico'", "'calicoo'")} };`);
    const [exitCode, message] = await refusal(file);
    assert.equal(exitCode, 3);
    assert.match(message, /^--scenario-file \S+wrong\.mjs: scenario a: ✖ .*"calico"/);
  });

  it('are refused where the file is not there', async () => {
    const file = join(folder, 'none.mjs');
    assert.deepEqual(await refusal(file), [3, `--scenario-file ${file}: there is no such file.`]);
  });

  for (const [name, text, reason] of [
    ['throws', 'export default () => { throw new Error("not so"); };', 'not so'],
    ['throws as it is imported', 'throw new Error("not at all");', 'not at all'],
    ['throws something else than an error', 'export default () => { throw "words"; };', 'words'],
    ['fails later', 'export default async () => { throw new Error("too late"); };', 'too late'],
    ['declares one twice', `export default ({ scenario }) => { ${declaration('a')} ${declaration('a')} };`, 'two scenarios have the id a'],
  ] as const) {
    it(`are refused where the file ${name}`, async () => {
      const file = await put(`${name.replaceAll(' ', '-')}.mjs`, text);
      assert.deepEqual(await refusal(file), [3, `--scenario-file ${file} can't be used: ${reason}`]);
    });
  }

  for (const [name, text] of [
    ['exports nothing', 'const unused = 1;'],
    ['exports no function', 'export default { scenario: 1 };'],
    ['exports nothing by default', 'export const declare = () => undefined;'],
    ['has a function that declares none', 'export default () => undefined;'],
  ] as const) {
    it(`are refused where the file ${name}`, async () => {
      const file = await put(`${name.replaceAll(' ', '-')}.mjs`, text);
      assert.deepEqual(await refusal(file), [
        3,
        `--scenario-file ${file}: it declares no scenario. Its default export is to be a function that does: export default ({ scenario, allowed, denied }) => { scenario({ … }) }`,
      ]);
    });
  }

  it('are refused where one file of several declares none', async () => {
    const some = await put('some.mjs', `export default ({ scenario }) => { ${declaration('e')} };`);
    const none = await put('none-more.mjs', 'export default () => undefined;');
    const [, message] = await outsideMocha(() => refusalOf(() => loadScenarios([some, none])));
    assert.match(message, /none-more\.mjs: it declares no scenario/);
  });
});
