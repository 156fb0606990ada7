import { stringify } from 'yaml';
import type { Dialect } from '../../harness/dialects/dialect.ts';
import { readKinds } from '../../harness/dialects/find-kind.ts';
import { dialects } from '../../harness/dialects/registry.ts';
import { groupBy } from '../../harness/text/group-by.ts';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** Who a run on an existing cluster is, unless it runs as somebody else with these permissions. */
const name = 'netpol-conformance';
const accountNamespace = 'default';

const comment = `# The least that a run on an existing cluster needs. It reads and changes nothing else:
# no Secret is ever read, no object is changed, and only objects that the run made are deleted.
# Kubernetes cannot limit permissions to namespaces that do not exist yet, so the rules are cluster-wide; the run
# itself stays inside namespaces whose names start with npc-, and those of the suite's that --allow-namespaces lets it make,
# and refuses to start where one of them exists.
`;

/**
 * What a run may do, each with why:
 * namespaces of its own; probe pods, entered by exec (`get` is how a web socket asks, `create` what newer apiservers check),
 * their logs for the kubelet's probes; ServiceAccounts, Services, ConfigMaps and Secrets of its own, made and never read;
 * the apiserver's and the DNS's addresses; the enforcer's configuration; policies of all dialects; its own webhook.
 */
export const rules: readonly Rule[] = [
  { apiGroups: [''], resources: ['namespaces'], verbs: ['get', 'list', 'create', 'delete'] },
  { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch', 'create', 'deletecollection'] },
  { apiGroups: [''], resources: ['pods/exec'], verbs: ['get', 'create'] },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
  { apiGroups: [''], resources: ['serviceaccounts', 'secrets', 'configmaps'], verbs: ['create'] },
  { apiGroups: [''], resources: ['services'], verbs: ['get', 'create'] },
  { apiGroups: [''], resources: ['nodes'], verbs: ['list'] },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list'] },
  { apiGroups: ['apps'], resources: ['daemonsets'], verbs: ['list'] },
  { apiGroups: [''], resources: ['configmaps'], resourceNames: ['cilium-config'], verbs: ['get', 'list'] },
  ...dialects.flatMap(policyRules),
  { apiGroups: ['admissionregistration.k8s.io'], resources: ['validatingwebhookconfigurations'], verbs: ['list', 'create', 'delete'] },
];

/** The permissions that a run on an existing cluster needs, as a manifest for `kubectl apply`. */
export function renderRbac(): string {
  const metadata = { name };
  const objects = [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: accountNamespace } },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata, rules },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: accountNamespace }],
    },
  ];
  return `${comment}${objects.map((object) => stringify(object)).join('---\n')}`;
}

/** What a dialect's objects may be done to: all that `compile` reads. */
function policyRules(dialect: Dialect): readonly Rule[] {
  const byGroup = groupBy(readKinds(dialect), ({ apiVersions: [version = ''] }) => version.replace(/\/.*$/, ''));
  return [...byGroup].map(([group, kinds]) => ({
    apiGroups: [group],
    resources: [...kinds.map(({ plural }) => plural), ...(dialect.authorisedAs ?? [])],
    verbs: ['get', 'list', 'create', 'delete'],
  }));
}
