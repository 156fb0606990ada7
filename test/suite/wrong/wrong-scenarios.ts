import type { WrongSuite } from './right-suite.ts';

/** Claims, tables and scenarios that are wrong. */
export const wrongScenarios: readonly WrongSuite[] = [
  { what: 'a claim that is empty', from: 'Nobody gets in', to: "''", says: ['netpol.yaml:11:17: claims.door is ""; expected a sentence.'] },
  {
    what: 'a claim that is a number',
    from: 'Nobody gets in',
    to: '1',
    says: ['netpol.yaml:11:17: claims.door is 1, a number; expected a sentence.'],
  },
  {
    what: 'a claim with an unknown engine',
    from: '{ door: Nobody gets in }',
    to: '{ door: { text: Nobody gets in, engines: [calico] } }',
    says: ['netpol.yaml:11:51: claims.door.engines names the unknown engine "calico"; known are kubernetes, cilium.'],
  },
  {
    what: 'a claim that is not there',
    from: 'claim: door',
    to: 'claim: doors',
    says: ['netpol.yaml:15:12: scenarios.closed.claim names the unknown claim "doors"; did you mean "door"?'],
  },
  {
    what: 'a claim like no other',
    from: 'claim: door',
    to: 'claim: constructor',
    says: ['netpol.yaml:15:12: scenarios.closed.claim names the unknown claim "constructor"; known are door.'],
  },
  { what: 'no claim', from: '    claim: door\n', to: '', says: ['netpol.yaml:14:5: scenarios.closed has no claim; expected text.'] },
  {
    what: 'an engine that is not there',
    from: 'engines: [cilium]',
    to: 'engines: [cillium]',
    says: ['netpol.yaml:16:15: scenarios.closed.engines names the unknown engine "cillium"; did you mean "cilium"?'],
  },
  {
    what: 'engines that nobody declared',
    from: 'engines:\n  kubernetes: {}\n  cilium: { values: { flavor: cilium } }\n',
    to: '',
    says: ['netpol.yaml:13:15: scenarios.closed.engines names the unknown engine "cilium"; the suite declares no engine.'],
  },
  {
    what: 'no engine',
    from: 'engines: [cilium]',
    to: 'engines: []',
    says: ['netpol.yaml:16:14: scenarios.closed.engines is a list; expected at least one engine.'],
  },
  {
    what: 'an id in capitals',
    from: 'id: closed',
    to: 'id: Closed',
    says: [
      'netpol.yaml:14:9: scenarios.Closed.id is "Closed"; expected an id (a-z, 0-9 and -, a letter or digit at both ends, at most 40).',
    ],
  },
  {
    what: 'an id that is too long',
    from: 'id: closed',
    to: 'id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    says: [
      'netpol.yaml:14:9: scenarios.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.id is "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"; expected an id (a-z, 0-9 and -, a letter or digit at both ends, at most 40).',
    ],
  },
  {
    what: 'an id that is there twice',
    from: '    everythingElse: denied',
    to: '    everythingElse: denied\n  - { id: closed, claim: door, deny: [beside -> api] }',
    says: ['netpol.yaml:22:11: "closed" is the id of two scenarios; ids are unique in a suite.'],
  },
  {
    what: 'a table that is there twice',
    from: 'tables: [',
    to: 'tables: [{ id: ingress, title: Again, rows: [{ id: other, title: Other, flows: [beside -> api] }] }, ',
    says: ['netpol.yaml:12:108: "ingress" is the id of two tables; ids are unique in a suite.'],
  },
  {
    what: 'a row that is there twice',
    from: 'rows: [',
    to: 'rows: [{ id: web, title: Again, flows: [beside -> api] }, ',
    says: ['netpol.yaml:12:105: "web" is the id of two rows; ids are unique in a suite.'],
  },
  {
    what: 'a row with a flow that is none',
    from: "flows: ['client -> api:http']",
    to: "flows: ['client api:http']",
    says: ['netpol.yaml:12:79: tables.ingress.rows.web.flows[0]: "client api:http" has no "->"; write SOURCE -> DESTINATION:PORT.'],
  },
  {
    what: 'a row with a port that its peer has not',
    from: "flows: ['client -> api:http']",
    to: "flows: ['api -> prometheus:wbe']",
    says: ['netpol.yaml:12:79: "api -> prometheus:wbe" goes to the port wbe, which prometheus does not have; known are web.'],
  },
  {
    what: 'a row without flows',
    from: "flows: ['client -> api:http']",
    to: 'flows: []',
    says: ['netpol.yaml:12:78: tables.ingress.rows.web.flows is a list; expected at least one flow.'],
  },
  {
    what: 'values that are text',
    from: 'values: { networkPolicy: true }',
    to: 'values: yes',
    says: ['netpol.yaml:17:13: scenarios.closed.values is "yes"; expected a map.'],
  },
  {
    what: 'a value path that is none',
    from: 'requires: [networkPolicy]',
    to: "requires: ['network policy']",
    says: ['netpol.yaml:18:16: scenarios.closed.requires[0] is "network policy"; expected a value path such as networkPolicy.enabled.'],
  },
  {
    what: 'an unknown scope',
    from: 'everythingElse: denied',
    to: 'scope: clusters',
    says: ['netpol.yaml:21:12: scenarios.closed.scope is "clusters"; expected namespace or cluster; did you mean cluster?'],
  },
  {
    what: 'everything else allowed',
    from: 'everythingElse: denied',
    to: 'everythingElse: allowed',
    says: [
      'netpol.yaml:21:21: scenarios.closed.everythingElse is "allowed"; expected denied, or a map with ingress: denied or egress: denied.',
    ],
  },
  {
    what: 'one direction allowed',
    from: 'everythingElse: denied',
    to: 'everythingElse: { ingress: allowed }',
    says: ['netpol.yaml:21:32: scenarios.closed.everythingElse.ingress is "allowed"; expected denied.'],
  },
  {
    what: 'a scenario that says nothing',
    to: 'claims: { door: Shut }\nscenarios:\n  - { id: a, claim: door }\n',
    says: ['netpol.yaml:3:5: scenarios.a: says nothing; write allow, deny or everythingElse.'],
  },
  {
    what: 'flows that are text',
    from: "['client -> api:http', '* -> dns']",
    to: 'client -> api:http',
    says: ['netpol.yaml:19:12: scenarios.closed.allow is "client -> api:http"; expected a list.'],
  },
  {
    what: 'a flow that is a number',
    from: "'* -> dns'",
    to: '8080',
    says: ['netpol.yaml:19:35: scenarios.closed.allow[1] is 8080, a number; expected a flow such as client -> api:http, or FLOW: reason.'],
  },
  {
    what: 'a flow without its reason',
    from: ': it scrapes nothing]',
    to: ':]',
    says: ['netpol.yaml:20:35: scenarios.closed.deny[0].prometheus -> api:http is empty; expected text.'],
  },
  {
    what: 'a reason that is a number',
    from: ': it scrapes nothing]',
    to: ': 5]',
    says: ["netpol.yaml:20:36: scenarios.closed.deny[0].prometheus -> api:http is 5, a number; expected text: quote it, '5'."],
  },
  {
    what: 'two flows in one map',
    from: '[prometheus -> api:http: it scrapes nothing]',
    to: '[{ prometheus -> api:http: a, beside -> api:http: b }]',
    says: ['netpol.yaml:20:12: scenarios.closed.deny[0] is a map; expected one flow, or one flow with its reason.'],
  },
  {
    what: 'a flow with a reason that is no flow',
    from: 'prometheus -> api:http: it',
    to: 'prometheus => api:http: it',
    says: ['netpol.yaml:20:12: scenarios.closed.deny[0]: "prometheus => api:http" has no "->"; write SOURCE -> DESTINATION:PORT.'],
  },
  {
    what: 'two verdicts',
    from: "'* -> dns'",
    to: "'prometheus -> api:http'",
    says: ['netpol.yaml:20:12: "prometheus -> api:http" is to be denied, and allowed in line 19; one flow has one verdict.'],
  },
  {
    what: 'two verdicts in one family',
    from: "'* -> dns'",
    to: "'prometheus -> api:http over IPv4'",
    says: ['netpol.yaml:20:12: "prometheus -> api:http" is to be denied, and allowed in line 19; one flow has one verdict.'],
  },
  {
    what: 'an unknown kind that is not judged',
    from: 'claims:',
    to: 'notJudged: { NetworkPolicy: no CNI of ours }\nclaims:',
    says: ['netpol.yaml:11:14: notJudged has the key "NetworkPolicy"; expected a kind with its group, e.g. crd.antrea.io/NetworkPolicy.'],
  },
];
