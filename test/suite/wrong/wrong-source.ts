import type { WrongSuite } from './right-suite.ts';

/** Texts, sources and engines that are wrong. */
export const wrongSource: readonly WrongSuite[] = [
  { what: 'an empty text', to: '', says: ['netpol.yaml: is empty; expected a suite, with claims and scenarios.'] },
  { what: 'a comment alone', to: '# nothing\n', says: ['netpol.yaml: is empty; expected a suite, with claims and scenarios.'] },
  { what: 'a list', to: '- a\n', says: ['netpol.yaml:1:1: the suite is a list; expected a map.'] },
  { what: 'text', to: 'suite\n', says: ['netpol.yaml:1:1: the suite is "suite"; expected a map.'] },
  { what: 'two documents', to: 'a: 1\n---\nb: 1\n', says: ['netpol.yaml: holds several documents; expected one.'] },
  { what: 'an open quote', from: "'* -> dns'", to: "'* -> dns", says: ["netpol.yaml:22:1: Missing closing 'quote."] },
  {
    what: 'a flow that YAML takes for an alias',
    from: "'* -> dns'",
    to: '* -> dns',
    says: ["netpol.yaml:19:35: Alias cannot be an empty string; a flow with [ or * is quoted: '[api, worker] -> postgres:5432'."],
  },
  {
    what: 'a flow that YAML takes for a list',
    from: "['client -> api:http', '* -> dns']",
    to: '\n      - [client, api] -> api:http',
    says: ["netpol.yaml:20:23: Unexpected scalar at node end; a flow with [ or * is quoted: '[api, worker] -> postgres:5432'."],
  },
  {
    what: 'a key that is there twice',
    from: '  kubernetes: {}',
    to: '  cilium: {}',
    says: ['netpol.yaml:4:3: the key "cilium" is there twice in one map.'],
  },
  {
    what: 'depth',
    from: '{ networkPolicy: true }',
    to: '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]',
    says: ['netpol.yaml: is no YAML that can be read: lists and maps are more than 100 deep, or hold themselves.'],
  },
  {
    what: 'a hidden key',
    from: '{ networkPolicy: true }',
    to: '{ __proto__: true }',
    says: ['netpol.yaml:17:15: no map of a suite can have the key "__proto__".'],
  },
  {
    what: 'no claims',
    from: 'claims: { door: Nobody gets in }\n',
    to: '',
    says: ['netpol.yaml:1:1: the suite has no claims; expected a map.'],
  },
  { what: 'no scenarios', to: 'claims: { door: Shut }\n', says: ['netpol.yaml:1:1: the suite has no scenarios; expected a list.'] },
  {
    what: 'no scenario',
    to: 'claims: { door: Shut }\nscenarios: []\n',
    says: ['netpol.yaml:2:12: scenarios is a list; expected at least one scenario.'],
  },
  {
    what: 'an unknown key of the suite',
    from: 'subjects:',
    to: 'subject:',
    says: ['netpol.yaml:5:1: the suite has an unknown key "subject"; did you mean "subjects"?'],
  },
  {
    what: 'an unknown key of a scenario',
    from: '    requires:',
    to: '    require:',
    says: ['netpol.yaml:18:5: scenarios.closed has an unknown key "require"; did you mean "requires"?'],
  },
  {
    what: 'an unknown key like no other',
    from: '    requires:',
    to: '    zebra:',
    says: [
      'netpol.yaml:18:5: scenarios.closed has an unknown key "zebra"; known are id, claim, title, engines, values, requires, allow, deny, everythingElse, scope, upgrade, secondRelease, during.',
    ],
  },
  {
    what: 'an unknown key of a peer',
    from: 'labels: { app: client }',
    to: 'label: { app: client }',
    says: ['netpol.yaml:8:33: peers.client has an unknown key "label"; did you mean "labels"?'],
  },
  {
    what: 'an unknown key of the source',
    from: '{ chart: . }',
    to: '{ charts: . }',
    says: ['netpol.yaml:1:11: source has an unknown key "charts"; did you mean "chart"?'],
  },
  {
    what: 'an unknown key of an engine',
    from: '{ flavor: cilium } }',
    to: '{ flavor: cilium }, dialect: [cilium] }',
    says: ['netpol.yaml:4:41: engines.cilium has an unknown key "dialect"; did you mean "dialects"?'],
  },
  {
    what: 'an unknown key of a namespace',
    from: 'namespace: monitoring',
    to: 'namespace: { name: monitoring, label: {} }',
    says: ['netpol.yaml:9:48: peers.prometheus.namespace has an unknown key "label"; did you mean "labels"?'],
  },
  {
    what: 'an unknown key of a row',
    from: 'title: Web,',
    to: 'titel: Web,',
    says: [
      'netpol.yaml:12:48: tables.ingress.rows.web has no title; expected text.',
      'netpol.yaml:12:59: tables.ingress.rows.web has an unknown key "titel"; known are id, title, flows.',
    ],
  },
  {
    what: 'an unknown direction',
    from: 'everythingElse: denied',
    to: 'everythingElse: { inbound: denied }',
    says: ['netpol.yaml:21:23: scenarios.closed.everythingElse has an unknown key "inbound"; known are ingress, egress.'],
  },
  {
    what: 'two errors',
    from: "    requires: [networkPolicy]\n    allow: ['client -> api:http', '* -> dns']",
    to: "    require: [networkPolicy]\n    allow: ['client -> api:http', 'client -> bucket:80']",
    says: [
      'netpol.yaml:18:5: scenarios.closed has an unknown key "require"; did you mean "requires"?',
      'netpol.yaml:19:35: "client -> bucket:80" goes to the port 80, which bucket does not have; known are 443.',
    ],
  },
  {
    what: 'three errors of one kind',
    from: '{ app: client }',
    to: '{ app: 1, tier: true, web: null }',
    says: [
      "netpol.yaml:8:48: peers.client.labels.app is 1, a number; expected text: quote it, '1'.",
      "netpol.yaml:8:57: peers.client.labels.tier is true, a truth value; expected text: quote it, 'true'.",
      'netpol.yaml:8:68: peers.client.labels.web is empty; expected text.',
    ],
  },
  {
    what: 'a source of two kinds',
    from: '{ chart: . }',
    to: '{ chart: ., kustomize: . }',
    says: ['netpol.yaml:1:9: source: says more than one of chart, manifests and kustomize.'],
  },
  {
    what: 'a source of none',
    from: '{ chart: . }',
    to: '{}',
    says: ['netpol.yaml:1:9: source: says nothing; write chart, manifests or kustomize.'],
  },
  {
    what: 'values of manifests',
    from: '{ chart: . }',
    to: '{ manifests: [k8s], values: [a.yaml] }',
    says: ['netpol.yaml:1:9: source: has values, which only a chart takes.'],
  },
  {
    what: 'a release of a kustomization',
    from: '{ chart: . }',
    to: '{ kustomize: ., release: shop }',
    says: ['netpol.yaml:1:9: source: has a release, which only a chart has.'],
  },
  {
    what: 'values that no chart takes',
    from: '{ chart: . }',
    to: '{ manifests: [k8s] }',
    says: [
      'netpol.yaml:4:13: engines.cilium has values, which only a chart takes; the source is manifests.',
      'netpol.yaml:17:5: scenarios.closed has values, which only a chart takes; the source is manifests.',
      'netpol.yaml:18:5: scenarios.closed has requires, which only a chart takes; the source is manifests.',
    ],
  },
  {
    what: 'manifests that are no list',
    from: '{ chart: . }',
    to: '{ manifests: k8s }',
    says: ['netpol.yaml:1:22: source.manifests is "k8s"; expected a list.'],
  },
  {
    what: 'a release that Helm refuses',
    from: '{ chart: . }',
    to: '{ chart: ., release: Shop_1 }',
    says: ['netpol.yaml:1:30: source.release is "Shop_1"; expected a release name (a DNS name of at most 53).'],
  },
  {
    what: 'an engine that is no dialect',
    from: '  kubernetes: {}',
    to: '  plain: {}',
    says: [
      'netpol.yaml:3:3: engines.plain is not named after a dialect and names none; write dialects: [...], with one of kubernetes, cilium, calico.',
    ],
  },
  {
    what: 'an unknown dialect',
    from: '  kubernetes: {}',
    to: '  plain: { dialects: [kubernets] }',
    says: ['netpol.yaml:3:23: engines.plain.dialects names the unknown dialect "kubernets"; did you mean "kubernetes"?'],
  },
  {
    what: 'values that are a list',
    from: '{ flavor: cilium }',
    to: '[flavor]',
    says: ['netpol.yaml:4:21: engines.cilium.values is a list; expected a map.'],
  },
];
