import type { Flow } from '../../../harness/vocabulary/flow.ts';
import { flow } from '../../policy/flow.ts';
import { assertCase, type Case, policy } from './fixture.ts';

const ingress = (rule: string): string => policy(`ingress: [{ action: Allow, ${rule} }]`);
const egress = (rule: string): string => policy(`egress: [{ action: Allow, ${rule} }]`);
const at = (port: number, options: Partial<Flow> = {}) => flow('shop/db', 'shop/web', port, options);
const udp = { protocol: 'UDP' } as const;
const sctp = { protocol: 'SCTP' } as const;
const icmp = { protocol: 'ICMP' } as const;
const v6 = { family: 6 } as const;

const cases: readonly Case[] = [
  { title: 'protocol by name', yaml: ingress('protocol: TCP'), allowed: [at(1)], denied: [at(1, udp), at(0, icmp)] },
  { title: 'protocol by number', yaml: ingress('protocol: 17'), allowed: [at(1, udp)], denied: [at(1)] },
  { title: 'protocol by number in quotes', yaml: ingress('protocol: "132"'), allowed: [at(1, sctp)], denied: [at(1)] },
  { title: 'a protocol without ports', yaml: ingress('protocol: 47'), denied: [at(1), at(1, udp), at(0, icmp)] },
  { title: 'UDPLite is not UDP', yaml: ingress('protocol: UDPLite'), denied: [at(1, udp)] },
  { title: 'notProtocol', yaml: ingress('notProtocol: UDP'), allowed: [at(1), at(0, icmp)], denied: [at(1, udp)] },
  { title: 'notProtocol by number', yaml: ingress('notProtocol: 6'), allowed: [at(1, udp)], denied: [at(1)] },
  { title: 'no protocol: ICMP, too', yaml: ingress('ipVersion: 4'), allowed: [at(0, icmp)], denied: [at(0, { ...icmp, ...v6 })] },
  { title: 'ICMP is IPv4', yaml: ingress('protocol: ICMP'), allowed: [at(0, icmp)], denied: [at(0, { ...icmp, ...v6 }), at(1)] },
  { title: 'ICMPv6 is IPv6', yaml: ingress('protocol: ICMPv6'), allowed: [at(0, { ...icmp, ...v6 })], denied: [at(0, icmp)] },
  { title: 'an ICMP type and code', yaml: ingress('protocol: ICMP, icmp: { type: 8, code: 0 }'), allowed: [at(0, icmp)] },
  { title: 'another ICMP type', yaml: ingress('protocol: ICMP, icmp: { type: 0 }'), denied: [at(0, icmp)] },
  { title: 'notICMP', yaml: ingress('protocol: ICMP, notICMP: { type: 8 }'), denied: [at(0, icmp)] },
  {
    title: 'notICMP without a protocol',
    yaml: ingress('notICMP: { type: 8 }'),
    allowed: [at(1), at(0, { ...icmp, ...v6 })],
    denied: [at(0, icmp)],
  },
  { title: 'notICMP of another type, or of none', yaml: ingress('protocol: ICMP, notICMP: { type: 0 }'), allowed: [at(0, icmp)] },
  { title: 'an empty notICMP', yaml: ingress('protocol: ICMP, notICMP: {}'), allowed: [at(0, icmp)] },
  {
    title: 'ports: numbers',
    yaml: ingress('protocol: TCP, destination: { ports: [80, "8080"] }'),
    allowed: [at(80), at(8080)],
    denied: [at(81), at(80, udp)],
  },
  {
    title: 'ports: ranges, both ends',
    yaml: ingress('protocol: TCP, destination: { ports: ["80:82"] }'),
    allowed: [at(80), at(81), at(82)],
    denied: [at(79), at(83)],
  },
  { title: 'ports: empty is none given', yaml: ingress('destination: { ports: [] }'), allowed: [at(1), at(0, icmp)] },
  {
    title: 'ports of UDP and SCTP',
    yaml: ingress('protocol: SCTP, destination: { ports: [9] }'),
    allowed: [at(9, sctp)],
    denied: [at(9), at(9, udp)],
  },
  {
    title: 'a named port: the container port of the destination with the protocol',
    yaml: ingress('protocol: TCP, destination: { ports: [http, dns] }'),
    allowed: [at(8080)],
    denied: [at(9090), at(53)],
  },
  {
    title: 'a named port without a protocol: that of the container port',
    yaml: ingress('destination: { ports: [http, dns] }'),
    allowed: [at(8080), at(53, udp)],
    denied: [at(53), at(8080, udp), at(0, icmp)],
  },
  {
    title: 'a named port in egress: each destination by its own',
    yaml: egress('protocol: TCP, destination: { ports: [http] }'),
    allowed: [flow('shop/web', 'shop/db', 9090), flow('shop/web', 'mon/web', 7070)],
    denied: [flow('shop/web', 'shop/db', 7070), flow('shop/web', 'internet', 9090)],
  },
  {
    title: 'a named port with a selector: both',
    yaml: egress("protocol: TCP, destination: { ports: [http, 80], selector: app == 'db' }"),
    allowed: [flow('shop/web', 'shop/db', 9090), flow('shop/web', 'shop/db', 80)],
    denied: [flow('shop/web', 'mon/web', 7070), flow('shop/web', 'mon/web', 80)],
  },
  {
    title: 'notPorts',
    yaml: ingress('protocol: TCP, destination: { notPorts: ["80:82", 90] }'),
    allowed: [at(79), at(83)],
    denied: [at(80), at(82), at(90), at(1, udp)],
  },
  {
    title: 'ports and notPorts',
    yaml: ingress('protocol: TCP, destination: { ports: ["80:90"], notPorts: [85] }'),
    allowed: [at(80)],
    denied: [at(85), at(91)],
  },
  {
    title: 'named notPorts without a protocol',
    yaml: ingress('destination: { notPorts: [http] }'),
    allowed: [at(8081), at(8080, udp), at(0, icmp)],
    denied: [at(8080)],
  },
  {
    title: 'source ports that are every port of a client',
    yaml: ingress('protocol: TCP, source: { ports: ["1024:65535"] }'),
    allowed: [at(1)],
    denied: [at(1, udp)],
  },
  { title: 'source ports that are none of them', yaml: ingress('protocol: TCP, source: { ports: [80] }'), denied: [at(1)] },
  {
    title: 'source notPorts that are every port of a client',
    yaml: ingress('protocol: TCP, source: { notPorts: ["1024:65535"] }'),
    denied: [at(1)],
  },
  { title: 'source notPorts that are none of them', yaml: ingress('protocol: TCP, source: { notPorts: [80] }'), allowed: [at(1)] },
];

describe('projectcalico.org/v3 protocols and ports', () => {
  for (const one of cases) {
    it(one.title, () => {
      assertCase(one);
    });
  }
});
