import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { webhookService, webhookServicePort } from '../deploy/webhook-service.ts';
import { runLabel, webhookLabel } from '../labels.ts';
import { webhookTimeoutSeconds } from '../budgets.ts';

/** What makes the apiserver call the webhooks of a run. */
export interface WebhookSettings {
  readonly runId: string;
  /** Part of each webhook's name: the apiserver keeps a connection by that name, and a probe must make its own. */
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

/**
 * A configuration with one webhook for each namespace. It concerns nothing but new ConfigMaps in that namespace of the run
 * that carry the run's own label, so that its `failurePolicy: Fail`, which makes a failed call tell its reason, touches nobody.
 */
export function webhookManifest(namespaces: readonly string[], { runId, window, certificate }: WebhookSettings): KubernetesObject {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: webhookConfigurationName(runId), labels: { [runLabel]: runId } },
    webhooks: namespaces.map((namespace) => ({
      name: `probe-${String(window)}.${namespace}.netpol-conformance.invalid`,
      clientConfig: {
        service: { namespace, name: webhookService, port: webhookServicePort, path: '/always-deny' },
        caBundle: Buffer.from(certificate).toString('base64'),
      },
      rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'], scope: 'Namespaced' }],
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace, [runLabel]: runId } },
      objectSelector: { matchLabels: { [webhookLabel]: runId } },
      failurePolicy: 'Fail',
      sideEffects: 'None',
      admissionReviewVersions: ['v1'],
      timeoutSeconds: webhookTimeoutSeconds,
    })),
  };
}

/** The object that makes the apiserver call a namespace's webhook. It is only ever sent as a dry run. */
export function calledObject(namespace: string, runId: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace, name: 'npc-webhook-probe', labels: { [webhookLabel]: runId } },
  };
}
