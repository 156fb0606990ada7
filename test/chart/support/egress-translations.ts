/** Entries of `egress.to` and the rules that say the same in the other dialects. */
export interface Translation {
  readonly title: string;
  readonly to: readonly object[];
  readonly cilium: readonly unknown[];
  readonly calico: readonly unknown[];
  /** Absent where the engine cannot say it. */
  readonly clusterNetworkPolicy?: readonly unknown[];
  /** The channel whose ClusterNetworkPolicy can say it; absent: either. */
  readonly channel?: 'experimental';
}

const tcp = (number: number) => ({ tcp: { destinationPort: { number } } });
const accept = (index: number, rest: object) => ({ name: `networkPolicy.egress.to[${String(index)}]`, action: 'Accept', ...rest });
const everything = [{ namespaces: {} }, { networks: ['0.0.0.0/0', '::/0'] }];
const own = { 'k8s:io.kubernetes.pod.namespace': 'ns' };
const anyNamespace = { key: 'k8s:io.kubernetes.pod.namespace', operator: 'Exists' };

/** What `egress.to` can hold, form by form. */
export const translations: readonly Translation[] = [
  {
    title: 'an address and a port',
    to: [{ to: [{ ipBlock: { cidr: '10.0.0.1/32' } }], ports: [{ protocol: 'TCP', port: 443 }] }],
    cilium: [{ toCIDRSet: [{ cidr: '10.0.0.1/32' }], toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }] }],
    calico: [{ action: 'Allow', protocol: 'TCP', destination: { nets: ['10.0.0.1/32'], ports: [443] } }],
    clusterNetworkPolicy: [accept(0, { to: [{ networks: ['10.0.0.1/32'] }], protocols: [tcp(443)] })],
  },
  {
    title: 'addresses of both families, one of them twice',
    to: [{ to: ['10.0.0.1/32', '2001:db8::/64', '10.0.0.1/32'].map((cidr) => ({ ipBlock: { cidr } })) }],
    cilium: [{ toCIDRSet: [{ cidr: '10.0.0.1/32' }, { cidr: '2001:db8::/64' }, { cidr: '10.0.0.1/32' }] }],
    calico: [
      { action: 'Allow', destination: { nets: ['10.0.0.1/32'] } },
      { action: 'Allow', destination: { nets: ['2001:db8::/64'] } },
    ],
    clusterNetworkPolicy: [accept(0, { to: [{ networks: ['10.0.0.1/32', '2001:db8::/64'] }] })],
  },
  {
    title: 'an address range with exceptions beside one without',
    to: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.2.0.0/16'] } }, { ipBlock: { cidr: '192.0.2.0/24' } }] }],
    cilium: [{ toCIDRSet: [{ cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.2.0.0/16'] }, { cidr: '192.0.2.0/24' }] }],
    calico: [
      { action: 'Allow', destination: { nets: ['10.0.0.0/8'], notNets: ['10.1.0.0/16', '10.2.0.0/16'] } },
      { action: 'Allow', destination: { nets: ['192.0.2.0/24'] } },
    ],
  },
  {
    title: 'a namespace by its name',
    to: [{ to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'flux-system' } } }] }],
    cilium: [{ toEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'flux-system' } }] }],
    calico: [{ action: 'Allow', destination: { namespaceSelector: "kubernetes.io/metadata.name == 'flux-system'" } }],
    clusterNetworkPolicy: [accept(0, { to: [{ namespaces: { matchLabels: { 'kubernetes.io/metadata.name': 'flux-system' } } }] })],
  },
  {
    title: "pods of the release's own namespace, and all of them",
    to: [{ to: [{ podSelector: { matchLabels: { app: 'db' } } }, { podSelector: {} }] }],
    cilium: [{ toEndpoints: [{ matchLabels: { 'k8s:app': 'db', ...own } }, { matchLabels: own }] }],
    calico: [
      { action: 'Allow', destination: { selector: "app == 'db'" } },
      { action: 'Allow', destination: { selector: 'all()' } },
    ],
    clusterNetworkPolicy: [
      accept(0, {
        to: [{ matchLabels: { app: 'db' } }, {}].map((podSelector) => ({
          pods: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ns' } }, podSelector },
        })),
      }),
    ],
  },
  {
    title: 'every namespace',
    to: [{ to: [{ namespaceSelector: {} }] }],
    cilium: [{ toEndpoints: [{ matchExpressions: [anyNamespace] }] }],
    calico: [{ action: 'Allow', destination: { namespaceSelector: 'all()' } }],
    clusterNetworkPolicy: [accept(0, { to: [{ namespaces: {} }] })],
  },
  {
    title: 'pods and namespaces by expressions',
    to: [
      {
        to: [
          {
            namespaceSelector: {
              matchLabels: { team: 'x' },
              matchExpressions: [
                { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['a', 'b'] },
                { key: 'old', operator: 'DoesNotExist' },
              ],
            },
            podSelector: {
              matchExpressions: [
                { key: 'app', operator: 'In', values: ['web', 'db'] },
                { key: 'tier', operator: 'Exists' },
              ],
            },
          },
        ],
      },
    ],
    cilium: [
      {
        toEndpoints: [
          {
            matchLabels: { 'k8s:io.cilium.k8s.namespace.labels.team': 'x' },
            matchExpressions: [
              { key: 'k8s:io.kubernetes.pod.namespace', operator: 'NotIn', values: ['a', 'b'] },
              { key: 'k8s:io.cilium.k8s.namespace.labels.old', operator: 'DoesNotExist' },
              anyNamespace,
              { key: 'k8s:app', operator: 'In', values: ['web', 'db'] },
              { key: 'k8s:tier', operator: 'Exists' },
            ],
          },
        ],
      },
    ],
    calico: [
      {
        action: 'Allow',
        destination: {
          selector: "app in {'web', 'db'} && has(tier)",
          namespaceSelector: "team == 'x' && kubernetes.io/metadata.name not in {'a', 'b'} && !has(old)",
        },
      },
    ],
    clusterNetworkPolicy: [
      accept(0, {
        to: [
          {
            pods: {
              namespaceSelector: {
                matchLabels: { team: 'x' },
                matchExpressions: [
                  { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['a', 'b'] },
                  { key: 'old', operator: 'DoesNotExist' },
                ],
              },
              podSelector: {
                matchExpressions: [
                  { key: 'app', operator: 'In', values: ['web', 'db'] },
                  { key: 'tier', operator: 'Exists' },
                ],
              },
            },
          },
        ],
      }),
    ],
  },
  {
    title: 'addresses and pods in one entry',
    to: [{ to: [{ podSelector: {} }, { ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 443 }] }],
    cilium: [
      { toCIDRSet: [{ cidr: '192.0.2.0/24' }], toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }] },
      { toEndpoints: [{ matchLabels: own }], toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }] },
    ],
    calico: [
      { action: 'Allow', protocol: 'TCP', destination: { nets: ['192.0.2.0/24'], ports: [443] } },
      { action: 'Allow', protocol: 'TCP', destination: { selector: 'all()', ports: [443] } },
    ],
    clusterNetworkPolicy: [
      accept(0, {
        to: [
          { networks: ['192.0.2.0/24'] },
          { pods: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ns' } }, podSelector: {} } },
        ],
        protocols: [tcp(443)],
      }),
    ],
  },
  {
    title: 'everything',
    to: [{}, { to: [], ports: [] }],
    cilium: [{ toEntities: ['all'] }, { toEntities: ['all'] }],
    calico: [{ action: 'Allow' }, { action: 'Allow' }],
    clusterNetworkPolicy: [accept(0, { to: everything }), accept(1, { to: everything })],
  },
  {
    title: 'ports of every form but a name, everywhere',
    to: [{ ports: [{ port: 10, endPort: 50 }, { port: 9, endPort: 9 }, { protocol: 'UDP', port: 53 }, { protocol: 'SCTP' }] }],
    cilium: [
      {
        toEntities: ['all'],
        toPorts: [
          {
            ports: [
              { port: '10', endPort: 50, protocol: 'TCP' },
              { port: '9', protocol: 'TCP' },
              { port: '53', protocol: 'UDP' },
              { port: '0', protocol: 'SCTP' },
            ],
          },
        ],
      },
    ],
    calico: [
      // A range must stay text: YAML 1.1 reads 10:50 as a number to the base of 60.
      { action: 'Allow', protocol: 'TCP', destination: { ports: ['10:50', 9] } },
      { action: 'Allow', protocol: 'UDP', destination: { ports: [53] } },
      { action: 'Allow', protocol: 'SCTP' },
    ],
    clusterNetworkPolicy: [
      accept(0, {
        to: everything,
        protocols: [
          { tcp: { destinationPort: { range: { start: 10, end: 50 } } } },
          tcp(9),
          { udp: { destinationPort: { number: 53 } } },
          { sctp: { destinationPort: { range: { start: 1, end: 65_535 } } } },
        ],
      }),
    ],
  },
  {
    title: 'a port by its name beside a number, everywhere',
    to: [{ ports: [{ port: 'http' }, { port: 9 }] }],
    cilium: [
      {
        toEntities: ['all'],
        toPorts: [
          {
            ports: [
              { port: 'http', protocol: 'TCP' },
              { port: '9', protocol: 'TCP' },
            ],
          },
        ],
      },
    ],
    calico: [{ action: 'Allow', protocol: 'TCP', destination: { ports: ['http', 9] } }],
    clusterNetworkPolicy: [
      accept(0, { to: everything, protocols: [tcp(9)] }),
      accept(0, { to: [{ namespaces: {} }], protocols: [{ destinationNamedPort: 'http' }] }),
    ],
    channel: 'experimental',
  },
  {
    title: 'a port by its name, of pods',
    to: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 'http' }] }],
    cilium: [{ toEndpoints: [{ matchExpressions: [anyNamespace] }], toPorts: [{ ports: [{ port: 'http', protocol: 'TCP' }] }] }],
    calico: [{ action: 'Allow', protocol: 'TCP', destination: { namespaceSelector: 'all()', ports: ['http'] } }],
    clusterNetworkPolicy: [accept(0, { to: [{ namespaces: {} }], protocols: [{ destinationNamedPort: 'http' }] })],
    channel: 'experimental',
  },
  {
    title: 'one port of a protocol beside all of them',
    to: [{ to: [{ podSelector: {} }], ports: [{ port: 80 }, {}] }],
    cilium: [
      {
        toEndpoints: [{ matchLabels: own }],
        toPorts: [
          {
            ports: [
              { port: '80', protocol: 'TCP' },
              { port: '0', protocol: 'TCP' },
            ],
          },
        ],
      },
    ],
    calico: [{ action: 'Allow', protocol: 'TCP', destination: { selector: 'all()' } }],
    clusterNetworkPolicy: [
      accept(0, {
        to: [{ pods: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ns' } }, podSelector: {} } }],
        protocols: [tcp(80), { tcp: { destinationPort: { range: { start: 1, end: 65_535 } } } }],
      }),
    ],
  },
];
