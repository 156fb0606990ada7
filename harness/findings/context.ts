import { compile } from '../dialects/compile.ts';
import { findKind } from '../dialects/find-kind.ts';
import { isPolicy } from '../dialects/is-policy.ts';
import { defaultSettings } from '../dialects/settings.ts';
import type { Ruleset } from '../policy/ir/ruleset.ts';
import type { PodEndpoint } from '../vocabulary/endpoint.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import type { World } from '../vocabulary/world.ts';
import { readServices } from '../world/read-services.ts';
import { readSubjects } from '../world/read-subjects.ts';
import type { RenderedService } from '../world/rendered-service.ts';
import type { Subject } from '../world/subject.ts';
import type { PolicyReading } from './reading/policy-reading.ts';
import { type RefusedPolicy, readPolicies } from './reading/read-policies.ts';
import { findRunTimePods, type RunTimePods } from './run-time-pods.ts';
import { podsOf, worldOf } from './world-of.ts';

/** Whose objects are looked at. */
export interface FindingInput {
  /** Everything that the source renders and that is there while the release runs. */
  readonly manifests: readonly Manifest[];
  readonly release: string;
  /** The chart's name; absent where the source is no chart. */
  readonly chart?: string;
  /** The release's namespace: that of objects that name none. */
  readonly namespace: string;
}

/** What rules look at. */
export interface FindingContext extends FindingInput {
  readonly subjects: readonly SubjectPods[];
  readonly services: readonly RenderedService[];
  /** The source's pods, those of hostNetwork among them, and what every cluster has: DNS, apiserver, node. */
  readonly world: World;
  readonly policies: readonly PolicyReading[];
  /** Policies that their API or their enforcer refuses, so that nothing of them is enforced. */
  readonly refused: readonly RefusedPolicy[];
  /** What the cluster would enforce, all dialects together; one for each where two enforcers' own dialects stand side by side. */
  readonly rulesets: readonly Ruleset[];
  /** Objects of which pods are made that nobody renders. */
  readonly runTimePods: readonly RunTimePods[];
}

/** A workload with its pods in the world. */
export interface SubjectPods {
  readonly subject: Subject;
  readonly pods: readonly PodEndpoint[];
  /** The object, as the source renders it. */
  readonly manifest: Manifest;
}

/**
 * Read a source's objects for the rules.
 * @throws ManifestError where a workload or a Service is malformed
 */
export function contextOf(input: FindingInput): FindingContext {
  const { namespace, release, chart } = input;
  const manifests = input.manifests.map((manifest) => placed(manifest, namespace));
  const subjects = readSubjects(manifests, { release, namespace, ...(chart === undefined ? {} : { chart }) });
  const services = readServices(manifests, subjects, namespace);
  const world = worldOf({ manifests, subjects, services, namespace });
  const { policies, refused } = readPolicies(manifests.filter(isPolicy), world);
  return {
    ...input,
    manifests,
    subjects: subjects.map((subject) => subjectPods(subject, manifests, world)),
    services,
    world,
    policies,
    refused,
    rulesets: rulesetsOf(manifests, refused, world),
    runTimePods: findRunTimePods({ manifests, subjects, services, namespace }),
  };
}

function placed(manifest: Manifest, namespace: string): Manifest {
  const { object } = manifest;
  if (findKind(object)?.kind.scope !== 'namespaced' || object.metadata.namespace !== undefined) return manifest;
  return { ...manifest, object: { ...object, metadata: { ...object.metadata, namespace } } };
}

function subjectPods(subject: Subject, manifests: readonly Manifest[], { endpoints }: World): SubjectPods {
  const ids = new Set(podsOf(subject).map(({ name }) => `${subject.object.namespace}/${name}`));
  const manifest = manifests.find(
    ({ file, object }) => file === subject.file && object.kind === subject.object.kind && object.metadata.name === subject.object.name,
  );
  if (manifest === undefined) throw new RangeError(`${subject.label} was read from no object`);
  return { subject, manifest, pods: endpoints.filter((endpoint) => endpoint.kind === 'pod').filter(({ id }) => ids.has(id)) };
}

/** No cluster enforces the own dialects of two enforcers, so that each has a world of its own. */
function rulesetsOf(manifests: readonly Manifest[], refused: readonly RefusedPolicy[], world: World): readonly Ruleset[] {
  const bad = new Set(refused.map(({ manifest }) => manifest));
  const good = manifests.filter((manifest) => isPolicy(manifest) && !bad.has(manifest));
  const natives = new Set(good.map(({ object }) => findKind(object)?.dialect).filter((dialect) => dialect?.native !== undefined));
  const one = (native: unknown): Ruleset => {
    const own = good.filter(({ object }) => {
      const dialect = findKind(object)?.dialect;
      return dialect?.native === undefined || dialect === native;
    });
    return compile(own, world, defaultSettings);
  };
  return natives.size === 0 ? [one(undefined)] : [...natives].map(one);
}
