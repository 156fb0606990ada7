import { apiGroup } from '../dialects/is-policy.ts';
import { findKind } from '../dialects/find-kind.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import { mapOf, listOf, text, withDefault } from '../world/fields.ts';
import type { RenderedService } from '../world/rendered-service.ts';
import type { Subject } from '../world/subject.ts';
import type { LabelTerm } from './reading/policy-reading.ts';

/** An object of which somebody makes pods that the source does not render. */
export interface RunTimePods {
  /** In words that go on "it depends on". */
  readonly why: string;
  /** Where they are; absent: anywhere. */
  readonly namespace?: string;
  /** Labels that they are known to have; others they may have as well. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What is looked at. */
interface RunTimeInput {
  readonly manifests: readonly Manifest[];
  readonly subjects: readonly Subject[];
  readonly services: readonly RenderedService[];
  readonly namespace: string;
}

/** Groups whose objects make no pods by themselves: Kubernetes' own, and those of widely used add-ons. */
const podless =
  /^$|\.k8s\.io$|^(apps|batch|autoscaling|policy|extensions)$|^(monitoring\.coreos\.com|cert-manager\.io|acme\.cert-manager\.io|external-secrets\.io|bitnami\.com|keda\.sh|traefik\.io|networking\.istio\.io|security\.istio\.io|telemetry\.istio\.io|projectcontour\.io|kyverno\.io|secrets-store\.csi\.x-k8s\.io|route\.openshift\.io|security\.openshift\.io|grafana\.integreatly\.org|operator\.victoriametrics\.com|argoproj\.io|apps\.kruise\.io|flagger\.app)$/;
/** Of those groups, kinds that make pods all the same. */
const makers: ReadonlySet<string> = new Set([
  'monitoring.coreos.com/Prometheus',
  'monitoring.coreos.com/Alertmanager',
  'monitoring.coreos.com/ThanosRuler',
  'monitoring.coreos.com/PrometheusAgent',
  'argoproj.io/Workflow',
  'argoproj.io/CronWorkflow',
  'argoproj.io/ArgoCD',
  'gateway.networking.k8s.io/Gateway',
]);

const rulesSchema = mapOf({
  rules: withDefault(
    listOf(
      mapOf({ apiGroups: withDefault(listOf(text), []), resources: withDefault(listOf(text), []), verbs: withDefault(listOf(text), []) }),
    ),
    [],
  ),
});

/** What among the objects shows that there will be pods which nobody renders: custom resources, roles that make pods, Services without any. */
export function findRunTimePods({ manifests, subjects, services, namespace }: RunTimeInput): readonly RunTimePods[] {
  const read = new Set(subjects.map(({ label }) => label));
  return [
    ...manifests.flatMap((manifest): readonly RunTimePods[] => {
      const { kind, metadata } = manifest.object;
      const own = metadata.namespace ?? namespace;
      if (mayMakePods(manifest) && !read.has(`${manifest.file}: ${kind} ${metadata.name}`)) {
        return [{ why: `the pods that are made of ${kind} ${metadata.name} (${manifest.file})`, namespace: own }];
      }
      if (!grantsMaking(manifest)) return [];
      const why = `the pods that are made by whoever has the ${kind} ${metadata.name} (${manifest.file})`;
      return [kind === 'ClusterRole' ? { why } : { why, namespace: own }];
    }),
    ...services.flatMap((service): readonly RunTimePods[] =>
      service.kind !== 'external-name' && service.backends.kind === 'unknown' && service.selector !== undefined
        ? [{ why: `the pods behind Service ${service.name}, which nobody renders`, namespace: service.namespace, labels: service.selector }]
        : [],
    ),
  ];
}

/** The first of them whose pods labels may mean, in a namespace. @param namespace absent: any */
export function mayMean(pods: readonly RunTimePods[], terms: readonly LabelTerm[], namespace: string | undefined): RunTimePods | undefined {
  return pods.find(
    (each) =>
      (namespace === undefined || each.namespace === undefined || each.namespace === namespace) &&
      terms.every(({ key, values }) => {
        const known = each.labels?.[key];
        return known === undefined || values.includes(known);
      }),
  );
}

function mayMakePods(manifest: Manifest): boolean {
  const group = apiGroup(manifest);
  const { kind } = manifest.object;
  if (makers.has(`${group}/${kind}`)) return true;
  return !podless.test(group) && findKind(manifest.object) === undefined;
}

function grantsMaking(manifest: Manifest): boolean {
  const { kind } = manifest.object;
  if (apiGroup(manifest) !== 'rbac.authorization.k8s.io' || (kind !== 'Role' && kind !== 'ClusterRole')) return false;
  const rules = rulesSchema.safeParse(manifest.object).data?.rules ?? [];
  const making = /^(pods|deployments|statefulsets|daemonsets|replicasets|jobs|cronjobs|\*)$/;
  return rules.some(
    ({ resources, verbs }) =>
      resources.some((resource) => making.test(resource)) && verbs.some((verb) => verb === 'create' || verb === '*'),
  );
}
