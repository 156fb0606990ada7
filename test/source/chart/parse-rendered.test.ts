import assert from 'node:assert/strict';
import { parseRendered } from '../../../harness/source/chart/parse-rendered.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';

const named = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;
const rendered = (source: string, text: string): string => `---\n# Source: ${source}\n${text}`;

function filesAndNames(text: string): readonly string[] {
  return parseRendered(text, './tiny').map(({ file, object }) => `${file}: ${object.metadata.name}`);
}

function refusal(text: string): string {
  try {
    parseRendered(text, './tiny');
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    assert.equal(error.exitCode, 2);
    return error.message;
  }
  return assert.fail('it was taken');
}

describe('what helm prints', () => {
  it('becomes objects with the template each is from, without the name of the chart', () => {
    const text = rendered('tiny/templates/a.yaml', named('a')) + rendered('tiny/charts/sub/templates/b.yaml', named('b'));
    assert.deepEqual(filesAndNames(text), ['templates/a.yaml: a', 'charts/sub/templates/b.yaml: b']);
    const [{ object } = assert.fail('nothing was found')] = parseRendered(text, './tiny');
    assert.deepEqual(object, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
  });

  it('may hold nothing, and documents of nothing', () => {
    assert.deepEqual(filesAndNames(''), []);
    assert.deepEqual(filesAndNames('\n\n'), []);
    assert.deepEqual(filesAndNames(rendered('tiny/templates/a.yaml', '')), []);
    assert.deepEqual(filesAndNames('---\n# Source: tiny/templates/a.yaml'), []);
    assert.deepEqual(filesAndNames(rendered('tiny/templates/a.yaml', `# nothing\n---\n---\nnull\n---\n${named('a')}`)), [
      'templates/a.yaml: a',
    ]);
  });

  it('has a name for what is of no template', () => {
    const text = named('a') + rendered('tiny/templates/b.yaml', named('b'));
    assert.deepEqual(filesAndNames(text), ['an unnamed template: a', 'templates/b.yaml: b']);
    assert.match(refusal('a: [\n'), /^chart \.\/tiny: an unnamed template renders invalid YAML: /);
  });

  for (const source of ['tiny/../templates/a.yaml', 'tiny/templates/../a.yaml', 'tiny//etc/a.yaml', '/etc/a.yaml', 'tiny/a/..']) {
    it(`is of no file outside of the chart: ${source}`, () => {
      assert.deepEqual(filesAndNames(rendered(source, named('a'))), ['an unnamed template: a']);
    });
  }

  it('may be of a file whose name begins with dots', () => {
    assert.deepEqual(filesAndNames(rendered('tiny/templates/..a.yaml', named('a'))), ['templates/..a.yaml: a']);
  });

  it('is not parted by a comment that a template writes itself', () => {
    const inside = `apiVersion: v1\n# Source: https://example.com/crds\nkind: ConfigMap\nmetadata: {name: a}\n`;
    assert.deepEqual(filesAndNames(rendered('tiny/templates/a.yaml', inside)), ['templates/a.yaml: a']);
    const rule = `# --- ours ---\n# Source: other/templates/b.yaml\n${named('a')}`;
    assert.deepEqual(filesAndNames(rendered('tiny/templates/a.yaml', rule)), ['templates/a.yaml: a']);
    const before = `# Source: other/templates/b.yaml\n${named('a')}`;
    assert.deepEqual(filesAndNames(rendered('tiny/templates/a.yaml', before)), ['templates/a.yaml: a']);
  });

  it('may hold lists, also in lists', () => {
    const items = ['a', 'b'].map((name) => `{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name} } }`);
    const inner = `{ apiVersion: v1, kind: ConfigMapList, items: [${items.join(', ')}] }`;
    const text = rendered('tiny/templates/a.yaml', `apiVersion: v1\nkind: List\nitems: [${inner}]\n`);
    assert.deepEqual(filesAndNames(text), ['templates/a.yaml: a', 'templates/a.yaml: b']);
  });

  it('may hold an object with items that is no list', () => {
    const text = rendered('tiny/templates/a.yaml', `${named('a')}items: [1]\n`);
    assert.deepEqual(filesAndNames(text), ['templates/a.yaml: a']);
  });

  for (const [what, text, field] of [
    ['a text', 'hello', 'the document'],
    ['a list', '[1]', 'the document'],
    ['an object without a version', 'kind: A\nmetadata: {name: a}', 'apiVersion'],
    ['an empty version', 'apiVersion: ""\nkind: A\nmetadata: {name: a}', 'apiVersion'],
    ['an empty kind', 'apiVersion: v1\nkind: ""\nmetadata: {name: a}', 'kind'],
    ['an empty name', 'apiVersion: v1\nkind: A\nmetadata: {name: ""}', 'metadata.name'],
    ['a namespace that is a number', 'apiVersion: v1\nkind: A\nmetadata: {name: a, namespace: 1}', 'metadata.namespace'],
    ['a label that is a number', 'apiVersion: v1\nkind: A\nmetadata: {name: a, labels: {b: 1}}', 'metadata.labels.b'],
    ['something in a list that is no object', 'apiVersion: v1\nkind: List\nitems: [1]', 'the document'],
  ] as const) {
    it(`is refused where it holds ${what}`, () => {
      const message = refusal(rendered('tiny/templates/a.yaml', text));
      const expected = `chart ./tiny: templates/a.yaml renders something that is no Kubernetes object: ${field}: `;
      assert.equal(message.slice(0, expected.length), expected);
      assert.match(message.slice(expected.length), /^(Invalid input: expected \w+, received \w+|Too small: .*)$/);
    });
  }

  it('is refused where it is no YAML, with the line', () => {
    const message = refusal(rendered('tiny/templates/a.yaml', `${named('a')}kind: Secret\n`));
    assert.equal(message, 'chart ./tiny: templates/a.yaml renders invalid YAML: Map keys must be unique at line 4, column 1: "kind"');
  });
});
