import { flow } from '../../policy/flow.ts';
import { assertCase, type Case, policy } from './fixture.ts';

const sources = ['shop/db', 'mon/prometheus', 'internet', 'other', 'apiserver'];
const from = (...ids: string[]) => ids.map((id) => flow(id, 'shop/web', 8080));
const to = (...ids: string[]) => ids.map((id) => flow('shop/web', id, 8080));

const clusterwide = (spec: string): string => `
apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata: { name: all }
spec:
${spec.replace(/^/gm, '  ')}`;

const groups: Record<string, readonly Case[]> = {
  'default deny': [
    {
      title: 'an empty list of rules isolates nothing (the other direction holds one)',
      yaml: policy('ingress: []\negress: [{}]'),
      allowed: from(...sources),
      denied: to(...sources),
    },
    {
      title: 'an empty rule isolates and allows nothing',
      yaml: policy('ingress: [{}]'),
      denied: from(...sources),
      allowed: to(...sources),
    },
    { title: 'the own node comes in all the same', yaml: policy('ingress: [{}]'), allowed: [flow('worker', 'shop/web', 8080)] },
    {
      title: 'deny rules alone isolate, too',
      yaml: policy('ingressDeny: [{ fromEntities: [world] }]'),
      denied: from(...sources),
      allowed: to(...sources),
    },
    {
      title: 'enableDefaultDeny false: only what is denied is denied',
      yaml: policy('enableDefaultDeny: { ingress: false }\ningressDeny: [{ fromEntities: [world] }]'),
      denied: from('internet'),
      allowed: from('shop/db', 'mon/prometheus', 'other', 'apiserver'),
    },
    {
      title: 'enableDefaultDeny true adds nothing where the direction has no rule',
      yaml: policy('enableDefaultDeny: { egress: true }\ningress: [{}]'),
      allowed: to(...sources),
    },
    {
      title: 'enableDefaultDeny false of one policy does not lift another policy',
      yaml: `${policy('enableDefaultDeny: { ingress: false }\ningress: [{ fromEndpoints: [{}] }]')}\n---\n${policy('ingress: [{}]').replace('name: web,', 'name: other,')}`,
      allowed: from('shop/db'),
      denied: from('mon/prometheus', 'internet'),
    },
    { title: 'pods it does not select stay open', yaml: policy('ingress: [{}]\negress: [{}]'), allowed: [flow('shop/db', 'mon/web', 1)] },
    {
      title: 'each of specs is a policy',
      yaml: `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: web, namespace: shop }
spec: { endpointSelector: { matchLabels: { app: db } }, ingress: [{}] }
specs:
- { endpointSelector: { matchLabels: { app: web } }, ingress: [{ fromEntities: [world] }] }
- { endpointSelector: { matchLabels: { app: web } }, egress: [{ toEntities: [host] }] }`,
      allowed: [...from('internet'), ...to('worker')],
      denied: [...from('shop/db'), ...to('shop/db'), flow('mon/web', 'shop/db', 1)],
    },
  ],
  'empty and absent lists of peers': [
    {
      title: 'absent with ports: everyone',
      yaml: policy('ingress: [{ toPorts: [{ ports: [{ port: "8080" }] }] }]'),
      allowed: from(...sources),
    },
    {
      title: 'fromEndpoints [] with ports: nobody',
      yaml: policy('ingress: [{ fromEndpoints: [], toPorts: [{ ports: [{ port: "8080" }] }] }]'),
      denied: from(...sources),
    },
    {
      title: 'null is absent: everyone',
      yaml: policy('ingress: [{ fromEndpoints: null, toPorts: [{ ports: [{ port: "8080" }] }] }]'),
      allowed: from(...sources),
    },
    {
      title: 'an empty list beside a list with items: nobody',
      yaml: policy('ingress: [{ fromEndpoints: [], fromEntities: [all] }]'),
      denied: from(...sources),
    },
    {
      title: 'toServices [] and toFQDNs [] are as good as absent',
      yaml: policy('egress: [{ toServices: [], toFQDNs: [], toPorts: [{ ports: [{ port: "8080" }] }] }]'),
      allowed: to(...sources),
    },
    {
      title: 'fromEndpoints [{}]: every pod of the namespace',
      yaml: policy('ingress: [{ fromEndpoints: [{}] }]'),
      allowed: from('shop/db'),
      denied: from('mon/prometheus', 'internet', 'other', 'apiserver'),
    },
    { title: 'toPorts [] is as good as absent', yaml: policy('ingress: [{ fromEndpoints: [{}], toPorts: [] }]'), allowed: from('shop/db') },
    { title: 'toPorts [{}] is no port', yaml: policy('ingress: [{ fromEndpoints: [{}], toPorts: [{}] }]'), denied: from('shop/db') },
  ],
  'selectors of peers': [
    {
      title: 'labels in the own namespace',
      yaml: policy('ingress: [{ fromEndpoints: [{ matchLabels: { app: prometheus } }, { matchLabels: { app: db } }] }]'),
      allowed: from('shop/db'),
      denied: from('mon/prometheus'),
    },
    ...['k8s:io.kubernetes.pod.namespace', 'io.kubernetes.pod.namespace', 'any:io.kubernetes.pod.namespace'].map((key) => ({
      title: `another namespace by ${key}`,
      yaml: policy(`ingress: [{ fromEndpoints: [{ matchLabels: { "${key}": mon, app: prometheus } }] }]`),
      allowed: from('mon/prometheus'),
      denied: from('shop/db', 'mon/web'),
    })),
    {
      title: 'any namespace by an expression on the namespace',
      yaml: policy('ingress: [{ fromEndpoints: [{ matchExpressions: [{ key: "k8s:io.kubernetes.pod.namespace", operator: Exists }] }] }]'),
      allowed: from('shop/db', 'mon/prometheus'),
      denied: from('internet', 'other'),
    },
    {
      title: 'NotIn on the namespace is also an expression on it',
      yaml: policy(
        'ingress: [{ fromEndpoints: [{ matchExpressions: [{ key: io.kubernetes.pod.namespace, operator: NotIn, values: [shop] }] }] }]',
      ),
      allowed: from('mon/prometheus'),
      denied: from('shop/db', 'internet', 'apiserver'),
    },
    {
      title: "labels of the peer's namespace",
      yaml: policy('ingress: [{ fromEndpoints: [{ matchLabels: { io.cilium.k8s.namespace.labels.team: b } }] }]'),
      allowed: from('mon/prometheus'),
      denied: from('shop/db'),
    },
    {
      title: 'kubernetes.io/metadata.name of the namespace',
      yaml: policy(
        'ingress: [{ fromEndpoints: [{ matchLabels: { "k8s:io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name": mon } }] }]',
      ),
      allowed: from('mon/prometheus'),
      denied: from('shop/db'),
    },
    {
      title: 'service account',
      yaml: policy(
        'ingress: [{ fromEndpoints: [{ matchLabels: { io.kubernetes.pod.namespace: mon, io.cilium.k8s.policy.serviceaccount: prometheus } }] }]',
      ),
      allowed: from('mon/prometheus'),
      denied: from('mon/web', 'shop/db'),
    },
    {
      title: 'the cluster is called default',
      yaml: policy('ingress: [{ fromEndpoints: [{ matchLabels: { io.cilium.k8s.policy.cluster: default } }] }]'),
      allowed: from('shop/db'),
    },
    {
      title: 'another cluster: nobody',
      yaml: policy('ingress: [{ fromEndpoints: [{ matchLabels: { io.cilium.k8s.policy.cluster: east } }] }]'),
      denied: from('shop/db'),
    },
    {
      title: 'source prefixes',
      yaml: policy('ingress: [{ fromEndpoints: [{ matchLabels: { "k8s:app": db } }] }]'),
      allowed: from('shop/db'),
    },
    {
      title: 'a source that pods do not have',
      yaml: policy('ingress: [{ fromEndpoints: [{ matchLabels: { "container:app": db } }] }]'),
      denied: from('shop/db'),
    },
    {
      title: 'labels that are not part of an identity select nobody',
      yaml: policy('ingress: [{ fromEndpoints: [{ matchLabels: { pod-template-hash: abc } }] }]'),
      denied: from('shop/db'),
    },
    {
      title: 'app.kubernetes.io labels are part of an identity',
      yaml: policy('ingress: [{ fromEndpoints: [{ matchLabels: { app.kubernetes.io/name: db } }] }]'),
      allowed: from('shop/db'),
    },
    {
      title: 'reserved labels are taken as they are',
      yaml: policy('ingress: [{ fromEndpoints: [{ matchLabels: { "reserved:kube-apiserver": "" } }] }]'),
      allowed: from('apiserver'),
      denied: from('shop/db', 'other', 'internet'),
    },
    {
      title: 'everybody without a reserved label',
      yaml: policy('ingress: [{ fromEndpoints: [{ matchExpressions: [{ key: "reserved:remote-node", operator: DoesNotExist }] }] }]'),
      allowed: from('shop/db', 'mon/prometheus', 'internet'),
      denied: from('other', 'apiserver'),
    },
    {
      title: 'toEndpoints',
      yaml: policy('egress: [{ toEndpoints: [{ matchLabels: { app: db } }] }]'),
      allowed: to('shop/db'),
      denied: to('mon/prometheus', 'internet'),
    },
  ],
  'selectors of subjects': [
    {
      title: 'a namespaced policy stays in its namespace',
      yaml: policy('ingress: [{}]'),
      denied: from('shop/db'),
      allowed: [flow('shop/db', 'mon/web', 8080)],
    },
    {
      title: 'a k8s label of another namespace is replaced by the own one',
      yaml: policy('ingress: [{}]').replace('{ app: web }', '{ "k8s:io.kubernetes.pod.namespace": mon, app: web }'),
      denied: from('shop/db'),
      allowed: [flow('shop/db', 'mon/web', 8080)],
    },
    {
      title: 'clusterwide: pods of every namespace; {} as a peer is any pod',
      yaml: clusterwide('endpointSelector: { matchLabels: { app: web } }\ningress: [{ fromEndpoints: [{}] }]'),
      allowed: [...from('shop/db', 'mon/prometheus'), flow('shop/db', 'mon/web', 1)],
      denied: [...from('internet', 'other'), flow('internet', 'mon/web', 1)],
    },
    {
      title: 'clusterwide: one namespace by label',
      yaml: clusterwide('endpointSelector: { matchLabels: { "k8s:io.kubernetes.pod.namespace": mon } }\ningress: [{}]'),
      allowed: from('shop/db'),
      denied: [flow('shop/db', 'mon/web', 1), flow('shop/db', 'mon/prometheus', 1)],
    },
  ],
  'deny beats allow': [
    {
      title: 'in one policy',
      yaml: policy('ingress: [{ fromEntities: [all] }]\ningressDeny: [{ fromEndpoints: [{ matchLabels: { app: db } }] }]'),
      allowed: from('mon/prometheus', 'internet'),
      denied: from('shop/db'),
    },
    {
      title: 'of another policy whose name comes later',
      yaml: `${policy('ingress: [{ fromEntities: [all] }]').replace('name: web,', 'name: a,')}\n---\n${policy('ingressDeny: [{ fromEntities: [world] }]').replace('name: web,', 'name: z,')}`,
      allowed: from('shop/db'),
      denied: from('internet'),
    },
    {
      title: 'a clusterwide policy over a namespaced one',
      yaml: `${policy('egress: [{ toEntities: [all] }]')}\n---\n${clusterwide('endpointSelector: {}\negressDeny: [{ toCIDR: [198.51.100.0/24] }]')}`,
      allowed: to('shop/db', 'bucket'),
      denied: to('internet'),
    },
    {
      title: 'by port',
      yaml: policy('ingress: [{ fromEntities: [all] }]\ningressDeny: [{ toPorts: [{ ports: [{ port: "8080", protocol: TCP }] }] }]'),
      allowed: [flow('shop/db', 'shop/web', 8081), flow('shop/db', 'shop/web', 8080, { protocol: 'UDP' })],
      denied: from('shop/db'),
    },
  ],
};

describe('cilium.io/v2', () => {
  for (const [title, cases] of Object.entries(groups)) {
    describe(title, () => {
      for (const one of cases) {
        it(one.title, () => {
          assertCase(one);
        });
      }
    });
  }
});
