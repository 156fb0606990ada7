import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { podLabel, podLabelValue, runLabel, shortName } from '../labels.ts';
import type { Certificate } from './certificate.ts';

/** A pod that serves a webhook. */
export interface WebhookPod {
  readonly namespace: string;
  readonly name: string;
}

/** Name of the Secret with the certificate, of which each namespace with webhooks has one. */
export const certificateSecret = 'npc-webhook-tls';
/** The port that the apiserver calls the Service at, as for any webhook. */
export const webhookServicePort = 443;

/** Name of the Service in front of a pod's webhook. */
export function webhookService({ name }: Pick<WebhookPod, 'name'>): string {
  return `npc-webhook-${shortName(name)}`;
}

/** The name that the apiserver expects in the certificate. */
export function webhookServerName(pod: WebhookPod): string {
  return `${webhookService(pod)}.${pod.namespace}.svc`;
}

/** A Service, so that the apiserver reaches the webhook the way it reaches the workload's own. */
export function webhookServiceManifest(pod: WebhookPod, targetPort: number, runId: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { namespace: pod.namespace, name: webhookService(pod), labels: { [runLabel]: runId } },
    spec: {
      selector: { [podLabel]: podLabelValue(pod.name) },
      publishNotReadyAddresses: true,
      ports: [{ port: webhookServicePort, targetPort, protocol: 'TCP' }],
    },
  };
}

/** The certificate as a Secret of a namespace. */
export function certificateManifest(namespace: string, { certificate, key }: Certificate, runId: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/tls',
    metadata: { namespace, name: certificateSecret, labels: { [runLabel]: runId } },
    stringData: { 'tls.crt': certificate, 'tls.key': key },
  };
}
