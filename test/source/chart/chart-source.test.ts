import assert from 'node:assert/strict';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { findHelm } from '../../../harness/source/chart/find-helm.ts';
import { type OpenSource, openSource, type RenderRequest } from '../../../harness/source/open-source.ts';
import { request } from '../support/request.ts';
import { writeFiles } from '../support/write-files.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { withEnvironment } from './support/with-environment.ts';

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: NAME}
spec:
  podSelector: {}
  ingress:
    - from: []
`;
const files = {
  'tiny/Chart.yaml': 'apiVersion: v2\nname: tiny\nversion: 1.2.3\ndependencies: [{name: sub, version: 0.1.0}]\n',
  'tiny/values.yaml': 'who: {name: nobody, mood: calm}\nsub: {enabled: true}\n',
  'tiny/values.schema.json': '{"properties": {"who": {"properties": {"age": {}}}}}',
  'tiny/templates/policy.yaml': policy.replace('NAME', 'web'),
  'tiny/templates/stage.yaml': `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
    metadata: {name: stage, namespace: kept}
    data: {stage: '{{ ternary "upgrade" "install" .Release.IsUpgrade }}', who: '{{ .Values.who.name }}', mood: '{{ .Values.who.mood }}', flag: '{{ .Values.flag }}'}
`,
  'tiny/charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 0.1.0\n',
  'tiny/charts/sub/values.yaml': 'inner: 1\n',
  'tiny/charts/sub/templates/policy.yaml': policy.replace('NAME', 'below'),
  'a,b.yaml': 'who: {name: first, mood: merry}\nflag: off\n',
  'second.yaml': 'who: {name: second}\n',
};

async function stageOf(source: OpenSource, change: Partial<RenderRequest> = {}): Promise<unknown> {
  const manifests = await source.render({ ...request, ...change });
  return manifests.find(({ object }) => object.metadata.name === 'stage')?.object['data'];
}

describe('a chart as a source', () => {
  it('is rendered with values of files, later ones winning, below those of the request', async () => {
    await using folder = await writeFiles(files);
    const valuesFiles = [join(folder.path, 'a,b.yaml'), join(folder.path, 'second.yaml')];
    const path = join(folder.path, 'tiny');
    await using source = await openSource({ spec: { kind: 'chart', path, valuesFiles } });
    const { digest, tool, ...info } = source.info;
    assert.deepEqual(info, { kind: 'chart', path, name: 'tiny', version: '1.2.3', valuesFiles, leftOut: [], folder: path });
    assert.match(digest, /^sha256:/);
    assert.match(tool ?? '', /^helm [34]\./);
    assert.deepEqual(source.baseValues, { who: { name: 'second', mood: 'merry' }, flag: 'off' });
    // They are read once: what is changed or gone afterwards is not seen. What helm takes `off` for counts.
    await rm(valuesFiles[1] ?? '');
    assert.deepEqual(await stageOf(source), { stage: 'install', who: 'second', mood: 'merry', flag: 'false' });
    assert.deepEqual(await stageOf(source, { values: { who: { name: 'third' } }, stage: 'upgrade' }), {
      stage: 'upgrade',
      who: 'third',
      mood: 'merry',
      flag: 'false',
    });
  });

  it('has its lists unfolded, and keeps a namespace that is written', async () => {
    await using folder = await writeFiles(files);
    await using source = await openSource({ spec: { kind: 'chart', path: join(folder.path, 'tiny'), valuesFiles: [] } });
    const manifests = await source.render(request);
    const namespaceOf = (name: string): string | undefined =>
      manifests.find(({ object }) => object.metadata.name === name)?.object.metadata.namespace;
    assert.deepEqual([namespaceOf('stage'), namespaceOf('web')], ['kept', undefined]);
  });

  it('knows the values of its files and of the charts in it', async () => {
    await using folder = await writeFiles(files);
    const path = join(folder.path, 'tiny');
    await using source = await openSource({ spec: { kind: 'chart', path, valuesFiles: [] } });
    for (const known of ['who.name', 'who.age', 'sub.enabled', 'sub.inner']) {
      assert.equal(source.knowsValue(known), true, known);
      assert.equal(source.whyUnknown(known), undefined);
    }
    assert.equal(source.knowsValue('who.nam'), false);
    const place = `chart ${path} has no value who.nam in its values.yaml or values.schema.json`;
    assert.equal(source.whyUnknown('who.nam'), `${place} (in who there are: age, mood, name)`);
    assert.match(source.whyUnknown('x') ?? '', /\(there are: sub, who\)$/);
  });

  it('has lines for policies and rules, of the charts in it as well, in whatever namespace they were put; and leaves no copy behind', async () => {
    await using folder = await writeFiles(files);
    await using temporary = await temporaryFolder();
    await withEnvironment({ TMPDIR: temporary.path }, async () => {
      await using source = await openSource({
        spec: { kind: 'chart', path: join(folder.path, 'tiny'), valuesFiles: [join(folder.path, 'second.yaml')] },
      });
      const policies = (await source.render(request))
        .filter(({ object }) => object.kind === 'NetworkPolicy')
        .map(({ file, object }) => ({ file, object: { ...object, metadata: { ...object.metadata, namespace: 'shop' } } }));
      const foreign = { file: 'scenario.ts', object: { ...(policies[0] ?? assert.fail()).object, metadata: { name: 'foreign' } } };
      for (let turn = 0; turn < 2; turn += 1) {
        const lines = await source.locate([...policies, foreign], request);
        assert.deepEqual(
          [...lines].map(([ref, { object, maps }]) => [ref, object, maps.get('spec.ingress[0]')]).toSorted(),
          [
            ['NetworkPolicy shop/below', 'charts/sub/templates/policy.yaml'],
            ['NetworkPolicy shop/web', 'templates/policy.yaml'],
          ].map(([ref, file]) => [ref, { file, line: 2 }, { file, line: 7 }]),
        );
      }
      assert.notDeepEqual(await readdir(temporary.path), []);
    });
    assert.deepEqual(await readdir(temporary.path), []);
  });

  it('may be an archive, whose values are known, and which has no lines', async () => {
    await using folder = await writeFiles(files);
    const helm = await findHelm();
    await execa(helm.path, ['package', join(folder.path, 'tiny'), `--destination=${folder.path}`]);
    const path = join(folder.path, 'tiny-1.2.3.tgz');
    await using source = await openSource({ spec: { kind: 'chart', path, valuesFiles: [] } });
    assert.equal('folder' in source.info, false);
    for (const known of ['who.name', 'who.age', 'sub.inner']) assert.equal(source.knowsValue(known), true, known);
    assert.equal(source.knowsValue('who.nam'), false);
    const manifests = await source.render(request);
    assert.equal(manifests.length, 3);
    assert.equal((await source.locate(manifests, request)).size, 0);
  });

  it('ends with the reason when it is interrupted, and leaves nothing behind', async () => {
    await using folder = await writeFiles(files);
    await using temporary = await temporaryFolder();
    const reason = new Error('interrupted');
    await withEnvironment({ TMPDIR: temporary.path }, async () => {
      const spec = { kind: 'chart', path: join(folder.path, 'tiny'), valuesFiles: [join(folder.path, 'second.yaml')] } as const;
      await assert.rejects(openSource({ spec, signal: AbortSignal.abort(reason) }), reason);
      const failing = { kind: 'chart', path: join(folder.path, 'tiny'), valuesFiles: [join(folder.path, 'second.yaml')] } as const;
      await writeFile(join(folder.path, 'tiny/Chart.yaml'), 'name: [');
      await assert.rejects(openSource({ spec: failing }), /cannot be read/);
    });
    assert.deepEqual(await readdir(temporary.path), []);
  });
});
