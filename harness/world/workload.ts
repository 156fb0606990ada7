import { z } from 'zod';
import { parseManifest } from '../dialects/schema/parse-manifest.ts';
import type { LabelSelector } from '../selector/label-selector.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import type { Autoscaler } from './autoscalers.ts';
import { count, labelMap, listOf, mapOf, mustBe, optional, text, withDefault } from './fields.ts';
import { madeUpHash, madeUpJobName, madeUpUid } from './made-up.ts';
import { completionIndexLabel, podIndexLabel, podNameLabel, type Ordinals } from './ordinals.ts';
import { type PodTemplate, podTemplateSchema } from './pod-template.ts';

type Labels = Readonly<Record<string, string>>;

/** A workload as its kind makes pods. */
export interface Workload {
  readonly template: PodTemplate;
  /** Undefined where its kind has none of the author's. */
  readonly selector: LabelSelector | undefined;
  readonly pods: WorkloadPods;
}

/** The pods that run at a time. */
export type WorkloadPods =
  | { readonly kind: 'some'; readonly pods: readonly { readonly ordinal: number; readonly added: Labels }[] }
  | { readonly kind: 'none'; readonly why: string };

/** What of a source's other objects decides about a workload. */
export interface Surroundings {
  readonly autoscaler: Autoscaler | undefined;
  readonly ordinals: Ordinals;
}

type Reader = (manifest: Manifest, surroundings: Surroundings) => Workload;

const template = podTemplateSchema;
const selector = mapOf({
  matchLabels: optional(labelMap),
  matchExpressions: optional(
    listOf(
      mapOf({
        key: text,
        operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist'], mustBe('In, NotIn, Exists or DoesNotExist')),
        values: optional(listOf(text)),
      }),
    ),
  ),
});
const replicas = withDefault(count, 1);
const replicated = mapOf({ spec: mapOf({ replicas, selector, template }) });
const numbered = mapOf({
  spec: mapOf({ replicas, selector, template, ordinals: withDefault(mapOf({ start: withDefault(count, 0) }), { start: 0 }) }),
});
const ofNodes = mapOf({ spec: mapOf({ selector, template }) });
const controlled = mapOf({ spec: mapOf({ replicas, selector: optional(labelMap), template }) });
const jobSpec = mapOf({
  parallelism: withDefault(count, 1),
  completions: optional(count),
  completionMode: optional(text),
  suspend: withDefault(z.boolean(mustBe('true or false')), false),
  manualSelector: withDefault(z.boolean(mustBe('true or false')), false),
  selector: optional(selector),
  template,
});
const job = mapOf({ spec: jobSpec });
const cronJob = mapOf({
  spec: mapOf({ suspend: withDefault(z.boolean(mustBe('true or false')), false), jobTemplate: mapOf({ spec: jobSpec }) }),
});
const custom = mapOf({ spec: mapOf({ replicas, template }) });

const readDeployment: Reader = (manifest, surroundings) => {
  const { spec } = parseManifest(replicated, manifest);
  const added = { 'pod-template-hash': madeUpHash(spec.template) };
  return { ...spec, pods: scaled(spec.replicas, surroundings, added) };
};

/** A ReplicaSet that no Deployment made adds no label. Source: Kubernetes documentation, "Well-Known Labels", pod-template-hash. */
const readReplicaSet: Reader = (manifest, surroundings) => {
  const { spec } = parseManifest(replicated, manifest);
  return { ...spec, pods: scaled(spec.replicas, surroundings, {}) };
};

/** Without a selector it takes the labels of its template. Source: Kubernetes documentation, "ReplicationController". */
const readReplicationController: Reader = (manifest, surroundings) => {
  const { spec } = parseManifest(controlled, manifest);
  const matchLabels = spec.selector;
  return {
    template: spec.template,
    selector: matchLabels === undefined ? undefined : { matchLabels },
    pods: scaled(spec.replicas, surroundings, {}),
  };
};

/** Source: Kubernetes documentation, "StatefulSets", "Pod Identity". */
const readStatefulSet: Reader = (manifest, surroundings) => {
  const { spec } = parseManifest(numbered, manifest);
  const { name } = manifest.object.metadata;
  const { start } = spec.ordinals;
  const most = mostReplicas(spec.replicas, surroundings);
  const ordinals = surroundings.ordinals.ordinalsOf({ start, count: most }, [podNameLabel, podIndexLabel], name);
  const revision = { 'controller-revision-hash': `${name}-${madeUpHash(spec.template)}` };
  return {
    ...spec,
    pods: some(
      ordinals.map((ordinal) => ({
        ordinal: ordinal - start,
        added: { [podNameLabel]: `${name}-${String(ordinal)}`, [podIndexLabel]: String(ordinal), ...revision },
      })),
      'replicas: 0',
    ),
  };
};

/** The generation is that of a first installation. */
const readDaemonSet: Reader = (manifest) => {
  const { spec } = parseManifest(ofNodes, manifest);
  const added = { 'controller-revision-hash': madeUpHash(spec.template), 'pod-template-generation': '1' };
  return { ...spec, pods: alike(2, added) };
};

const readJob: Reader = (manifest, { ordinals }) => {
  const { spec } = parseManifest(job, manifest);
  return {
    template: spec.template,
    selector: spec.manualSelector ? spec.selector : undefined,
    pods: podsOfJob(spec, manifest.object.metadata.name, ordinals),
  };
};

const readCronJob: Reader = (manifest, { ordinals }) => {
  const { suspend, jobTemplate } = parseManifest(cronJob, manifest).spec;
  const { spec } = jobTemplate;
  const name = madeUpJobName(manifest.object.metadata.name);
  return { template: spec.template, selector: undefined, pods: podsOfJob({ ...spec, suspend: suspend || spec.suspend }, name, ordinals) };
};

const readPod: Reader = (manifest) => ({
  template: parseManifest(template, manifest),
  selector: undefined,
  pods: alike(1, {}),
});

/** Source: Argo Rollouts documentation, "Rollout Specification"; its controller adds the hash as that of Deployments does. */
const readRollout: Reader = (manifest, surroundings) => {
  const { spec } = parseManifest(custom, manifest);
  const added = { 'rollouts-pod-template-hash': madeUpHash(spec.template) };
  return { template: spec.template, selector: undefined, pods: scaled(spec.replicas, surroundings, added) };
};

const readCustom: Reader = (manifest, surroundings) => {
  const { spec } = parseManifest(custom, manifest);
  return { template: spec.template, selector: undefined, pods: scaled(spec.replicas, surroundings, {}) };
};

/** By API group and kind. */
const readers: ReadonlyMap<string, Reader> = new Map([
  ['/Pod', readPod],
  ['/ReplicationController', readReplicationController],
  ['apps/Deployment', readDeployment],
  ['apps/StatefulSet', readStatefulSet],
  ['apps/DaemonSet', readDaemonSet],
  ['apps/ReplicaSet', readReplicaSet],
  ['batch/Job', readJob],
  ['batch/CronJob', readCronJob],
  // OpenKruise's take over what the kinds of the same name do. Source: OpenKruise documentation, "Advanced StatefulSet", "Advanced DaemonSet".
  ['apps.kruise.io/StatefulSet', readStatefulSet],
  ['apps.kruise.io/DaemonSet', readDaemonSet],
  ['argoproj.io/Rollout', readRollout],
]);
const builtIn: ReadonlySet<string> = new Set(['', 'apps', 'batch', 'extensions']);
const shaped = z.object({ spec: z.object({ template: z.object({ spec: z.object({ containers: z.array(z.looseObject({})).min(1) }) }) }) });

/**
 * How an object makes pods; undefined where it makes none, or where nobody can know which: of kinds that are not Kubernetes' own, those that
 * have `spec.template.spec.containers` are read, and no others are guessed at.
 * @throws ManifestError where the object is malformed
 */
export function readWorkload(manifest: Manifest, surroundings: Surroundings): Workload | undefined {
  const { apiVersion, kind } = manifest.object;
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  const read = readers.get(`${group === 'extensions' ? 'apps' : group}/${kind}`);
  if (builtIn.has(group)) return read?.(manifest, surroundings);
  return shaped.safeParse(manifest.object).success ? (read ?? readCustom)(manifest, surroundings) : undefined;
}

function podsOfJob(spec: z.infer<typeof jobSpec>, name: string, { ordinalsOf }: Ordinals): WorkloadPods {
  if (spec.suspend) return { kind: 'none', why: 'suspend: true' };
  if (spec.parallelism === 0) return { kind: 'none', why: 'parallelism: 0' };
  const uid = madeUpUid({ name, template: spec.template });
  const added: Labels = spec.manualSelector
    ? {}
    : {
        'batch.kubernetes.io/controller-uid': uid,
        'batch.kubernetes.io/job-name': name,
        'controller-uid': uid,
        'job-name': name,
      };
  const { completions = spec.parallelism } = spec;
  if (spec.completionMode !== 'Indexed') return alike(Math.min(spec.parallelism, completions), added, 'completions: 0');
  const ordinals = ordinalsOf({ start: 0, count: completions }, [completionIndexLabel], name);
  return some(
    ordinals.map((ordinal) => ({ ordinal, added: { ...added, [completionIndexLabel]: String(ordinal) } })),
    'completions: 0',
  );
}

function scaled(replicas: number, surroundings: Surroundings, added: Labels): WorkloadPods {
  return alike(mostReplicas(replicas, surroundings), added);
}

function mostReplicas(replicas: number, { autoscaler }: Surroundings): number {
  if (autoscaler === undefined || (replicas === 0 && autoscaler.wakes === 'no')) return replicas;
  return autoscaler.most;
}

/** Two stand for all that are alike. */
function alike(most: number, added: Labels, why = 'replicas: 0'): WorkloadPods {
  return some(
    [0, 1].filter((ordinal) => ordinal < most).map((ordinal) => ({ ordinal, added })),
    why,
  );
}

function some(pods: Extract<WorkloadPods, { kind: 'some' }>['pods'], why: string): WorkloadPods {
  return pods.length === 0 ? { kind: 'none', why } : { kind: 'some', pods };
}
