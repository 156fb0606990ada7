import { KubeConfig } from '@kubernetes/client-node';
import { newRunId } from '../../../harness/run/new-run-id.ts';
import { Api } from '../../../clusters/kubernetes/api/api.ts';
import { Transport } from '../../../clusters/kubernetes/api/transport.ts';
import { connectKubernetes } from '../../../clusters/kubernetes/connect.ts';
import type { KubernetesOptions } from '../../../clusters/kubernetes/options.ts';
import type { RunningKubernetes } from '../../../clusters/kubernetes/running-kubernetes.ts';
import type { Probe, ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import type { Manifest } from '../../../harness/vocabulary/manifest.ts';
import { defaultSettings } from '../../../harness/dialects/settings.ts';

/** The context that these tests may use; they are defined only where it is named. */
export const kindContext = process.env['NETPOL_KIND_CONTEXT'];

const probeImage = process.env['NETPOL_PROBE_IMAGE'] ?? 'registry.k8s.io/e2e-test-images/agnhost:2.59';

/** A kubeconfig whose current context is the one to test on. */
export function loadKubeconfig(): KubeConfig {
  const kubeconfig = new KubeConfig();
  kubeconfig.loadFromDefault();
  kubeconfig.setCurrentContext(kindContext ?? '');
  return kubeconfig;
}

/** An API of the test's own, to look from outside. */
export function openApi(): Api {
  return new Api(new Transport(loadKubeconfig()));
}

/** Connect as a run does. */
export function connect(changes: Partial<KubernetesOptions> = {}): Promise<RunningKubernetes> {
  return connectKubernetes({
    kubeconfig: loadKubeconfig(),
    runId: newRunId(),
    info: { name: 'existing', cni: 'unknown' },
    probeImage,
    externals: [],
    settings: defaultSettings,
    dns: 'as it was',
    signal: new AbortController().signal,
    ...changes,
  });
}

/** A request for a flow over IPv4. */
export function request(flow: Pick<Flow, 'source' | 'destination' | 'port'> & Partial<Flow>, probe: Probe): ProbeRequest {
  return {
    id: `${flow.source} ${flow.destination}:${String(flow.port)} ${probe.kind}`,
    flow: { protocol: 'TCP', family: 4, via: { kind: 'address' }, ...flow },
    probe,
  };
}

/** A policy that lets TCP 8080 in to the controller and nothing out. */
export function metricsOnly(namespace: string): Manifest {
  return {
    file: 'test',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'metrics-only', namespace },
      spec: {
        podSelector: { matchLabels: { app: 'controller' } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ ports: [{ port: 8080, protocol: 'TCP' }] }],
      },
    },
  };
}
