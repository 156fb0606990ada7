import { assertRefused } from '../../policy/refuses.ts';

const object = (spec: string, metadata = 'name: web, namespace: shop'): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { ${metadata} }
spec:
  podSelector: {}
${spec.replace(/^/gm, '  ')}`;

const port = (text: string): string => object(`ingress: [{ ports: [${text}] }]`);
const peer = (text: string): string => object(`ingress: [{}, { from: [{ podSelector: {} }, ${text}] }]`);

const cases: readonly [title: string, yaml: string, message: string][] = [
  ['an unknown field of spec', object('ingres: []'), 'spec.ingres: unknown field; remove it or correct its name'],
  ['an unknown field of a rule', object('ingress: [{ form: [] }]'), 'spec.ingress[0].form: unknown field; remove it or correct its name'],
  ['an unknown field of a peer', peer('{ ipblock: {} }'), 'spec.ingress[1].from[1].ipblock: unknown field; remove it or correct its name'],
  ['to in an ingress rule', object('ingress: [{ to: [] }]'), 'spec.ingress[0].to: unknown field; remove it or correct its name'],
  ['an unknown policy type', object('policyTypes: [ingress]'), 'spec.policyTypes[0]: a policy type is Ingress or Egress'],
  ['three policy types', object('policyTypes: [Ingress, Egress, Egress]'), 'spec.policyTypes: at most two policy types'],
  ['an unknown protocol', port('{ protocol: ICMP }'), 'spec.ingress[0].ports[0].protocol: a protocol is TCP, UDP or SCTP'],
  ['port 0', port('{ port: 0 }'), 'spec.ingress[0].ports[0].port: a port is 1 to 65535'],
  ['port 65536', port('{ port: 65536 }'), 'spec.ingress[0].ports[0].port: a port is 1 to 65535'],
  ['half a port', port('{ port: 1.5 }'), 'spec.ingress[0].ports[0].port: is not a whole number'],
  [
    'a quoted number',
    port('{ port: "8080" }'),
    'spec.ingress[0].ports[0].port: "8080" is not a port name (at most 15 of a-z, 0-9 and -, with a letter)',
  ],
  [
    'a bad port name',
    port('{ port: Web_1 }'),
    'spec.ingress[0].ports[0].port: "Web_1" is not a port name (at most 15 of a-z, 0-9 and -, with a letter)',
  ],
  [
    'endPort less than port',
    port('{ port: 80, endPort: 79 }'),
    'spec.ingress[0].ports[0].endPort: 79 is less than port 80; it must be greater or equal',
  ],
  ['endPort without port', port('{ endPort: 79 }'), 'spec.ingress[0].ports[0].endPort: needs a numeric port beside it'],
  ['endPort with a name', port('{ port: http, endPort: 79 }'), 'spec.ingress[0].ports[0].endPort: needs a numeric port beside it'],
  ['endPort beyond 65535', port('{ port: 80, endPort: 70000 }'), 'spec.ingress[0].ports[0].endPort: a port is 1 to 65535'],
  ['an empty peer', peer('{}'), 'spec.ingress[1].from[1]: is an empty peer; set podSelector, namespaceSelector or ipBlock'],
  [
    'a null peer field',
    peer('{ podSelector: null }'),
    'spec.ingress[1].from[1]: is an empty peer; set podSelector, namespaceSelector or ipBlock',
  ],
  [
    'ipBlock beside podSelector',
    peer('{ ipBlock: { cidr: 10.0.0.0/8 }, podSelector: {} }'),
    'spec.ingress[1].from[1]: ipBlock cannot stand beside podSelector or namespaceSelector; write two peers',
  ],
  [
    'ipBlock beside namespaceSelector',
    peer('{ ipBlock: { cidr: 10.0.0.0/8 }, namespaceSelector: {} }'),
    'spec.ingress[1].from[1]: ipBlock cannot stand beside podSelector or namespaceSelector; write two peers',
  ],
  [
    'a bad CIDR',
    peer('{ ipBlock: { cidr: 10.0.0.0/33 } }'),
    'spec.ingress[1].from[1].ipBlock.cidr: "10.0.0.0/33" is not a CIDR; write an address and a prefix length such as 10.0.0.1/32 or 2001:db8::/64',
  ],
  [
    'an address without prefix length',
    peer('{ ipBlock: { cidr: 10.0.0.1 } }'),
    'spec.ingress[1].from[1].ipBlock.cidr: "10.0.0.1" is not a CIDR; write an address and a prefix length such as 10.0.0.1/32 or 2001:db8::/64',
  ],
  [
    'a bad except',
    peer('{ ipBlock: { cidr: 10.0.0.0/8, except: [ten] } }'),
    'spec.ingress[1].from[1].ipBlock.except[0]: "ten" is not a CIDR; write an address and a prefix length such as 10.0.0.1/32 or 2001:db8::/64',
  ],
  [
    'except outside cidr',
    peer('{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16, 11.0.0.0/16] } }'),
    'spec.ingress[1].from[1].ipBlock.except[1]: "11.0.0.0/16" must lie inside cidr 10.0.0.0/8 and be smaller',
  ],
  [
    'except as large as cidr',
    peer('{ ipBlock: { cidr: 10.0.0.0/8, except: [10.0.0.0/8] } }'),
    'spec.ingress[1].from[1].ipBlock.except[0]: "10.0.0.0/8" must lie inside cidr 10.0.0.0/8 and be smaller',
  ],
  [
    'except of the other family',
    peer('{ ipBlock: { cidr: 10.0.0.0/8, except: ["fd00::/64"] } }'),
    'spec.ingress[1].from[1].ipBlock.except[0]: "fd00::/64" must lie inside cidr 10.0.0.0/8 and be smaller',
  ],
  [
    'an unknown operator',
    peer('{ podSelector: { matchExpressions: [{ key: a, operator: Equals, values: [b] }] } }'),
    "spec.ingress[1].from[1].podSelector.matchExpressions[0].operator: Invalid discriminator value. Expected 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'",
  ],
  [
    'In without values',
    peer('{ podSelector: { matchExpressions: [{ key: a, operator: In, values: [] }] } }'),
    'spec.ingress[1].from[1].podSelector.matchExpressions[0].values: In and NotIn need at least one value',
  ],
  [
    'a bad label',
    peer('{ podSelector: { matchLabels: { a: "b c" } } }'),
    'spec.ingress[1].from[1].podSelector.matchLabels.a: "b c" is not a label value (at most 63 of letters, digits, -, _ and ., with a letter or digit at both ends)',
  ],
];

describe('networking.k8s.io/v1 NetworkPolicy refused', () => {
  for (const [title, yaml, message] of cases) {
    it(title, () => {
      assertRefused(yaml, `test.yaml: NetworkPolicy shop/web: ${message}`);
    });
  }

  it('a name that is none', () => {
    const long = 'a'.repeat(254);
    assertRefused(
      object('', `name: ${long}, namespace: shop`),
      `test.yaml: NetworkPolicy shop/${long}: metadata.name: is longer than the 253 characters that a name may have`,
    );
    assertRefused(
      object('', 'name: My_App, namespace: shop'),
      'test.yaml: NetworkPolicy shop/My_App: metadata.name: is no name: use a-z, 0-9, - and ., with a letter or digit at both ends',
    );
  });

  it('an object without a namespace', () => {
    assertRefused(
      object('', 'name: web'),
      'test.yaml: NetworkPolicy web: metadata.namespace: is missing; set it to the namespace the policy is applied in',
    );
  });
});
