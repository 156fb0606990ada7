import type { WrongSuite } from './right-suite.ts';

/** Flows that are wrong. */
export const wrongFlows: readonly WrongSuite[] = [
  {
    what: 'a flow without an arrow',
    from: "'* -> dns'",
    to: "'client api:http'",
    says: ['netpol.yaml:19:35: scenarios.closed.allow[1]: "client api:http" has no "->"; write SOURCE -> DESTINATION:PORT.'],
  },
  {
    what: 'a flow with two arrows',
    from: "'* -> dns'",
    to: "'client -> api -> dns'",
    says: [
      'netpol.yaml:19:35: scenarios.closed.allow[1]: "client -> api -> dns" has more than one "->"; write SOURCE -> DESTINATION:PORT.',
    ],
  },
  {
    what: 'a flow from nowhere',
    from: "'* -> dns'",
    to: "'-> api:http'",
    says: ['netpol.yaml:19:35: scenarios.closed.allow[1]: "-> api:http" has no source; write SOURCE -> DESTINATION:PORT.'],
  },
  {
    what: 'a flow to nowhere',
    from: "'* -> dns'",
    to: "'client ->'",
    says: ['netpol.yaml:19:35: scenarios.closed.allow[1]: "client ->" has no destination; write SOURCE -> DESTINATION:PORT.'],
  },
  {
    what: 'a source with a port',
    from: "'* -> dns'",
    to: "'client:80 -> api:http'",
    says: [
      'netpol.yaml:19:35: scenarios.closed.allow[1]: "client:80 -> api:http" has a source with a port, "client:80"; only destinations have one.',
    ],
  },
  {
    what: 'a list without its end',
    from: "'* -> dns'",
    to: "'[client, api -> dns'",
    says: ['netpol.yaml:19:35: scenarios.closed.allow[1]: "[client, api -> dns" has a list without its end: "[client, api".'],
  },
  {
    what: 'a list with an empty place',
    from: "'* -> dns'",
    to: "'[client,, api] -> dns'",
    says: ['netpol.yaml:19:35: scenarios.closed.allow[1]: "[client,, api] -> dns" has a list with an empty place: "[client,, api]".'],
  },
  {
    what: 'a name twice in a list',
    from: "'* -> dns'",
    to: "'[api, api] -> dns'",
    says: ['netpol.yaml:19:35: scenarios.closed.allow[1]: "[api, api] -> dns" names the source "api" twice.'],
  },
  {
    what: '* in a list',
    from: "'* -> dns'",
    to: "'[*, client] -> dns'",
    says: [
      'netpol.yaml:19:35: scenarios.closed.allow[1]: "[*, client] -> dns" has * in a list; it stands for every subject and has to stand alone.',
    ],
  },
  {
    what: 'a name in capitals',
    from: "'* -> dns'",
    to: "'Client -> api:http'",
    says: [
      'netpol.yaml:19:35: scenarios.closed.allow[1]: "Client -> api:http" names "Client"; a name is of a-z, 0-9, - and dots, or * for every subject.',
    ],
  },
  {
    what: 'port 0',
    from: "'* -> dns'",
    to: "'client -> api:0'",
    says: ['netpol.yaml:19:35: scenarios.closed.allow[1]: "client -> api:0" has the port 0; ports are 1 to 65535.'],
  },
  {
    what: 'port 65536',
    from: "'* -> dns'",
    to: "'client -> api:65536'",
    says: ['netpol.yaml:19:35: scenarios.closed.allow[1]: "client -> api:65536" has the port 65536; ports are 1 to 65535.'],
  },
  {
    what: 'an unknown protocol',
    from: "'* -> dns'",
    to: "'client -> api:53/ICMP'",
    says: [
      'netpol.yaml:19:35: scenarios.closed.allow[1]: "client -> api:53/ICMP" has the protocol "ICMP"; protocols are TCP, UDP and SCTP.',
    ],
  },
  {
    what: 'a port that is none',
    from: "'* -> dns'",
    to: "'client -> api:a_b'",
    says: [
      'netpol.yaml:19:35: scenarios.closed.allow[1]: "client -> api:a_b" has the port "a_b"; a port is a port\'s name, a number, or a number with /TCP, /UDP or /SCTP.',
    ],
  },
  {
    what: 'a port twice',
    from: "'* -> dns'",
    to: "'client -> [api:http]:80'",
    says: [
      'netpol.yaml:19:35: scenarios.closed.allow[1]: "client -> [api:http]:80" has a port twice: "api:http" has one, and the list has one.',
    ],
  },
  {
    what: 'an unknown way',
    from: "'* -> dns'",
    to: "'client -> api:http by service'",
    says: [
      'netpol.yaml:19:35: scenarios.closed.allow[1]: "client -> api:http by service" goes on with "by"; after the destination there may be via service, as NAME, over IPv4 or over IPv6.',
    ],
  },
  {
    what: 'via something else',
    from: "'* -> dns'",
    to: "'client -> api:http via ingress'",
    says: ['netpol.yaml:19:35: scenarios.closed.allow[1]: "client -> api:http via ingress" goes via "ingress"; write via service.'],
  },
  {
    what: 'a via without its end',
    from: "'* -> dns'",
    to: "'client -> api:http via'",
    says: ['netpol.yaml:19:35: scenarios.closed.allow[1]: "client -> api:http via" ends after "via"; write via service.'],
  },
  {
    what: 'two ways',
    from: "'* -> dns'",
    to: "'client -> api:http via service as api.example.com'",
    says: [
      'netpol.yaml:19:35: scenarios.closed.allow[1]: "client -> api:http via service as api.example.com" says twice how it goes; write one "via service" or one "as NAME".',
    ],
  },
  {
    what: 'an unknown family',
    from: "'* -> dns'",
    to: "'client -> api:http over IPv5'",
    says: ['netpol.yaml:19:35: scenarios.closed.allow[1]: "client -> api:http over IPv5" goes over "IPv5"; write over IPv4 or over IPv6.'],
  },
  {
    what: 'two families',
    from: "'* -> dns'",
    to: "'client -> api:http over IPv4 over IPv6'",
    says: ['netpol.yaml:19:35: scenarios.closed.allow[1]: "client -> api:http over IPv4 over IPv6" says "over" twice.'],
  },
  {
    what: 'a name that is none',
    from: "'* -> dns'",
    to: "'api -> bucket:443 as bucket_example'",
    says: [
      'netpol.yaml:19:35: scenarios.closed.allow[1]: "api -> bucket:443 as bucket_example" goes as "bucket_example"; expected a DNS name (labels of a-z, 0-9 and -, joined by dots, at most 253).',
    ],
  },
  {
    what: 'a port that a peer has not',
    from: "'* -> dns'",
    to: "'api -> prometheus:wbe'",
    says: ['netpol.yaml:19:35: "api -> prometheus:wbe" goes to the port wbe, which prometheus does not have; known are web.'],
  },
  {
    what: 'a number that a peer has not',
    from: "'* -> dns'",
    to: "'api -> bucket:80'",
    says: ['netpol.yaml:19:35: "api -> bucket:80" goes to the port 80, which bucket does not have; known are 443.'],
  },
  {
    what: 'a protocol that a peer has not',
    from: "'* -> dns'",
    to: "'api -> bucket:443/UDP'",
    says: ['netpol.yaml:19:35: "api -> bucket:443/UDP" goes to the port 443/UDP, which bucket does not have; known are 443.'],
  },
  {
    what: 'a port that a standing peer has not',
    from: "'* -> dns'",
    to: "'api -> dns:54'",
    says: ['netpol.yaml:19:35: "api -> dns:54" goes to the port 54, which dns does not have; known are dns, dns-tcp, metrics, other, other-udp.'],
  },
  {
    what: 'a peer without ports',
    from: "'* -> dns'",
    to: "'api -> client'",
    says: ['netpol.yaml:19:35: "api -> client" goes to client, which has no ports; declare some, e.g. ports: [80].'],
  },
  {
    what: 'a name that a host has not',
    from: "'* -> dns'",
    to: "'api -> bucket:443 as buckets.example.com'",
    says: [
      'netpol.yaml:19:35: "api -> bucket:443 as buckets.example.com" goes as buckets.example.com, which is no name of bucket; did you mean "bucket.example.com"?',
    ],
  },
  {
    what: 'a name of who has none',
    from: "'* -> dns'",
    to: "'api -> internet as example.com'",
    says: ['netpol.yaml:19:35: "api -> internet as example.com" goes as example.com, which is no name of internet; it has none.'],
  },
  {
    what: 'a Service in front of a host',
    from: "'* -> dns'",
    to: "'api -> bucket:443 via service'",
    says: ['netpol.yaml:19:35: "api -> bucket:443 via service" goes via a Service, which bucket has none of: it is outside the cluster.'],
  },
  {
    what: 'a family that a host has not',
    from: "'* -> dns'",
    to: "'api -> metadata over IPv6'",
    says: ['netpol.yaml:19:35: "api -> metadata over IPv6" goes over IPv6, of which metadata has no address.'],
  },
  {
    what: 'the same flow twice',
    from: "'* -> dns'",
    to: "'client -> api:http'",
    says: ['netpol.yaml:19:35: "client -> api:http" is there twice, first in line 19.'],
  },
  {
    what: 'the same flow in a list',
    from: "'* -> dns'",
    to: "'[client, beside] -> [worker, api]:http'",
    says: ['netpol.yaml:19:35: "client -> api:http" is there twice, first in line 19.'],
  },
  {
    what: 'the same flow by number and by name',
    from: "'* -> dns'",
    to: "'api -> prometheus:web', 'api -> prometheus:9090'",
    says: ['netpol.yaml:19:60: "api -> prometheus:9090" is there twice, first in line 19.'],
  },
  {
    what: 'more flows than anybody reads',
    from: "'* -> dns'",
    to: "'[a0,a1,a2,a3,a4,a5,a6,a7,a8,a9,a10,a11,a12,a13,a14,a15,a16,a17,a18,a19,a20,a21,a22,a23,a24,a25,a26,a27,a28,a29,a30,a31,a32,a33,a34,a35,a36,a37,a38,a39] -> [b0,b1,b2,b3,b4,b5,b6,b7,b8,b9,b10,b11,b12,b13,b14,b15,b16,b17,b18,b19,b20,b21,b22,b23,b24,b25,b26,b27,b28,b29,b30,b31,b32,b33,b34,b35,b36,b37,b38,b39]'",
    says: [
      'netpol.yaml:19:35: scenarios.closed.allow[1]: "[a0,a1,a2,a3,a4,a5,a6,a7,a8,a9,a10,a11,a12,a13,a14,a15,a16,a17,a18,a19,a20,a21,a…" stands for more than 1000 flows.',
    ],
  },
];
