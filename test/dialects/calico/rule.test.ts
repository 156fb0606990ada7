import { flow } from '../../policy/flow.ts';
import { assertCase, type Case, globalPolicy, object, policy, together } from './fixture.ts';

const everyone = ['shop/db', 'mon/prometheus', 'mon/web', 'bare/pod', 'internet', 'bucket', 'other', 'apiserver'];
const egress = (rule: string): string => policy(`egress: [{ action: Allow, ${rule} }]`);
const globalEgress = (rule: string): string =>
  globalPolicy(`selector: app == 'web' && pcns.team == 'a'\negress: [{ action: Allow, ${rule} }]`);
const to = (...ids: string[]) => ids.map((id) => flow('shop/web', id, 8080));
const toOnly = (...ids: string[]) => ({ allowed: to(...ids), denied: to(...everyone.filter((id) => !ids.includes(id))) });
const destination = (entity: string): string => egress(`destination: { ${entity} }`);
const pods = ['shop/db', 'mon/prometheus', 'mon/web', 'bare/pod'];
const set = object('NetworkSet', 'name: stores, namespace: shop, labels: { role: store }', '{ nets: [203.0.113.0/24, 10.244.0.3] }');
const foreignSet = object('NetworkSet', 'name: stores, namespace: mon, labels: { role: store }', '{ nets: [203.0.113.0/24] }');
const globalSet = object('GlobalNetworkSet', 'name: net, labels: { role: store }', '{ nets: [198.51.100.0/24] }');

const groups: Record<string, readonly Case[]> = {
  'selectors in a namespaced policy': [
    { title: 'no condition: everyone', yaml: egress('metadata: { annotations: { a: b } }'), ...toOnly(...everyone) },
    { title: 'selector: in the own namespace', yaml: destination('selector: all()'), ...toOnly('shop/db') },
    { title: 'an empty selector is none', yaml: destination("selector: ''"), ...toOnly(...everyone) },
    {
      title: 'selector with namespaceSelector',
      yaml: destination("selector: app == 'web', namespaceSelector: team == 'b'"),
      ...toOnly('mon/web'),
    },
    { title: 'namespaceSelector alone', yaml: destination("namespaceSelector: team == 'b'"), ...toOnly('mon/prometheus', 'mon/web') },
    { title: 'namespaceSelector by name', yaml: destination("namespaceSelector: projectcalico.org/name == 'bare'"), ...toOnly('bare/pod') },
    { title: 'namespaceSelector all(): pods, not nodes or the world', yaml: destination('namespaceSelector: all()'), ...toOnly(...pods) },
    {
      title: 'namespaceSelector with all() inside',
      yaml: destination("namespaceSelector: all() && team != 'b'"),
      ...toOnly('shop/db', 'bare/pod'),
    },
    { title: 'namespaceSelector global(): no pod', yaml: destination('namespaceSelector: global()'), ...toOnly() },
    {
      title: 'a negation in a selector never matches what has no labels',
      yaml: destination("selector: app != 'db', namespaceSelector: all()"),
      ...toOnly('mon/prometheus', 'mon/web', 'bare/pod'),
    },
    { title: 'notSelector alone means the own namespace, too', yaml: destination("notSelector: app == 'db'"), ...toOnly() },
    {
      title: 'notSelector with namespaceSelector',
      yaml: destination("notSelector: app == 'web', namespaceSelector: all()"),
      ...toOnly('shop/db', 'mon/prometheus', 'bare/pod'),
    },
    {
      title: 'selector with notSelector',
      yaml: destination("selector: has(app), notSelector: app == 'db', namespaceSelector: all()"),
      ...toOnly('mon/prometheus', 'mon/web'),
    },
    {
      title: 'service accounts by name are of the own namespace',
      yaml: destination('serviceAccounts: { names: [default] }'),
      ...toOnly('shop/db'),
    },
    {
      title: 'service accounts by name in other namespaces',
      yaml: destination('serviceAccounts: { names: [prometheus, other] }, namespaceSelector: all()'),
      ...toOnly('mon/prometheus'),
    },
    {
      title: 'service accounts by label',
      yaml: destination("serviceAccounts: { selector: role == 'scraper' }, namespaceSelector: all()"),
      ...toOnly('mon/prometheus'),
    },
    {
      title: 'service accounts by name and label: both',
      yaml: destination("serviceAccounts: { names: [default], selector: role == 'scraper' }, namespaceSelector: all()"),
      ...toOnly(),
    },
    {
      title: 'the source of ingress',
      yaml: policy("ingress: [{ action: Allow, source: { selector: app == 'db' } }]"),
      allowed: [flow('shop/db', 'shop/web', 1)],
      denied: [flow('mon/web', 'shop/web', 1), flow('internet', 'shop/web', 1)],
    },
    {
      title: 'the own side of a rule narrows it',
      yaml: policy('ingress: [{ action: Allow, destination: { nets: [10.244.0.99/32] } }]'),
      denied: [flow('shop/db', 'shop/web', 1)],
    },
  ],
  'selectors in a global policy': [
    {
      title: 'selector: every namespace',
      yaml: globalEgress('destination: { selector: has(app) }'),
      ...toOnly('shop/db', 'mon/prometheus', 'mon/web'),
    },
    { title: 'all(): whatever has labels', yaml: globalEgress('destination: { selector: all() }'), ...toOnly(...pods) },
    {
      title: 'notSelector alone matches what has no labels',
      yaml: globalEgress('destination: { notSelector: has(app) }'),
      ...toOnly('bare/pod', 'internet', 'bucket', 'other', 'apiserver'),
    },
    {
      title: 'namespaceSelector',
      yaml: globalEgress("destination: { selector: app == 'web', namespaceSelector: team == 'b' }"),
      ...toOnly('mon/web'),
    },
  ],
  nets: [
    {
      title: 'addresses of any kind',
      yaml: destination('nets: [10.244.0.0/30, 172.18.0.0/16, 198.51.100.0/24]'),
      ...toOnly('shop/db', 'mon/prometheus', 'internet', 'other', 'apiserver'),
    },
    { title: 'notNets', yaml: destination('notNets: [10.244.0.0/16, 172.18.0.0/16]'), ...toOnly('internet', 'bucket') },
    {
      title: 'nets and notNets',
      yaml: destination('nets: [10.244.0.0/16], notNets: [10.244.0.4/30]'),
      ...toOnly('shop/db', 'mon/prometheus'),
    },
    { title: 'nets and selector: both', yaml: destination('nets: [10.244.0.0/16], selector: all()'), ...toOnly('shop/db') },
    {
      title: 'IPv6',
      yaml: destination('nets: ["2001:db8:1::/48"]'),
      allowed: [flow('shop/web', 'bucket', 1, { family: 6 })],
      denied: to(...everyone),
    },
    {
      title: 'ipVersion',
      yaml: egress('ipVersion: 6'),
      allowed: [flow('shop/web', 'bucket', 1, { family: 6 })],
      denied: to(...everyone),
    },
  ],
  'network sets': [
    {
      title: 'by label, in the own namespace',
      yaml: together(destination("selector: role == 'store'"), set),
      ...toOnly('bucket', 'mon/prometheus'),
    },
    { title: 'not one of another namespace', yaml: together(destination("selector: role == 'store'"), foreignSet), ...toOnly() },
    {
      title: "one of another namespace by that namespace's labels",
      yaml: together(destination("selector: role == 'store', namespaceSelector: team == 'b'"), foreignSet),
      ...toOnly('bucket'),
    },
    { title: 'a global one is in no namespace', yaml: together(destination("selector: role == 'store'"), globalSet), ...toOnly() },
    {
      title: 'nor in all() of them',
      yaml: together(destination("selector: role == 'store', namespaceSelector: all()"), globalSet, foreignSet),
      ...toOnly('bucket'),
    },
    {
      title: 'but in global()',
      yaml: together(destination("selector: role == 'store', namespaceSelector: global()"), globalSet, set),
      ...toOnly('internet'),
    },
    {
      title: 'a global policy means all of them',
      yaml: together(globalEgress("destination: { selector: role == 'store' }"), globalSet, foreignSet),
      ...toOnly('internet', 'bucket'),
    },
    {
      title: 'all() of a global policy includes them',
      yaml: together(globalEgress('destination: { selector: all() }'), globalSet),
      ...toOnly(...pods, 'internet'),
    },
    {
      title: 'an empty set',
      yaml: together(
        destination("selector: role == 'store'"),
        object('NetworkSet', 'name: a, namespace: shop, labels: { role: store }', '{}'),
      ),
      ...toOnly(),
    },
  ],
  Services: [
    {
      title: "the endpoints at the Service's target ports, with their protocols",
      yaml: egress('destination: { services: { name: db } }'),
      allowed: [flow('shop/web', 'shop/db', 9090), flow('shop/web', 'shop/db', 5353, { protocol: 'UDP' })],
      denied: [flow('shop/web', 'shop/db', 80), flow('shop/web', 'shop/db', 9090, { protocol: 'UDP' }), flow('shop/web', 'mon/web', 9090)],
    },
    {
      title: 'with a protocol',
      yaml: egress('protocol: UDP, destination: { services: { name: db } }'),
      allowed: [flow('shop/web', 'shop/db', 5353, { protocol: 'UDP' })],
      denied: [flow('shop/web', 'shop/db', 9090)],
    },
    {
      title: 'of another namespace: the apiserver',
      yaml: egress('destination: { services: { name: kubernetes, namespace: default } }'),
      allowed: [flow('shop/web', 'apiserver', 6443)],
      denied: [flow('shop/web', 'apiserver', 443)],
    },
    { title: 'one that is not there: nobody', yaml: egress('destination: { services: { name: kubernetes } }'), ...toOnly() },
    {
      title: 'as the source of ingress, with ports',
      yaml: policy('ingress: [{ action: Allow, protocol: TCP, source: { services: { name: db } }, destination: { ports: [8080] } }]'),
      allowed: [flow('shop/db', 'shop/web', 8080)],
      denied: [flow('shop/db', 'shop/web', 1), flow('mon/web', 'shop/web', 8080)],
    },
  ],
};

describe('projectcalico.org/v3 rules', () => {
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
