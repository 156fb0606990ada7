import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { openSource } from '../../../harness/source/open-source.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { type TemporaryFolder, temporaryFolder } from '../chart/support/temporary-folder.ts';
import { withEnvironment } from '../chart/support/with-environment.ts';
import { request } from '../support/request.ts';
import { writeFiles } from '../support/write-files.ts';

const policies = `# why
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  ingress:
    - {}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: patched}
spec:
  podSelector: {}
`;

describe('a kustomization as a source', () => {
  let folder: TemporaryFolder;
  let prod: string;
  before(async () => {
    folder = await writeFiles({
      'base/kustomization.yaml': 'resources: [np.yaml]\n',
      'base/np.yaml': policies,
      'prod/kustomization.yml': `resources: [../base]
namespace: prod
namePrefix: p-
configMapGenerator: [{name: made, literals: [a=b]}]
patches:
  - patch: |
      - {op: add, path: /spec/policyTypes, value: [Ingress]}
    target: {name: patched}
`,
    });
    prod = relative(process.cwd(), join(folder.path, 'prod'));
  });
  after(() => folder[Symbol.asyncDispose]());

  it('is built without the annotations that say where objects are from, which name their files', async () => {
    await using source = await openSource({ spec: { kind: 'kustomize', path: prod } });
    const manifests = await source.render(request);
    assert.deepEqual(
      manifests.map(({ file, object: { kind, metadata } }) => [
        kind,
        metadata.name.replace(/made-.*/, 'made'),
        metadata.namespace,
        relative(folder.path, file),
      ]),
      [
        ['ConfigMap', 'p-made', 'prod', 'prod/kustomization.yml'],
        ['NetworkPolicy', 'p-patched', 'prod', 'base/np.yaml'],
        ['NetworkPolicy', 'p-web', 'prod', 'base/np.yaml'],
      ],
    );
    assert.ok(manifests.every(({ object }) => !('annotations' in object.metadata)));
    const { digest, tool, ...info } = source.info;
    assert.deepEqual(info, { kind: 'kustomize', path: prod, name: 'prod', valuesFiles: [], leftOut: [], folder: '.' });
    assert.match(digest, /^sha256:[0-9a-f]{64}$/);
    assert.match(tool ?? '', /^kubectl 1\.\d+\.\d+/);
  });

  it('leaves nothing behind', async () => {
    await using temporary = await temporaryFolder();
    await withEnvironment({ TMPDIR: temporary.path }, async () => {
      await using source = await openSource({ spec: { kind: 'kustomize', path: prod } });
      assert.equal(source.knowsValue('a'), false);
    });
    assert.deepEqual(await readdir(temporary.path), []);
  });

  it('has lines of the files that it is made of, and of rules only where they are as they were written', async () => {
    await using source = await openSource({ spec: { kind: 'kustomize', path: prod } });
    const lines = await source.locate(await source.render(request), request);
    const file = join(relative(process.cwd(), folder.path), 'base/np.yaml');
    assert.deepEqual([...lines.keys()], ['NetworkPolicy prod/p-patched', 'NetworkPolicy prod/p-web']);
    assert.deepEqual(lines.get('NetworkPolicy prod/p-patched'), { object: { file, line: 10 }, maps: new Map() });
    assert.deepEqual(lines.get('NetworkPolicy prod/p-web')?.maps.get('spec.ingress[0]'), { file, line: 8 });
  });

  it('knows no values', async () => {
    await using source = await openSource({ spec: { kind: 'kustomize', path: prod } });
    await assert.rejects(source.render({ ...request, values: { a: 1 } }), (error) => error instanceof UserError && error.exitCode === 3);
  });
});

describe('a text with an address', () => {
  it('is no remote resource where kustomize loads nothing by it', async () => {
    await using folder = await writeFiles({
      'k/kustomization.yaml':
        'configMapGenerator: [{name: a, literals: [b=https://example.com/b]}]\ncommonAnnotations: {from: https://example.com}\ntransformers:\n  - |\n    {apiVersion: builtin, kind: PrefixTransformer, metadata: {name: p}, prefix: p-, fieldSpecs: [{path: metadata/name}]}\n',
    });
    await using source = await openSource({ spec: { kind: 'kustomize', path: join(folder.path, 'k') } });
    assert.deepEqual(
      (await source.render(request)).map(({ object }) => object['data']),
      [{ b: 'https://example.com/b' }],
    );
  });
});
