import type { WrongSuite } from './right-suite.ts';

/** Subjects and peers that are wrong. */
export const wrongCast: readonly WrongSuite[] = [
  {
    what: 'a label that is true',
    from: "'yes'",
    to: 'true',
    says: ["netpol.yaml:6:26: subjects.api.labels.late is true, a truth value; expected text: quote it, 'true'."],
  },
  {
    what: 'a label that is a number',
    from: "'yes'",
    to: '8080',
    says: ["netpol.yaml:6:26: subjects.api.labels.late is 8080, a number; expected text: quote it, '8080'."],
  },
  {
    what: 'a label that is a version',
    from: "'yes'",
    to: '1.10',
    says: ["netpol.yaml:6:26: subjects.api.labels.late is 1.1, a number; expected text: quote it, '1.10'."],
  },
  { what: 'a label that is empty', from: "'yes'", to: '~', says: ['netpol.yaml:6:26: subjects.api.labels.late is empty; expected text.'] },
  {
    what: 'a label value that the API refuses',
    from: "'yes'",
    to: 'not a value',
    says: [
      'netpol.yaml:6:26: subjects.api.labels.late is "not a value"; expected a label value (at most 63 of letters, digits, -, _ and ., a letter or digit at both ends).',
    ],
  },
  {
    what: 'a label key that the API refuses',
    from: 'late:',
    to: '-late:',
    says: [
      'netpol.yaml:6:20: subjects.api.labels has the key "-late"; expected a label key (an optional DNS name and /, then at most 63 of letters, digits, -, _ and .).',
    ],
  },
  {
    what: 'a subject called like a standing peer',
    from: '  api: {',
    to: '  node: {',
    says: ['netpol.yaml:6:3: subjects.node is called like a standing peer; give the workload another name here, with workload: node.'],
  },
  {
    what: 'a subject called like a replica',
    from: '  api: {',
    to: '  api.1: {',
    says: ['netpol.yaml:6:3: subjects.api.1 reads like a replica of api; declare api.'],
  },
  {
    what: 'a subject with no additions',
    from: "{ labels: { late: 'yes' } }",
    to: '',
    says: ['netpol.yaml:6:8: subjects.api is empty; expected a map.'],
  },
  {
    what: 'a subject in capitals',
    from: '  api: {',
    to: '  API: {',
    says: ['netpol.yaml:6:3: subjects has the key "API"; expected a DNS name (labels of a-z, 0-9 and -, joined by dots, at most 253).'],
  },
  {
    what: 'a port of a subject that is none',
    from: "{ labels: { late: 'yes' } }",
    to: '{ ports: { extra: 70000/udp } }',
    says: [
      'netpol.yaml:6:26: subjects.api.ports.extra is "70000/udp"; expected a port from 1 to 65535, alone or with /tcp, /udp, /tls, /http, /sctp.',
    ],
  },
  {
    what: 'a port name that the API refuses',
    from: "{ labels: { late: 'yes' } }",
    to: '{ ports: { much-too-long-a-name: 80 } }',
    says: [
      'netpol.yaml:6:19: subjects.api.ports has the key "much-too-long-a-name"; expected a port name (a-z, 0-9 and -, with a letter, no - at an end or beside another, at most 15).',
    ],
  },
  {
    what: 'a peer called like a standing peer',
    from: '  client: {',
    to: '  dns: {',
    says: [
      'netpol.yaml:8:3: peers.dns is called like a standing peer; take another name than beside, elsewhere, node, apiserver, dns, internet, metadata.',
      'netpol.yaml:19:35: "* -> dns" goes to dns, which has no ports; declare some, e.g. ports: [80].',
    ],
  },
  {
    what: 'a peer called like a subject',
    from: '  client: {',
    to: '  api: {',
    says: [
      'netpol.yaml:8:3: peers.api is called like a subject; a name is one or the other.',
      'netpol.yaml:12:79: "client -> api:http" goes to api, which has no ports; declare some, e.g. ports: [80].',
      'netpol.yaml:19:13: "client -> api:http" goes to api, which has no ports; declare some, e.g. ports: [80].',
      'netpol.yaml:20:12: "prometheus -> api:http" goes to api, which has no ports; declare some, e.g. ports: [80].',
    ],
  },
  {
    what: 'a peer that is a pod and a host',
    from: '{ names: [',
    to: '{ namespace: release, names: [',
    says: ['netpol.yaml:10:11: peers.bucket: is a pod (namespace, labels) and a host (names, addresses) at once; write two peers.'],
  },
  {
    what: 'a peer that is neither',
    from: 'namespace: monitoring, ',
    to: '',
    says: [
      'netpol.yaml:9:15: peers.prometheus: has neither a namespace, which makes it a pod, nor names or addresses, which make it a host outside.',
    ],
  },
  {
    what: 'a peer that is text',
    from: '{ namespace: release, labels: { app: client } }',
    to: 'release',
    says: ['netpol.yaml:8:11: peers.client is "release"; expected a map.'],
  },
  {
    what: 'a namespace that the API refuses',
    from: 'namespace: monitoring',
    to: 'namespace: Monitoring',
    says: [
      'netpol.yaml:9:28: peers.prometheus.namespace is "Monitoring"; expected a DNS label (a-z, 0-9 and -, a letter or digit at both ends, at most 63).',
    ],
  },
  {
    what: 'a namespace that is a number',
    from: 'namespace: monitoring',
    to: 'namespace: 5',
    says: [
      'netpol.yaml:9:28: peers.prometheus.namespace is 5, a number; expected the name of a namespace, release, or a map with name and labels.',
    ],
  },
  {
    what: 'a label that the cluster gives',
    from: 'namespace: monitoring',
    to: 'namespace: { name: obs, labels: { kubernetes.io/metadata.name: x } }',
    says: ['netpol.yaml:9:49: peers.prometheus.namespace.labels: kubernetes.io/metadata.name is given by the cluster; leave it out.'],
  },
  {
    what: 'an address that is none',
    from: '198.51.100.10',
    to: '198.51.100.256',
    says: ['netpol.yaml:10:54: peers.bucket.addresses[0] is "198.51.100.256"; expected an IPv4 or IPv6 address.'],
  },
  {
    what: 'a CIDR for an address',
    from: '198.51.100.10',
    to: '198.51.100.0/24',
    says: ['netpol.yaml:10:54: peers.bucket.addresses[0] is "198.51.100.0/24"; expected an IPv4 or IPv6 address.'],
  },
  {
    what: 'two addresses of a family',
    from: '[198.51.100.10]',
    to: '[198.51.100.10, 198.51.100.11]',
    says: ['netpol.yaml:10:53: peers.bucket.addresses: a host has at most one address of each family.'],
  },
  {
    what: 'a DNS name with a space',
    from: 'bucket.example.com',
    to: 'bucket example',
    says: [
      'netpol.yaml:10:21: peers.bucket.names[0] is "bucket example"; expected a DNS name (labels of a-z, 0-9 and -, joined by dots, at most 253).',
    ],
  },
  {
    what: 'a port of a peer that is none',
    from: '[443/tls]',
    to: '[443/tls, 0]',
    says: [
      'netpol.yaml:10:87: peers.bucket.ports[1] is 0, a number; expected a port from 1 to 65535, alone or with /tcp, /udp, /tls, /http, /sctp.',
    ],
  },
  {
    what: 'a port with an unknown application',
    from: '[443/tls]',
    to: '[443/https]',
    says: [
      'netpol.yaml:10:78: peers.bucket.ports[0] is "443/https"; expected a port from 1 to 65535, alone or with /tcp, /udp, /tls, /http, /sctp.',
    ],
  },
  {
    what: 'ports that are a number',
    from: '[443/tls]',
    to: '443',
    says: [
      'netpol.yaml:10:77: peers.bucket.ports is 443, a number; expected a list such as [443/tls, 80] or a map such as { web: 9090/http }.',
    ],
  },
  {
    what: 'two ports that are none',
    from: '[443/tls]',
    to: "['', '']",
    says: [
      'netpol.yaml:10:78: peers.bucket.ports[0] is ""; expected a port from 1 to 65535, alone or with /tcp, /udp, /tls, /http, /sctp.',
      'netpol.yaml:10:82: peers.bucket.ports[1] is ""; expected a port from 1 to 65535, alone or with /tcp, /udp, /tls, /http, /sctp.',
    ],
  },
  {
    what: 'a port there twice',
    from: '[443/tls]',
    to: '[443/tls, 443]',
    says: ['netpol.yaml:10:77: peers.bucket.ports: has the port 443 twice.'],
  },
  {
    what: 'two applications at a port',
    from: '{ web: 9090/http }',
    to: '{ web: 9090/http, plain: 9090 }',
    says: ['netpol.yaml:9:47: peers.prometheus.ports: has the port 9090 twice.'],
  },
];
