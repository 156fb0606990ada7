import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { type OpenSource, openSource } from '../../../harness/source/open-source.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { type TemporaryFolder, temporaryFolder } from '../chart/support/temporary-folder.ts';
import { request } from '../support/request.ts';
import { writeFiles } from '../support/write-files.ts';

const policy = `# why
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - from:
        - podSelector: {}
    - {}
`;
const configMap = (name: string, namespace = ''): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}${namespace === '' ? '' : `, namespace: ${namespace}`}}\n`;

describe('manifests as a source', () => {
  let folder: TemporaryFolder;
  let k8s: string;
  before(async () => {
    folder = await writeFiles({
      'k8s/web.yaml': `# nothing\n---\n${policy}---\n---\n${configMap('a', 'other')}`,
      'k8s/deep/list.yml': `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: b}\n- apiVersion: v1\n  kind: ConfigMapList\n  items:\n  - metadata: {name: c}\n`,
      'k8s/deep/d.json': '{\n\t"apiVersion": "v1",\n\t"kind": "ConfigMap",\n\t"metadata": {"name": "d"}\n}\n',
      'k8s/netpol.yaml': policy.replace('web', 'named-like-a-suite'),
      'k8s/.git/x.yaml': 'hidden',
      'k8s/.hidden.yaml': 'hidden',
      'k8s/README.md': 'not read',
      'k8s/kustomization.yaml': 'resources: [web.yaml]',
      'k8s/deep/netpol.yaml': 'source: {chart: .}',
      'k8s/values-prod.yaml': 'a: 1',
      'k8s/values.yaml': 'a: [',
      'k8s/values.schema.json': '{}',
      'k8s/charts/x/Chart.yaml': 'name: x',
      'k8s/charts/x/templates/x.yaml': '{{ fail "no" }}',
      'other/e.yaml': configMap('e'),
    });
    k8s = relative(process.cwd(), join(folder.path, 'k8s'));
  });
  after(() => folder[Symbol.asyncDispose]());

  const names = async (source: OpenSource): Promise<readonly string[]> =>
    (await source.render(request)).map(({ file, line, object }) => `${relative(k8s, file)}:${String(line)} ${object.metadata.name}`);

  it('are all objects of a folder, with file and line; what plainly is something else is left out by name', async () => {
    await using source = await openSource({ spec: { kind: 'manifests', paths: [k8s] } });
    assert.deepEqual(await names(source), [
      'deep/d.json:1 d',
      'deep/list.yml:4 b',
      'deep/list.yml:10 c',
      'netpol.yaml:2 named-like-a-suite',
      'web.yaml:4 web',
      'web.yaml:16 a',
    ]);
    const { digest, leftOut, ...info } = source.info;
    assert.deepEqual(info, { kind: 'manifests', path: k8s, name: 'k8s', valuesFiles: [], folder: '.' });
    assert.match(digest, /^sha256:[0-9a-f]{64}$/);
    assert.deepEqual(
      leftOut.map(({ path, reason }) => `${relative(k8s, path)}: ${reason}`),
      [
        'charts/x: a chart',
        'kustomization.yaml: a kustomization',
        'values.schema.json: a JSON Schema',
        'deep/netpol.yaml: a suite',
        'values-prod.yaml: chart values',
        'values.yaml: chart values',
      ],
    );
  });

  it('may be of several files and folders; items of a typed list are of its kind, and a namespace is kept', async () => {
    await using source = await openSource({
      spec: { kind: 'manifests', paths: [join(k8s, 'deep'), join(k8s, 'web.yaml'), join(k8s, '../other')] },
    });
    assert.equal(source.info.name, 'deep, web.yaml, other');
    const objects = (await source.render(request)).map(({ object }) => object);
    assert.deepEqual(
      objects.map(({ metadata }) => metadata.name),
      ['d', 'b', 'c', 'web', 'a', 'e'],
    );
    assert.deepEqual(objects[2], { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } });
    assert.equal(objects[4]?.metadata.namespace, 'other');
  });

  it('have lines for policies and their rules, also once they are in a namespace', async () => {
    await using source = await openSource({ spec: { kind: 'manifests', paths: [k8s] } });
    const web = (await source.render(request)).find(({ object }) => object.metadata.name === 'web') ?? assert.fail('no policy');
    const placed = { ...web, object: { ...web.object, metadata: { name: 'web', namespace: 'shop' } } };
    const lines = await source.locate([placed], request);
    assert.deepEqual([...lines.keys()], ['NetworkPolicy shop/web']);
    const { object, maps } = lines.get('NetworkPolicy shop/web') ?? assert.fail('no lines');
    assert.deepEqual(object, { file: join(k8s, 'web.yaml'), line: 4 });
    assert.deepEqual(
      [maps.get('spec.ingress[0]')?.line, maps.get('spec.ingress[0].from[0]')?.line, maps.get('spec.ingress[1]')?.line],
      [11, 12, 13],
    );
    assert.equal((await source.locate([{ ...placed, file: 'elsewhere.yaml' }], request)).size, 0);
  });

  it('may come through standard input, which has no line to point at', async () => {
    const standardInput = Readable.from([Buffer.from(policy.slice(0, 50)), Buffer.from(policy.slice(50))]);
    await using source = await openSource({ spec: { kind: 'manifests', paths: ['-'] }, standardInput });
    const [manifest] = await source.render(request);
    assert.deepEqual([manifest?.file, manifest?.line], ['standard input', 2]);
    assert.deepEqual([source.info.path, source.info.name], ['-', 'standard input']);
    assert.equal((await source.locate(await source.render(request), request)).size, 0);
  });

  it('know no values, and say so', async () => {
    await using source = await openSource({ spec: { kind: 'manifests', paths: [join(k8s, 'web.yaml')] } });
    assert.equal(source.knowsValue('networkPolicy.enabled'), false);
    const reason = `manifests ${join(k8s, 'web.yaml')} know no values: only a chart does`;
    assert.equal(source.whyUnknown('networkPolicy.enabled'), reason);
    await assert.rejects(source.render({ ...request, values: { networkPolicy: {} } }), (error) => {
      assert.ok(error instanceof UserError);
      assert.deepEqual([error.exitCode, error.message], [3, `${reason}. It was given networkPolicy; take them out, or name the chart.`]);
      return true;
    });
  });

  it('have a digest that is the same from everywhere, and another for other contents', async () => {
    const digestOf = async (path: string): Promise<string> => {
      await using source = await openSource({ spec: { kind: 'manifests', paths: [path] } });
      return source.info.digest;
    };
    const other = join(folder.path, 'other');
    const digest = await digestOf(other);
    assert.equal(await digestOf(relative(process.cwd(), other)), digest);
    await writeFile(join(other, 'e.yaml'), `${configMap('e')}# more\n`);
    assert.notEqual(await digestOf(other), digest);
  });

  it('have an end where links lead in a circle', async () => {
    await using own = await temporaryFolder();
    await mkdir(join(own.path, 'a'));
    await symlink('..', join(own.path, 'a', 'up'));
    await symlink('nowhere', join(own.path, 'gone.yaml'));
    await writeFile(join(own.path, 'a', 'a.yaml'), configMap('a'));
    await using source = await openSource({ spec: { kind: 'manifests', paths: [own.path] } });
    assert.equal((await source.render(request)).length, 1);
  });

  it('are no longer read after an interruption', async () => {
    const reason = new Error('interrupted');
    const interruption = new AbortController();
    const standardInput = new Readable({
      read: () => {
        interruption.abort(reason);
      },
    });
    const opened = openSource({ spec: { kind: 'manifests', paths: ['-'] }, standardInput, signal: interruption.signal });
    await assert.rejects(opened, reason);
  });
});
