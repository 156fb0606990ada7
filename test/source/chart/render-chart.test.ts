import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Helm, findHelm } from '../../../harness/source/chart/find-helm.ts';
import { renderChart } from '../../../harness/source/chart/render-chart.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { writeChart } from './support/write-chart.ts';
import { writeProgram } from './support/write-program.ts';

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

describe('renderChart', () => {
  let helm: Helm;
  before(async () => {
    helm = await findHelm();
  });

  async function render(files: Readonly<Record<string, string>>, options: object = {}) {
    await using chart = await writeChart(files);
    const { manifests } = await renderChart({ helm, chart: chart.path, release: 'r', namespace: 'ns', values: {}, ...options });
    return manifests;
  }

  async function refusal(files: Readonly<Record<string, string>>, options: object = {}): Promise<string> {
    try {
      await render(files, options);
    } catch (error) {
      assert.ok(error instanceof UserError, String(error));
      assert.equal(error.exitCode, 2);
      assert.doesNotMatch(error.message, /--debug|\n\s+at /);
      return error.message;
    }
    return assert.fail('it rendered');
  }

  it('names the template of every object and skips empty documents', async () => {
    const manifests = await render({
      'templates/two.yaml': `${configMap}---\n# nothing\n---\n${configMap.replace('a}', 'b}')}`,
      'templates/deep/one.yaml': configMap.replace('a}', 'c}'),
      'templates/none.yaml': '{{ if false }}x{{ end }}',
    });
    assert.deepEqual(manifests.map(({ file, object }) => `${file} ${object.metadata.name}`).toSorted(), [
      'templates/deep/one.yaml c',
      'templates/two.yaml a',
      'templates/two.yaml b',
    ]);
  });

  it('passes values, release, namespace and capabilities', async () => {
    const text = `${configMap}data:
  value: {{ .Values.deep.list | toJson | quote }}
  release: {{ .Release.Name }}/{{ .Release.Namespace }}
  offers: {{ .Capabilities.APIVersions.Has "cilium.io/v2" | quote }}
  kubernetes: {{ .Capabilities.KubeVersion.Version }}
`;
    const values = { deep: { list: ['yes', '0o7', 1_000_000, null, "it's", '{{ .x }}', '#'] } };
    const [manifest] = await render({ 'templates/a.yaml': text }, { values, apiVersions: ['cilium.io/v2'], kubeVersion: '1.31.0' });
    assert.deepEqual(manifest?.object['data'], {
      value: JSON.stringify(values.deep.list),
      release: 'r/ns',
      offers: 'true',
      kubernetes: 'v1.31.0',
    });
  });

  it('keeps a comment and a block of text that look like a boundary', async () => {
    const [manifest] = await render({
      'templates/a.yaml': `# Source: x\n${configMap}# Source: y\ndata:\n  text: |\n    ---\n    # Source: other/templates/b.yaml\n    x\n`,
    });
    assert.equal(manifest?.file, 'templates/a.yaml');
    assert.deepEqual(manifest.object['data'], { text: '---\n# Source: other/templates/b.yaml\nx\n' });
  });

  it('takes a List apart', async () => {
    const item = '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}';
    const manifests = await render({
      'templates/a.yaml': `apiVersion: v1\nkind: List\nitems: [${item}, ${item.replace('name: a', 'name: b')}]\n`,
    });
    assert.deepEqual(
      manifests.map(({ object }) => object.metadata.name),
      ['a', 'b'],
    );
  });

  const refusals = [
    { what: 'a duplicate key', text: `${configMap}kind: Secret\n`, says: /a\.yaml.*(unique|already defined)/s },
    { what: 'text that is no YAML', text: 'a: [\n', says: /a\.yaml/ },
    { what: 'no name', text: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n', says: /templates\/a\.yaml renders.*: metadata\.name: / },
    {
      what: "the template's own fail",
      text: '{{ fail "networkPolicy.engine: no such engine" }}',
      says: /does not render: networkPolicy\.engine: no such engine$/,
    },
    { what: 'aliases that multiply', text: aliasBomb(), says: /templates\/a\.yaml|alias/i },
  ] as const;
  for (const { what, text, says } of refusals) {
    it(`refuses ${what}`, async () => {
      assert.match(await refusal({ 'templates/a.yaml': text }), says);
    });
  }

  it('says which value the schema refuses', async () => {
    const schema = JSON.stringify({ properties: { port: { type: 'integer' } }, additionalProperties: false });
    const message = await refusal({ 'values.schema.json': schema }, { values: { port: 'http', prot: 1 } });
    assert.match(message, /port/);
    assert.match(message, /prot/);
  });

  it('says that a chart does not exist, or is none', async () => {
    const options = { helm, release: 'r', namespace: 'ns', values: {} };
    await assert.rejects(renderChart({ ...options, chart: '/no/such/chart' }), /chart \/no\/such\/chart does not exist/);
    await assert.rejects(renderChart({ ...options, chart: import.meta.dirname }), /has no Chart\.yaml/);
  });

  it('asks helm for nothing else', async () => {
    await using folder = await temporaryFolder();
    await using chart = await writeChart({});
    const path = await writeProgram(join(folder.path, 'helm'), 'printf "%s\\n" "$@" > "$0.args"', 'cat > "$0.values"');
    const options = { helm: { path, version: '4.0.0' }, chart: chart.path, release: 'r', namespace: 'ns' };
    assert.deepEqual(await renderChart({ ...options, values: undefined }), { manifests: [] });
    const args = ['template', '--namespace=ns', '--values=-', '--skip-tests', '--', 'r', chart.path];
    assert.deepEqual(await readFile(`${path}.args`, 'utf8'), `${args.join('\n')}\n`);
    assert.equal(await readFile(`${path}.values`, 'utf8'), '{}');
  });

  it('ends when it is aborted', async () => {
    const reason = new Error('interrupted');
    await assert.rejects(render({ 'templates/a.yaml': configMap }, { signal: AbortSignal.abort(reason) }), reason);
  });
});

function aliasBomb(): string {
  const levels = Array.from(
    { length: 8 },
    (_, level) =>
      `l${String(level + 1)}: &l${String(level + 1)} [${Array(10)
        .fill(`*l${String(level)}`)
        .join(',')}]\n`,
  );
  return `${configMap}data:\n  l0: &l0 [x]\n${levels.map((line) => `  ${line}`).join('')}`;
}
