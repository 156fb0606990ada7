import { peersLabel } from '../harness/cast/peers.ts';
import { neighbourPorts } from '../harness/cast/target.ts';
import type { Places } from '../harness/scenario/places.ts';
import { allowed, denied, expected } from '../harness/scenario/expectation.ts';
import { scenario } from '../harness/scenario/scenario.ts';
import { type Engine, engines } from '../harness/vocabulary/engine.ts';
import { ipBlocks, podsOf, tcp } from './values/peers.ts';

/** Pods by their label and their namespace's, and a range of ports. */
const range = {
  to: [{ namespaceSelector: { matchLabels: { [peersLabel]: 'stranger' } }, podSelector: { matchLabels: { app: 'stranger' } } }],
  ports: [{ protocol: 'TCP', port: 9000, endPort: 9001 }],
};

/** Expressions over labels and namespaces, and every port of a protocol. */
const everyTcpPort = {
  to: [
    {
      namespaceSelector: { matchExpressions: [{ key: peersLabel, operator: 'NotIn', values: ['observability'] }] },
      podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['minio', 'otel-collector'] }] },
    },
  ],
  ports: [{ protocol: 'TCP' }],
};

/** Expressions over the presence of labels, in every namespace. */
const byPresence = {
  to: [
    {
      namespaceSelector: {},
      podSelector: {
        matchExpressions: [
          { key: 'app.kubernetes.io/name', operator: 'Exists' },
          { key: 'app', operator: 'DoesNotExist' },
        ],
      },
    },
  ],
  ports: [tcp(7777)],
};

/** A selector of pods without one of namespaces. */
const ownPods = { to: [{ podSelector: { matchLabels: { app: 'neighbour' } } }], ports: [{ protocol: 'UDP', port: 8001 }] };

/** No peers at all, and a port by its name; engine clusterNetworkPolicy can only number it, here in a rule that no other flow needs. */
const everywhere = ({ apiserverPort }: Places, engine: Engine) => {
  const numbers = [...new Set([6443, apiserverPort])].map(tcp);
  return engine === 'clusterNetworkPolicy'
    ? [{ ports: numbers }, { ports: [tcp(neighbourPorts.http)] }]
    : [{ ports: [...numbers, { protocol: 'TCP', port: 'http' }] }];
};

/** All but some addresses; engine clusterNetworkPolicy can only name those that are left. */
const exceptions = (places: Places, engine: Engine) => ({
  to:
    engine === 'clusterNetworkPolicy'
      ? ipBlocks([...places.cidrs('s3'), ...places.cidrs('http-target')])
      : places.cidrs('outsider').map((cidr) => ({ ipBlock: { cidr: cidr.includes(':') ? '::/0' : '0.0.0.0/0', except: [cidr] } })),
  ports: [tcp(443)],
});

/** Addresses and pods in one entry. */
const mixed = (places: Places) => ({
  to: [...ipBlocks(places.cidrs('otlp')), podsOf(places.namespaces.observability)],
  ports: [tcp(4317)],
});

scenario({
  id: 'egress-forms',
  claim: 'egress-complete',
  title: 'An entry of egress.to means the same under every engine, in every form that a NetworkPolicy knows',
  engines,
  values: (places, engine) => ({
    networkPolicy: {
      enabled: true,
      egress: {
        enabled: true,
        dns: false,
        to: [range, everyTcpPort, byPresence, ownPods, ...everywhere(places, engine), exceptions(places, engine), mixed(places)],
      },
    },
  }),
  expect: (engine) => [
    allowed('controller', 'stranger:minio', 'its port is the first of the range'),
    allowed('controller', 'stranger:next', 'its port is the last of the range'),
    denied('controller', 'stranger:below', 'its port is one below the range'),
    denied('controller', 'stranger:above', 'its port is one above the range'),
    denied('controller', 'impostor:minio', 'in the namespace of the range, but another pod'),
    allowed('controller', 'minio:other', 'its label is in the list and its namespace is not excluded; no port is named'),
    allowed('controller', 'minio:lowest', 'no port is named, so the first is open'),
    allowed('controller', 'minio:highest', 'no port is named, so the last is open'),
    denied('controller', 'minio:other-udp', 'the entry names TCP'),
    denied('controller', 'otel-collector:other', 'its label is in the list, but its namespace is excluded'),
    denied('controller', 'source-controller:minio', 'its label is not in the list'),
    allowed('controller', 'prometheus:other', 'it has the one label and not the other'),
    allowed('controller', 'flagger:other', 'it has the one label and not the other, in another namespace'),
    denied('controller', 'prometheus:web', 'the entry names another port'),
    denied('controller', 'dns-elsewhere:other', 'it has neither label'),
    denied('controller', 'impostor:other', 'it has both labels'),
    denied('controller', 'source-controller:other', 'it has only the label that excludes'),
    allowed('controller', 'neighbour:udp', 'a podSelector alone selects pods of the release namespace'),
    denied('controller', 'neighbour:other', 'the entry names a port, and an entry for everyone another one'),
    denied('controller', 'neighbour:other-udp', 'the entry names another port'),
    denied('controller', 'flagger-beside:udp', 'in the release namespace, but another pod'),
    allowed('controller', 'apiserver:api', 'an entry without peers is for everyone'),
    allowed('controller', 'remote-apiserver:service', 'an entry without peers is for everyone'),
    allowed('controller', 'outsider:apiserver', 'an entry without peers is for everyone'),
    allowed('controller', 'neighbour:http', engine === 'clusterNetworkPolicy' ? 'its port has the number' : 'its port has the name'),
    denied('controller', 'impostor:http', engine === 'clusterNetworkPolicy' ? 'its port has another number' : 'its port has no name'),
    allowed('controller', 's3:service', 'its address is in the block and not excepted'),
    allowed('controller', 'http-target:service', 'its address is in the block and not excepted'),
    denied('controller', 'outsider:service', 'its address is excepted'),
    expected(
      engine === 'kubernetes' || engine === 'calico' ? 'allowed' : 'denied',
      'controller',
      'stranger:https',
      engine === 'cilium' ? 'a CIDR matches no pod' : "the block holds pods' addresses where it can name exceptions at all",
    ),
    denied('controller', 's3:other', 'the block is for port 443'),
    allowed('controller', 'otlp:service', 'its address is in the entry'),
    allowed('controller', 'otel-collector:otlp', 'its namespace is in the same entry'),
    denied('controller', 'otlp:other', 'the entry names another port'),
    denied('controller', 'outsider:otlp', 'the entry names neither its address nor a namespace'),
    denied('controller', 'stranger:otlp', 'the entry names neither its namespace nor an address'),
    denied('controller', 'dns:dns', 'egress.dns is off', { lookup: 'udp' }),
  ],
});
