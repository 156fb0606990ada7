import { z } from 'zod';
import { formatLabelSelector } from '../selector/format-label-selector.ts';
import type { LabelSelector } from '../selector/label-selector.ts';
import { matchesLabels } from '../selector/matches-labels.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { findAutoscaler, readAutoscalers } from './autoscalers.ts';
import { readDuring } from './during.ts';
import { nameSubjects, type ReleaseName } from './name-subjects.ts';
import { readOrdinals } from './ordinals.ts';
import { declaredPorts, namedPorts } from './pod-template.ts';
import type { Subject, SubjectObject, SubjectPod } from './subject.ts';
import { readWorkload, type Workload, type WorkloadPods } from './workload.ts';

/** Whose objects are read. */
export interface SourceRelease extends ReleaseName {
  /** Where an object is that names no namespace. */
  readonly namespace: string;
}

interface Found {
  readonly manifest: Manifest;
  readonly object: SubjectObject;
  readonly label: string;
  readonly workload: Workload;
}

/**
 * The workloads among rendered objects, each with the pods that Kubernetes would make, in their order; what one of them has made stands for nothing of its own.
 * @throws UserError with file and object where one is malformed, is there twice, or has a selector that does not fit its own pods
 */
export function readSubjects(manifests: readonly Manifest[], release: SourceRelease): readonly Subject[] {
  const autoscalers = readAutoscalers(manifests, release.namespace);
  const ordinals = readOrdinals(manifests);
  const made = madeByOthers(manifests, release.namespace);
  const found = manifests.flatMap((manifest): readonly Found[] => {
    if (made.has(manifest)) return [];
    const { apiVersion, kind, metadata } = manifest.object;
    const object = { apiVersion, kind, name: metadata.name, namespace: metadata.namespace ?? release.namespace };
    const workload = readWorkload(manifest, { autoscaler: findAutoscaler(autoscalers, object), ordinals });
    return workload === undefined ? [] : [{ manifest, object, label: `${manifest.file}: ${kind} ${metadata.name}`, workload }];
  });
  refuseRepeated(found);
  for (const each of found) refuseMisfit(each);
  const names = nameSubjects(
    found.map(({ object }) => object),
    release,
  );
  const taken = new Set(names);
  return found.map((each, index) => subjectOf(each, names[index] ?? '', taken));
}

function subjectOf({ manifest, object, label, workload }: Found, name: string, taken: Set<string>): Subject {
  const { template, selector, pods } = workload;
  const ports = declaredPorts(template.spec);
  const { labels } = template.metadata;
  return {
    name,
    object,
    label,
    file: manifest.file,
    pods: podsOf(pods, name, labels, taken),
    ...(pods.kind === 'none' ? { why: pods.why } : {}),
    labels,
    ports,
    namedPorts: namedPorts(ports),
    serviceAccount: template.spec.serviceAccountName ?? template.spec.serviceAccount ?? 'default',
    network: template.spec.hostNetwork ? 'node' : 'pod',
    during: readDuring(manifest),
    selector: selector ?? {},
  };
}

function podsOf(pods: WorkloadPods, name: string, labels: Subject['labels'], taken: Set<string>): readonly SubjectPod[] {
  if (pods.kind === 'none') return [];
  return pods.pods.map(({ ordinal, added }, index) => ({
    name: index === 0 ? name : furtherName(name, ordinal, taken),
    labels: { ...labels, ...added },
  }));
}

/** Names of objects may have dots, so that one subject may be called as a further pod of another. */
function furtherName(name: string, ordinal: number, taken: Set<string>): string {
  const further = `${name}.${String(ordinal)}`;
  if (taken.has(further)) return furtherName(further, ordinal, taken);
  taken.add(further);
  return further;
}

const ownerSchema = z.object({ kind: z.string(), name: z.string(), controller: z.boolean().default(false) });
const ownedSchema = z.object({ metadata: z.object({ ownerReferences: z.array(ownerSchema) }) });

/** Objects that a controller has made of others among them, as a cluster's are: a Deployment's ReplicaSet, its pods. */
function madeByOthers(manifests: readonly Manifest[], namespace: string): ReadonlySet<Manifest> {
  const keyOf = (own: string | undefined, kind: string, name: string): string => JSON.stringify([own ?? namespace, kind, name]);
  const all = new Set(manifests.map(({ object: { kind, metadata } }) => keyOf(metadata.namespace, kind, metadata.name)));
  return new Set(
    manifests.filter(({ object }) => {
      const owners = ownedSchema.safeParse(object).data?.metadata.ownerReferences ?? [];
      return owners.some(({ kind, name, controller }) => controller && all.has(keyOf(object.metadata.namespace, kind, name)));
    }),
  );
}

function refuseRepeated(found: readonly Found[]): void {
  const seen = new Map<string, Found>();
  for (const each of found) {
    const { apiVersion, kind, name, namespace } = each.object;
    const key = JSON.stringify([apiVersion.split('/')[0], kind, namespace, name]);
    const other = seen.get(key);
    if (other !== undefined) {
      throw new UserError(
        `${each.label}: it is there twice in namespace ${namespace} (also in ${other.manifest.file}), and one would take the place of the other. Give each a name of its own.`,
        2,
      );
    }
    seen.set(key, each);
  }
}

function refuseMisfit({ label, workload: { selector, template } }: Found): void {
  if (selector === undefined) return;
  const wanted = partsOf(selector);
  if (wanted.length === 0) {
    throw new UserError(
      `${label}: its selector is empty; the API refuses such a workload. Make it select the labels of its pod template.`,
      2,
    );
  }
  const misfit = wanted.find((part) => !matchesLabels(part, template.metadata.labels));
  if (misfit === undefined) return;
  throw new UserError(
    `${label}: its selector wants the label ${formatLabelSelector(misfit)}, its pod template does not have it; the API refuses such a workload. Make the two agree.`,
    2,
  );
}

/** Each requirement on its own. */
function partsOf({ matchLabels = {}, matchExpressions = [] }: LabelSelector): readonly LabelSelector[] {
  return [
    ...Object.entries(matchLabels).map(([key, value]) => ({ matchLabels: { [key]: value } })),
    ...matchExpressions.map((expression) => ({ matchExpressions: [expression] })),
  ];
}
