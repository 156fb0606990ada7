import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { podLabel, runLabel } from '../labels.ts';
import type { Certificate } from './certificate.ts';

/** Name of the Service in front of a namespace's webhook, and of its certificate's Secret. */
export const webhookService = 'npc-webhook';
/** Name of the Secret with the certificate. */
export const certificateSecret = 'npc-webhook-tls';
/** The port that the apiserver calls the Service at, as for any webhook. */
export const webhookServicePort = 443;

/** The name that the apiserver expects in the certificate. */
export function webhookServerName(namespace: string): string {
  return `${webhookService}.${namespace}.svc`;
}

/** A Service, so that the apiserver reaches the webhook the way it reaches the workload's own. */
export function webhookServiceManifest(namespace: string, pod: string, targetPort: number, runId: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { namespace, name: webhookService, labels: { [runLabel]: runId } },
    spec: {
      selector: { [podLabel]: pod },
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
