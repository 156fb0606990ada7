import { namespacePrefix } from '../../../harness/plan/names.ts';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { probeContainer } from '../../kubernetes/deploy/pod-manifest.ts';
import { runLabel } from '../../kubernetes/labels.ts';

/** The port that the server of the proof listens on. */
export const proofPort = 8_080;

const serverName = 'server';

/** Shows whether the node reaches its own pod. */
const readinessProbe = { httpGet: { port: proofPort, path: '/echo?msg=ready' }, periodSeconds: 1, timeoutSeconds: 1, failureThreshold: 1 };

/** What the proof of enforcement makes in the cluster. */
export interface ProofObjects {
  readonly namespace: KubernetesObject & { readonly metadata: { readonly name: string } };
  readonly pods: readonly KubernetesObject[];
  /** Denies all ingress to the server. */
  readonly policy: KubernetesObject;
}

/** Two pods in a namespace of the run, and the policy between them. */
export function proofObjects(runId: string, image: string): ProofObjects {
  const namespace = `${namespacePrefix}-${runId}-enforcement`;
  const labels = { [runLabel]: runId };
  return {
    namespace: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } },
    pods: [
      proofPod({ namespace, name: serverName, labels }, image, ['netexec', `--http-port=${String(proofPort)}`, '--udp-port=-1']),
      proofPod({ namespace, name: 'client', labels }, image, ['pause']),
    ],
    policy: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { namespace, name: 'deny-server', labels },
      spec: { podSelector: { matchLabels: { app: serverName } }, policyTypes: ['Ingress'] },
    },
  };
}

interface PodMetadata {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

function proofPod(metadata: PodMetadata, image: string, args: readonly string[]): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...metadata, labels: { ...metadata.labels, app: metadata.name } },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: 0,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: probeContainer,
          image,
          imagePullPolicy: 'IfNotPresent',
          args,
          ...(metadata.name === serverName ? { readinessProbe } : {}),
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
          resources: { requests: { cpu: '5m', memory: '32Mi' }, limits: { cpu: '1', memory: '256Mi' } },
        },
      ],
    },
  };
}
