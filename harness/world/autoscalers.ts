import { z } from 'zod';
import type { Manifest } from '../vocabulary/manifest.ts';

/** What else than its own `replicas` says how many pods a workload has. */
export interface Autoscaler {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** The most pods that it makes. */
  readonly most: number;
  /** Whether it also scales a workload that has none. */
  readonly wakes: 'yes' | 'no';
}

/** An object that an autoscaler scales. */
export type ScaleTarget = Pick<Autoscaler, 'kind' | 'name' | 'namespace'>;

/** Source: Kubernetes documentation, "Horizontal Pod Autoscaling": it leaves a workload alone that has `replicas: 0`. */
const horizontal = z.object({
  apiVersion: z.string().startsWith('autoscaling/'),
  kind: z.literal('HorizontalPodAutoscaler'),
  spec: z.object({ scaleTargetRef: z.object({ kind: z.string(), name: z.string() }), maxReplicas: z.int() }),
});
/** Source: KEDA documentation, "ScaledObject specification". */
const scaledObject = z.object({
  apiVersion: z.string().startsWith('keda.sh/'),
  kind: z.literal('ScaledObject'),
  spec: z.object({
    scaleTargetRef: z.object({ kind: z.string().default('Deployment'), name: z.string() }),
    maxReplicaCount: z.int().default(100),
  }),
});

/** The autoscalers among the objects. @param namespace of objects that name none */
export function readAutoscalers(manifests: readonly Manifest[], namespace: string): readonly Autoscaler[] {
  return manifests.flatMap(({ object }): readonly Autoscaler[] => {
    const own = object.metadata.namespace ?? namespace;
    const hpa = horizontal.safeParse(object).data?.spec;
    if (hpa !== undefined) return [{ ...hpa.scaleTargetRef, namespace: own, most: hpa.maxReplicas, wakes: 'no' }];
    const keda = scaledObject.safeParse(object).data?.spec;
    return keda === undefined ? [] : [{ ...keda.scaleTargetRef, namespace: own, most: keda.maxReplicaCount, wakes: 'yes' }];
  });
}

/** The autoscaler of a workload. */
export function findAutoscaler(autoscalers: readonly Autoscaler[], target: ScaleTarget): Autoscaler | undefined {
  return autoscalers.find(({ kind, name, namespace }) => kind === target.kind && name === target.name && namespace === target.namespace);
}
