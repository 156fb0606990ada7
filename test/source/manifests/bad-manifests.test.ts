import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { openSource } from '../../../harness/source/open-source.ts';
import type { SourceSpec } from '../../../harness/source/source-spec.ts';
import { assertRefused, type BadSource } from '../support/assert-refused.ts';

const ok = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
const expected = 'every document must be a Kubernetes object with apiVersion, kind and metadata.name.';
const aliases = `a: &a {b: 1}\nc: [${Array<string>(1_001).fill('*a').join(', ')}]\n`;
const manifests = (...paths: readonly string[]): SourceSpec => ({ kind: 'manifests', paths });
const tiny = { 'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n' };

/** One file of manifests, and the line at which it is refused. */
function file(what: string, text: string, line: string, message: string): BadSource {
  return { what, files: { 'k/a.yaml': text }, spec: manifests('k'), exitCode: 2, message: `k/a.yaml${line}: ${message}; ${expected}` };
}

const table: readonly BadSource[] = [
  file('a key that is there twice', `${ok}kind: Secret\n`, ':4', 'is no YAML: Map keys must be unique: "kind"'),
  file(
    'a list that does not end',
    `${ok}data: [a\n`,
    ':5',
    'is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ),
  file(
    'a template',
    `${ok}---\n{{- if .Values.x }}\n${ok}{{- end }}\n`,
    ':5',
    'is no YAML: Block collections are not allowed within flow collections',
  ),
  file('a tab', 'a:\n\tb: 1\n', ':2', 'is no YAML: Tabs are not allowed as indentation'),
  file('more aliases than anybody writes', aliases, '', 'is no YAML: there are more than 1000 aliases'),
  file('a text', `${ok}---\nhello\n`, ':5', 'is no Kubernetes object, but a string'),
  file('a list', '- a\n', ':1', 'is no Kubernetes object, but a list'),
  file('an object without a version', '# x\nkind: A\nmetadata: {name: a}\n', ':2', 'is no Kubernetes object: it has no apiVersion'),
  file('an object without a kind', 'apiVersion: v1\nmetadata: {name: a}\n', ':1', 'is no Kubernetes object: it has no kind'),
  file('an object without metadata', 'apiVersion: v1\nkind: A\n', ':1', 'is no Kubernetes object: it has no metadata'),
  file(
    'an object without a name',
    'apiVersion: v1\nkind: A\nmetadata:\n  labels: {}\n',
    ':3',
    'is no Kubernetes object: it has no metadata.name',
  ),
  file('an empty name', 'apiVersion: v1\nkind: A\nmetadata:\n  name: ""\n', ':4', 'is no Kubernetes object: it has no metadata.name'),
  file(
    'a name that is a number',
    'apiVersion: v1\nkind: A\nmetadata:\n  name: 1\n',
    ':4',
    'is no Kubernetes object: metadata.name: Invalid input: expected string, received number',
  ),
  file(
    'a label that is a number',
    'apiVersion: v1\nkind: A\nmetadata:\n  name: a\n  labels:\n    x: 1\n',
    ':6',
    'is no Kubernetes object: metadata.labels.x: Invalid input: expected string, received number',
  ),
  file(
    'an item of a list that is no object',
    'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: A\n',
    ':4',
    'is no Kubernetes object: it has no metadata',
  ),
  {
    what: 'a file of something else among manifests',
    files: { 'k/a.yaml': ok, 'k/package.json': '{\n  "name": "x"\n}\n' },
    spec: manifests('k'),
    exitCode: 2,
    message: `k/package.json:1: is no Kubernetes object: it has no apiVersion; ${expected}`,
  },
  {
    what: 'the same object twice',
    files: { 'k/a.yaml': `# x\n${ok}`, 'k/b/a.yaml': ok },
    spec: manifests('k'),
    exitCode: 2,
    message: 'ConfigMap a is there twice, at k/a.yaml:2 and k/b/a.yaml:1; name only the files that are deployed together.',
  },
  {
    what: 'a folder without objects',
    files: { 'k/values.yaml': 'a: 1', 'k/x.md': '', 'k/comment.yaml': '# nothing\n' },
    spec: manifests('k'),
    exitCode: 3,
    message:
      'manifests k: there is no Kubernetes object in it (left out: k/values.yaml is chart values); name .yaml, .yml or .json files that hold some.',
  },
  {
    what: 'a file of values that is named itself',
    files: { 'k/values.yaml': 'a: 1\n' },
    spec: manifests('k/values.yaml'),
    exitCode: 2,
    message: `k/values.yaml:1: is no Kubernetes object: it has no apiVersion; ${expected}`,
  },
  {
    what: 'a path that is not there',
    files: {},
    spec: manifests('nowhere'),
    exitCode: 3,
    message: 'manifests nowhere: there is no such file or folder; name YAML or JSON files, folders of them, or -.',
  },
  {
    what: 'no path',
    files: {},
    spec: manifests(),
    exitCode: 3,
    message: 'no manifests were named; name files, folders, or - for standard input.',
  },
  { what: 'a path twice', files: {}, spec: manifests('-', '-'), exitCode: 3, message: 'manifests -, -: one of them is named twice.' },
  {
    what: 'a chart as manifests',
    files: tiny,
    spec: manifests('c'),
    exitCode: 3,
    message: 'manifests c: it holds a Chart.yaml, so that it is a chart: give it as a chart, not as manifests.',
  },
  {
    what: 'nothing through standard input',
    files: {},
    spec: manifests('-'),
    standardInput: '\n',
    exitCode: 2,
    message: 'manifests -: there is no Kubernetes object in it; name .yaml, .yml or .json files that hold some.',
  },
  {
    what: 'an error message through standard input',
    files: {},
    spec: manifests('-'),
    standardInput: 'Error: chart not found\n',
    exitCode: 2,
    message: `standard input:1: is no Kubernetes object: it has no apiVersion; ${expected}`,
  },
];

describe('what are no manifests', () => {
  for (const bad of table) it(`are refused in one sentence: ${bad.what}`, () => assertRefused(bad));

  it('are refused where standard input is a terminal', async () => {
    const terminal = Object.assign(Readable.from([]), { isTTY: true });
    await assert.rejects(openSource({ spec: manifests('-'), standardInput: terminal }), /^UserError: standard input is a terminal; /);
  });
});
