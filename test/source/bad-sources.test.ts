import type { SourceSpec } from '../../harness/source/source-spec.ts';
import { assertRefused, type BadSource } from './support/assert-refused.ts';

const ok = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
const chart = (path: string, ...valuesFiles: readonly string[]): SourceSpec => ({ kind: 'chart', path, valuesFiles });
const kustomize = (path: string): SourceSpec => ({ kind: 'kustomize', path });
const tiny = { 'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n' };

const table: readonly BadSource[] = [
  {
    what: 'a chart that is not there',
    files: {},
    spec: chart('nowhere'),
    exitCode: 3,
    message: "chart nowhere does not exist; name a chart's folder, a .tgz file, or oci://…",
  },
  {
    what: 'a folder that is no chart',
    files: { 'k/a.yaml': ok },
    spec: chart('k'),
    exitCode: 3,
    message: "chart k has no Chart.yaml; name a chart's folder, a .tgz file, or oci://…",
  },
  {
    what: 'an archive that is none',
    files: { 'c.tgz': 'x' },
    spec: chart('c.tgz'),
    exitCode: 2,
    message: /^chart \S*c\.tgz cannot be read: /,
  },
  {
    what: 'a chart that does not render',
    files: { ...tiny, 'c/templates/a.yaml': '{{ fail "not so" }}' },
    spec: chart('c'),
    exitCode: 2,
    message: /^chart c does not render: .*not so/s,
  },
  {
    what: 'a chart that renders something else',
    files: { ...tiny, 'c/templates/a.yaml': 'a: 1' },
    spec: chart('c'),
    exitCode: 2,
    message: /^chart c: templates\/a\.yaml renders something that is no Kubernetes object: apiVersion: /,
  },
  {
    what: 'values that are not there',
    files: tiny,
    spec: chart('c', 'nowhere.yaml'),
    exitCode: 3,
    message: "values nowhere.yaml: can't be read (there is no such file); name a YAML file of chart values.",
  },
  {
    what: 'a folder of values',
    files: { ...tiny, 'v/a.yaml': '' },
    spec: chart('c', 'v'),
    exitCode: 3,
    message: "values v: can't be read (it is a folder); name a YAML file of chart values.",
  },
  {
    what: 'values that are no YAML',
    files: { ...tiny, 'v.yaml': 'a: 1\na: 2\n' },
    spec: chart('c', 'v.yaml'),
    exitCode: 2,
    message: /^values v\.yaml:2: is no YAML: /,
  },
  {
    what: 'a list of values',
    files: { ...tiny, 'v.yaml': '- a\n' },
    spec: chart('c', 'v.yaml'),
    exitCode: 2,
    message: 'values v.yaml: chart values are a map of keys, not a list.',
  },
  {
    what: 'values that the schema refuses',
    files: { ...tiny, 'v.yaml': 'a: 1\n', 'c/values.schema.json': '{"additionalProperties": false}' },
    spec: chart('c', 'v.yaml'),
    exitCode: 2,
    message: /^chart c does not render: values don't meet the specifications/,
  },
  {
    what: 'a kustomization that is not there',
    files: {},
    spec: kustomize('nowhere'),
    exitCode: 3,
    message: 'kustomization nowhere: there is no such folder; name a folder with a kustomization.yaml.',
  },
  {
    what: 'a kustomization elsewhere',
    files: {},
    spec: kustomize('https://example.com/x'),
    exitCode: 3,
    message:
      'kustomization https://example.com/x: there is no such folder; nothing is fetched from the network; name a folder with a kustomization.yaml.',
  },
  {
    what: 'a kustomization that is a file',
    files: { 'k/kustomization.yaml': '' },
    spec: kustomize('k/kustomization.yaml'),
    exitCode: 3,
    message: 'kustomization k/kustomization.yaml: it is a file; name the folder of the kustomization.yaml.',
  },
  {
    what: 'a folder without a kustomization',
    files: { 'k/a.yaml': ok },
    spec: kustomize('k'),
    exitCode: 3,
    message: 'kustomization k: there is no kustomization.yaml in it; name a folder with one.',
  },
  {
    what: 'a resource that is not there',
    files: { 'k/kustomization.yaml': 'resources: [../k/nowhere.yaml]' },
    spec: kustomize('k'),
    exitCode: 2,
    message: 'kustomization k does not build: it names ../k/nowhere.yaml, and there is no such file or folder.',
  },
  {
    what: 'an unknown field of a kustomization',
    files: { 'k/kustomization.yaml': 'resourcez: [a.yaml]' },
    spec: kustomize('k'),
    exitCode: 2,
    message: /^kustomization k does not build: .*unknown field "resourcez"/,
  },
  {
    what: 'a kustomization of nothing',
    files: { 'k/kustomization.yaml': 'resources: [a.yaml]', 'k/a.yaml': '# nothing\n' },
    spec: kustomize('k'),
    exitCode: 2,
    message: /^kustomization k (?:builds no object|does not build: )/,
  },
  {
    what: 'a helm chart in a kustomization',
    files: { 'k/kustomization.yaml': 'helmCharts: [{name: x, repo: "https://example.com"}]' },
    spec: kustomize('k'),
    exitCode: 2,
    message: 'kustomization k does not build: it inflates a helm chart, which is not done here; name the chart itself.',
  },
  ...['git@example.com:a/b.git', 'github.com/a/b?ref=main'].map((remote): BadSource => ({
    what: `a remote that looks like a path: ${remote}`,
    files: { 'k/kustomization.yaml': `resources: ['${remote}']` },
    spec: kustomize('k'),
    exitCode: 2,
    message: `kustomization k does not build: it wants ${remote} from the network, and nothing is fetched; copy it beside the kustomization and name the copy there.`,
  })),
  ...[
    'resources:\n  - https://example.com/a.yaml',
    'resources:\n  - ssh://example.com/a',
    'components:\n  - http://127.0.0.1:1/a.yaml',
    'patches:\n  - path: http://localhost/p.yaml',
    'configMapGenerator:\n  - {name: a, files: ["a=https://[::1]/a"]}',
    'resources:\n  - "http:\\x2f/localhost/a"',
  ].map((text): BadSource => ({
    what: `something on the network: ${text.replace(/.*\n/, '')}`,
    files: { 'k/kustomization.yaml': 'resources: [../base]', 'base/kustomization.yaml': `# why\n${text}\n` },
    spec: kustomize('k'),
    exitCode: 2,
    message:
      /base\/kustomization\.yaml:3: \w+:\/\/\S+ is on the network, and nothing is fetched; copy it beside the kustomization and name the copy there\.$/,
  })),
  {
    what: "something on the network in a plugin's file",
    files: { 'k/kustomization.yaml': 'transformers: [t.yaml]', 'k/t.yaml': 'kind: PatchTransformer\npath: http://localhost/p.yaml\n' },
    spec: kustomize('k'),
    exitCode: 2,
    message: /^k\/t\.yaml:2: http:\/\/localhost\/p\.yaml is on the network/,
  },
  {
    what: 'a plugin in the kustomization itself',
    files: { 'k/kustomization.yaml': 'transformers:\n  - |\n    kind: PatchTransformer\n    path: http://localhost/p.yaml\n' },
    spec: kustomize('k'),
    exitCode: 2,
    message: /^k\/kustomization\.yaml:2: http:\/\/localhost\/p\.yaml is on the network/,
  },
  {
    what: 'a kustomization with a key twice',
    files: { 'k/kustomization.yaml': 'resources: []\nresources: []\n' },
    spec: kustomize('k'),
    exitCode: 2,
    message: 'k/kustomization.yaml:2: is no YAML: Map keys must be unique at line 2, column 1: "resources"',
  },
];

describe('what are no charts and no kustomizations', () => {
  for (const bad of table) it(`are refused in one sentence: ${bad.what}`, () => assertRefused(bad));
});
