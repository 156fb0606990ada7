import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { type WebhookPod, webhookService, webhookServicePort } from '../deploy/webhook-service.ts';
import { runLabel, shortName, webhookLabel } from '../labels.ts';
import { webhookTimeoutSeconds } from '../budgets.ts';

/** What makes the apiserver call the webhooks of a run. */
export interface WebhookSettings {
  readonly runId: string;
  /**
   * Counts the configurations of a run. It is part of the authority's bytes, by which the apiserver keeps its connections, so
   * that each probe makes its own; and of the webhooks' names, so that an answer shows which configuration was in effect.
   */
  readonly window: number;
  /** The certificate that the servers have. */
  readonly certificate: string;
}

/** The message of agnhost's `/always-deny`: only the server itself can have said it. */
export const denialMessage = 'this webhook denies all requests';

/** The name of a run's configuration. */
export function webhookConfigurationName(runId: string): string {
  return `npc-${runId}`;
}

/** The name of a pod's webhook, which the apiserver's answers repeat. */
export function webhookName({ namespace, name }: WebhookPod, window: number): string {
  return `probe-${String(window)}.${shortName(name)}.${namespace}.netpol-conformance.invalid`;
}

/**
 * A configuration with one webhook for each pod. It concerns nothing but new ConfigMaps in that namespace of the run that carry the run's
 * own label for that pod, so that its `failurePolicy: Fail`, which makes a failed call tell its reason, touches nobody.
 */
export function webhookManifest(pods: readonly WebhookPod[], { runId, window, certificate }: WebhookSettings): KubernetesObject {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: webhookConfigurationName(runId), labels: { [runLabel]: runId } },
    webhooks: pods.map((pod) => ({
      name: webhookName(pod, window),
      clientConfig: {
        service: { namespace: pod.namespace, name: webhookService(pod), port: webhookServicePort, path: '/always-deny' },
        caBundle: Buffer.from(`window ${String(window)}\n${certificate}`).toString('base64'),
      },
      rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'], scope: 'Namespaced' }],
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': pod.namespace, [runLabel]: runId } },
      objectSelector: { matchLabels: { [webhookLabel]: calledLabel(pod, runId) } },
      failurePolicy: 'Fail',
      sideEffects: 'None',
      admissionReviewVersions: ['v1'],
      timeoutSeconds: webhookTimeoutSeconds,
    })),
  };
}

/** The object that makes the apiserver call a pod's webhook. It is only ever sent as a dry run. */
export function calledObject(pod: WebhookPod, runId: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace: pod.namespace, name: 'npc-webhook-probe', labels: { [webhookLabel]: calledLabel(pod, runId) } },
  };
}

function calledLabel({ name }: WebhookPod, runId: string): string {
  return `${runId}-${shortName(name)}`;
}
