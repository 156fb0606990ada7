import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { runLabel } from '../labels.ts';

/** A policy with the run's label beside its own, so that what a killed run left can be found. */
export function labelPolicy(object: KubernetesObject, runId: string): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, labels: { ...object.metadata.labels, [runLabel]: runId } } };
}
