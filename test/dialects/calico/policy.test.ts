import { flow } from '../../policy/flow.ts';
import { assertCase, type Case, globalPolicy, object, policy, together } from './fixture.ts';

const everyone = ['shop/db', 'mon/prometheus', 'internet', 'other', 'apiserver'];
const from = (...ids: string[]) => ids.map((id) => flow(id, 'shop/web', 8080));
const to = (...ids: string[]) => ids.map((id) => flow('shop/web', id, 8080));
const allow = '{ action: Allow }';
const fromDb = "source: { selector: app == 'db' }";
const fromPrometheus = "source: { selector: app == 'prometheus', namespaceSelector: all() }";

const groups: Record<string, readonly Case[]> = {
  types: [
    { title: 'absent, no rules: Ingress', yaml: policy(''), denied: from(...everyone), allowed: to(...everyone) },
    {
      title: 'absent, ingress rules: Ingress',
      yaml: policy('ingress: [{ action: Deny }]'),
      denied: from(...everyone),
      allowed: to(...everyone),
    },
    {
      title: 'absent, egress rules only: Egress',
      yaml: policy('egress: [{ action: Deny }]'),
      denied: to(...everyone),
      allowed: from(...everyone),
    },
    {
      title: 'absent, both: both',
      yaml: policy('ingress: [{ action: Deny }]\negress: [{ action: Deny }]'),
      denied: [...to(...everyone), ...from(...everyone)],
    },
    {
      title: 'absent, ingress [] and egress rules: Egress',
      yaml: policy('ingress: []\negress: [{ action: Deny }]'),
      denied: to(...everyone),
      allowed: from(...everyone),
    },
    {
      title: 'empty and null count as absent',
      yaml: policy('types: null\negress: [{ action: Deny }]'),
      denied: to(...everyone),
      allowed: from(...everyone),
    },
    {
      title: 'Egress, though ingress rules are written',
      yaml: policy('types: [Egress]\ningress: [{ action: Deny }]'),
      denied: to(...everyone),
      allowed: from(...everyone),
    },
    { title: 'both, no rules', yaml: policy('types: [Ingress, Egress]'), denied: [...to(...everyone), ...from(...everyone)] },
    { title: 'pods it does not select stay open', yaml: policy('types: [Ingress, Egress]'), allowed: [flow('shop/db', 'mon/web', 1)] },
    { title: 'the own node comes in all the same', yaml: policy(''), allowed: from('worker') },
  ],
  'order and actions': [
    {
      title: 'first match decides: Deny, then Allow',
      yaml: policy(`ingress: [{ action: Deny, ${fromDb} }, ${allow}]`),
      denied: from('shop/db'),
      allowed: from('mon/prometheus', 'internet', 'other', 'apiserver'),
    },
    { title: 'first match decides: Allow, then Deny', yaml: policy(`ingress: [${allow}, { action: Deny }]`), allowed: from(...everyone) },
    {
      title: 'a policy of lower order comes first, whatever its name',
      yaml: together(policy('order: 20\ningress: [{ action: Deny }]', 'a'), policy(`order: 10\ningress: [${allow}]`, 'z')),
      allowed: from(...everyone),
    },
    {
      title: 'orders may be negative and fractions',
      yaml: together(policy('order: -1\ningress: [{ action: Deny }]', 'a'), policy(`order: -1.5\ningress: [${allow}]`, 'z')),
      allowed: from(...everyone),
    },
    {
      title: 'of one order, by name',
      yaml: together(policy('order: 1\ningress: [{ action: Deny }]', 'z'), policy(`order: 1\ningress: [${allow}]`, 'a')),
      allowed: from(...everyone),
    },
    {
      title: 'without order: last, by name',
      yaml: together(
        policy('ingress: [{ action: Deny }]', 'a'),
        policy(`order: 1000000\ningress: [${allow}]`, 'z'),
        policy(`ingress: [${allow}]`, 'b'),
      ),
      allowed: from(...everyone),
    },
    {
      title: 'an empty policy denies nothing that a later one allows',
      yaml: together(policy('order: 1\ntypes: [Ingress]', 'a'), policy(`order: 2\ningress: [{ action: Allow, ${fromDb} }]`, 'b')),
      allowed: from('shop/db'),
      denied: from('internet'),
    },
    {
      title: 'Log decides nothing',
      yaml: policy(`ingress: [{ action: Log }, { action: Allow, ${fromDb} }, { action: Log }]`),
      allowed: from('shop/db'),
      denied: from('internet'),
    },
    {
      title: 'Pass in the last tier: allowed',
      yaml: policy(`ingress: [{ action: Pass, ${fromDb} }]`),
      allowed: from('shop/db'),
      denied: from('internet'),
    },
    {
      title: 'NetworkPolicies of networking.k8s.io stand at order 1000',
      yaml: together(
        policy('order: 999\ningress: [{ action: Deny, source: { selector: all() } }]', 'z'),
        policy('order: 1001\ningress: [{ action: Deny }]', 'a'),
        `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: m, namespace: shop }
spec: { ingress: [{}] }`,
      ),
      denied: from('shop/db'),
      allowed: from('mon/prometheus', 'internet'),
    },
  ],
  tiers: [
    {
      title: 'a tier of lower order decides first',
      yaml: together(
        object('Tier', 'name: first', '{ order: 10 }'),
        policy(`ingress: [${allow}]`),
        policy('tier: first\ningress: [{ action: Deny }]', 'x'),
      ),
      denied: from(...everyone),
    },
    {
      title: 'Pass goes on to the next tier',
      yaml: together(
        object('Tier', 'name: first', '{ order: 10 }'),
        policy(`ingress: [{ action: Allow, ${fromPrometheus} }]`),
        policy('tier: first\ningress: [{ action: Pass }]', 'x'),
      ),
      allowed: from('mon/prometheus'),
      denied: from('shop/db', 'internet'),
    },
    {
      title: 'the end of a tier denies only pods that one of its policies selects',
      yaml: together(
        object('Tier', 'name: first', '{ order: 10 }'),
        globalPolicy("tier: first\nselector: app == 'prometheus'\ningress: [{ action: Deny }]"),
        policy(`ingress: [${allow}]`),
      ),
      allowed: from(...everyone),
      denied: [flow('shop/web', 'mon/prometheus', 1)],
    },
    {
      title: 'and only in the directions of those policies',
      yaml: together(object('Tier', 'name: first', '{ order: 10 }'), policy('tier: first\ntypes: [Egress]')),
      allowed: from(...everyone),
      denied: to(...everyone),
    },
    {
      title: 'defaultAction Pass: the end of the tier denies nobody',
      yaml: together(
        object('Tier', 'name: first', '{ order: 10, defaultAction: Pass }'),
        policy('tier: first\ningress: [{ action: Deny, source: { nets: [198.51.100.0/24] } }]', 'x'),
      ),
      allowed: from('shop/db', 'bucket'),
      denied: from('internet'),
    },
    {
      title: 'a tier without order comes last',
      yaml: together(
        object('Tier', 'name: last', '{}'),
        policy('tier: last\ningress: [{ action: Deny }]', 'x'),
        policy(`ingress: [${allow}]`),
      ),
      allowed: from(...everyone),
    },
    {
      title: 'kube-admin and kube-baseline are there, and their ends pass',
      yaml: together(
        policy('tier: kube-admin\ningress: [{ action: Deny, source: { nets: [198.51.100.0/24] } }]', 'x'),
        policy(`tier: kube-baseline\ningress: [{ action: Deny, ${fromDb} }]`, 'y'),
      ),
      allowed: from('mon/prometheus', 'bucket'),
      denied: from('internet', 'shop/db'),
    },
    {
      title: 'the built-in tiers as objects',
      yaml: together(
        object('Tier', 'name: default', '{ order: 1000000, defaultAction: Deny }'),
        object('Tier', 'name: kube-admin', '{ order: 1000, defaultAction: Pass }'),
        policy('tier: default'),
      ),
      denied: from(...everyone),
    },
  ],
  subjects: [
    {
      title: 'a namespaced policy stays in its namespace',
      yaml: policy(''),
      denied: from('shop/db'),
      allowed: [flow('shop/db', 'mon/web', 1)],
    },
    {
      title: 'an empty selector: every pod of the namespace',
      yaml: policy('').replace("app == 'web'", "''"),
      denied: [...from('internet'), flow('shop/web', 'shop/db', 1)],
    },
    {
      title: 'serviceAccountSelector',
      yaml: policy("serviceAccountSelector: projectcalico.org/name == 'web'").replace("selector: app == 'web'", 'selector: all()'),
      denied: from('shop/db'),
      allowed: [flow('shop/web', 'shop/db', 1)],
    },
    {
      title: 'a global policy: every pod, and nothing but pods',
      yaml: globalPolicy('types: [Ingress, Egress]'),
      denied: [...from('internet'), flow('shop/db', 'mon/web', 1), flow('bare/pod', 'internet', 1)],
      allowed: [flow('other', 'internet', 1), flow('internet', 'apiserver', 6443)],
    },
    {
      title: 'namespaceSelector by label and by name',
      yaml: together(
        globalPolicy("namespaceSelector: team == 'b'\nselector: app == 'web'", 'a'),
        globalPolicy("namespaceSelector: projectcalico.org/name == 'bare'", 'b'),
      ),
      denied: [flow('shop/db', 'mon/web', 1), flow('shop/db', 'bare/pod', 1)],
      allowed: [...from('shop/db'), flow('shop/db', 'mon/prometheus', 1)],
    },
    {
      title: 'namespaceSelector kubernetes.io/metadata.name',
      yaml: globalPolicy("namespaceSelector: kubernetes.io/metadata.name == 'mon'"),
      denied: [flow('shop/db', 'mon/web', 1)],
      allowed: from('shop/db'),
    },
    {
      title: 'global serviceAccountSelector by label',
      yaml: globalPolicy("serviceAccountSelector: role == 'scraper'"),
      denied: [flow('shop/db', 'mon/prometheus', 1)],
      allowed: [flow('shop/db', 'mon/web', 1)],
    },
    {
      title: 'labels that Calico adds',
      yaml: globalPolicy(
        "selector: projectcalico.org/namespace == 'mon' && projectcalico.org/orchestrator == 'k8s' && projectcalico.org/serviceaccount == 'prometheus' && pcns.team == 'b' && pcsa.role == 'scraper'",
      ),
      denied: [flow('shop/db', 'mon/prometheus', 1)],
      allowed: [flow('shop/db', 'mon/web', 1)],
    },
  ],
};

describe('projectcalico.org/v3', () => {
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
