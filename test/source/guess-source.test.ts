import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { guessSource } from '../../harness/source/guess-source.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import type { TemporaryFolder } from './chart/support/temporary-folder.ts';
import { writeFiles } from './support/write-files.ts';

const valuesFiles = ['prod.yaml'];

describe('what a path is', () => {
  let folder: TemporaryFolder;
  before(async () => {
    folder = await writeFiles({
      'chart/Chart.yaml': 'name: a',
      'chart/kustomization.yaml': '',
      'packed.tgz': '',
      'overlay/kustomization.yml': '',
      'overlay/patch.yaml': '',
      'plain/Kustomization': '',
      'k8s/deep/a.yml': '',
      'one.json': '{}',
      'notes/README.md': '',
      'notes/values.yaml': '',
      'notes.txt': '',
      'many/a': '',
      ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`many/f${String(index)}.md`, ''])),
      'suite/netpol.yaml': '',
    });
    await mkdir(join(folder.path, 'empty'));
  });
  after(() => folder[Symbol.asyncDispose]());

  for (const [path, expected] of [
    ['chart', { kind: 'chart', valuesFiles }],
    ['packed.tgz', { kind: 'chart', valuesFiles }],
    ['overlay', { kind: 'kustomize' }],
    ['plain', { kind: 'kustomize' }],
  ] as const)
    it(`${path} is a ${expected.kind}`, async () => {
      const at = join(folder.path, path);
      const given = expected.kind === 'chart' ? { valuesFiles } : {};
      assert.deepEqual(await guessSource({ paths: [at], ...given }), { ...expected, path: at });
    });

  it('a registry has a chart', async () => {
    const path = 'oci://registry.invalid/tiny';
    assert.deepEqual(await guessSource({ paths: [path] }), { kind: 'chart', path, valuesFiles: [] });
  });

  it('a Chart.yaml and a kustomization stand for their folders', async () => {
    const chart = join(folder.path, 'chart');
    assert.deepEqual(await guessSource({ paths: [join(chart, 'Chart.yaml')] }), { kind: 'chart', path: chart, valuesFiles: [] });
    const plain = join(folder.path, 'plain');
    assert.deepEqual(await guessSource({ paths: [join(plain, 'Kustomization')] }), { kind: 'kustomize', path: plain });
  });

  it('files, folders of them, pipes and - are manifests, also several', async () => {
    const several = ['/dev/null', ...['k8s', 'one.json', 'suite'].map((each) => join(folder.path, each))];
    for (const path of ['-', ...several]) assert.deepEqual(await guessSource({ paths: [path] }), { kind: 'manifests', paths: [path] });
    assert.deepEqual(await guessSource({ paths: ['-', ...several] }), { kind: 'manifests', paths: ['-', ...several] });
  });

  const wanted =
    'name a chart (its folder, a .tgz file, oci://…), a folder with a kustomization.yaml, manifests (.yaml, .yml or .json files, a folder of them), or - for standard input.';

  for (const [what, paths, message, given] of [
    ['nothing', [], `no source was named; ${wanted}`],
    ['the empty path', [''], `the empty path does not exist; ${wanted}`],
    ['what is not there', ['nowhere'], `nowhere does not exist; ${wanted}`],
    ['a remote', ['https://example.com/a.yaml'], `https://example.com/a.yaml does not exist, and only oci://… is fetched; ${wanted}`],
    ['an empty folder', ['empty'], `empty is no source: there is nothing in it; ${wanted}`],
    ['a folder of other things', ['notes'], `notes is no source: there is only README.md, values.yaml in it; ${wanted}`],
    [
      'many other things',
      ['many'],
      `many is no source: there is only a, f0.md, f1.md, f10.md, f11.md, f2.md, f3.md, f4.md, … in it; ${wanted}`,
    ],
    ['a text', ['notes.txt'], `notes.txt is neither an archive nor YAML or JSON; ${wanted}`],
    ['a chart beside manifests', ['k8s', 'chart'], 'chart is a chart, which is a source by itself; only manifests can be several.'],
    ['two kustomizations', ['overlay', 'plain'], 'overlay is a kustomization, which is a source by itself; only manifests can be several.'],
    ['values for manifests', ['k8s'], 'k8s is no chart, so that it knows no values (prod.yaml); leave them out.', valuesFiles],
  ] as const)
    it(`is refused: ${what}`, async () => {
      const at = (path: string): string => (path === '' || path.includes('://') ? path : join(folder.path, path));
      const options = { paths: paths.map(at), ...(given === undefined ? {} : { valuesFiles: given }) };
      await assert.rejects(guessSource(options), (error) => {
        assert.ok(error instanceof UserError, String(error));
        assert.deepEqual([error.exitCode, error.message.replaceAll(`${folder.path}/`, '')], [3, message]);
        return true;
      });
    });
});
