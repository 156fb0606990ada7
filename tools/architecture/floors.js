// The floor plan: docs/architecture.md prints it, and the linter holds every import against it. A file may import from its own room,
// from every room on a lower floor, and from those rooms of its own floor that `beside` names.

/**
 * @typedef {{ readonly room: string, readonly holds: string, readonly beside?: readonly string[] }} Room
 * @type {readonly { readonly name: string, readonly rooms: readonly Room[] }[]}
 */
export const floors = [
  {
    name: 'words',
    rooms: [
      {
        room: 'harness/vocabulary',
        holds: 'the types that all parts share: flow, observation, verdict, outcome, results; errors of users',
      },
      { room: 'harness/text', holds: 'texts and YAML within limits, wildcards, groups', beside: ['harness/vocabulary'] },
      { room: 'harness/time', holds: 'bounded polling, the time budgets' },
      { room: 'harness/address', holds: 'sets of addresses', beside: ['harness/vocabulary'] },
      { room: 'harness/selector', holds: 'label selectors' },
    ],
  },
  {
    name: 'policies',
    rooms: [
      { room: 'harness/policy', holds: 'the intermediate form of all dialects, and the evaluator that walks it' },
      {
        room: 'harness/dialects',
        holds: 'a folder a dialect: its kinds, their schemas, and what compiles them; what looks like a policy and nobody reads',
        beside: ['harness/policy'],
      },
      {
        room: 'harness/enforcers',
        holds: 'a folder an enforcer: how it is recognised, its settings, what it serves, where it is known to deviate',
        beside: ['harness/policy', 'harness/dialects'],
      },
    ],
  },
  {
    name: 'what is given',
    rooms: [
      { room: 'harness/cluster', holds: 'the interface of a place to probe' },
      { room: 'harness/source', holds: 'where objects come from: charts, manifests, kustomizations; the line that each was written in' },
      { room: 'harness/world', holds: 'what Kubernetes makes of objects: workloads with their pods, labels and ports; Services; CoreDNS' },
      {
        room: 'harness/suite',
        holds: 'what is promised: engines, cast, claims, tables, scenarios; the readers of netpol.yaml and of modules',
        beside: ['harness/cluster', 'harness/source'],
      },
    ],
  },
  {
    name: 'plan',
    rooms: [
      { room: 'harness/plan', holds: 'cells, their casts, the flows that follow, the pods to make' },
      { room: 'harness/findings', holds: 'a file a rule: what is wrong or suspect about policies without any declaration' },
    ],
  },
  {
    name: 'judgement',
    rooms: [
      { room: 'harness/judge', holds: 'the whole law of [verdicts](verdicts.md): flow, cell, run' },
      { room: 'harness/coverage', holds: 'which rules flows exercised', beside: ['harness/judge'] },
    ],
  },
  { name: 'run', rooms: [{ room: 'harness/run', holds: 'the order of the stages, and results from their outcome' }] },
  {
    name: 'places and reports',
    rooms: [
      { room: 'clusters', holds: 'a folder a kind of place: embedded, predict, kind, existing; CNIs to install' },
      { room: 'gate', holds: 'the [release gate](gate.md), a pure function' },
      { room: 'reports', holds: 'a folder a reporter; merge, diff, trend; the schema of results', beside: ['gate'] },
    ],
  },
  {
    name: 'front doors',
    rooms: [
      { room: 'api', holds: '`run`, `evaluate`, `report`: [api.md](api.md)' },
      { room: 'cli', holds: 'flags as data; parser, help and [cli.md](cli.md) follow', beside: ['api'] },
      { room: 'mocha', holds: 'the adapter that makes a test of each expectation', beside: ['api', 'cli'] },
      { room: 'scenarios', holds: 'the suite of this repository: its chart is in `chart/`', beside: ['mocha'] },
      {
        room: 'tools',
        holds: 'tests of the harness itself, too slow for every run; what makes the package',
        beside: ['api', 'cli', 'scenarios'],
      },
    ],
  },
];
