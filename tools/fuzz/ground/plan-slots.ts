import type { Sites, Topology } from '../../../harness/cluster/topology.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import { namespaceNames, type NamespaceName, type Shape, slotLabel } from '../world/fuzz-world.ts';
import { fuzzListeners } from './listeners.ts';
import type { Slot } from './place-world.ts';

/** Pods and namespaces of worlds with these shapes in a real cluster, side by side. */
export function planSlots(runId: string, shapes: readonly Shape[], sites: Sites): Topology {
  const namespaces = shapes.flatMap((shape, slot) =>
    namespaceNames.map((name) => {
      const written = namespaceOf(runId, slot, name);
      return {
        name: written,
        labels: { 'kubernetes.io/metadata.name': written, [slotLabel]: slotName(runId, slot), ...shape.namespaces[name] },
      };
    }),
  );
  const pods = shapes.flatMap((shape, slot) =>
    shape.pods.map(({ namespace, labels, ports, serviceAccount }, index) => ({
      id: podId(runId, slot, index),
      namespace: namespaceOf(runId, slot, namespace),
      name: `p${String(index)}`,
      labels,
      ports,
      serviceAccount,
      listeners: fuzzListeners,
    })),
  );
  const accounts = shapes.flatMap(({ robot }, slot) =>
    namespaceNames.map((name) => ({ namespace: namespaceOf(runId, slot, name), name: 'robot', labels: robot })),
  );
  const dnsPorts = [
    { port: 53, targetPort: 53, protocol: 'UDP' },
    { port: 53, targetPort: 53, protocol: 'TCP' },
  ] as const;
  const dns = { id: 'dns', namespace: 'kube-system', name: 'dns', labels: { 'k8s-app': 'kube-dns' }, ports: [], serviceAccount: 'default' };
  return {
    namespaces: [...namespaces, ...['kube-system', 'default'].map((name) => ({ name, labels: { 'kubernetes.io/metadata.name': name } }))],
    serviceAccounts: accounts,
    fromNode: new Set(),
    pods: [...pods, { ...dns, listeners: [{ application: 'dns', port: 53 }] }],
    services: [
      { namespace: 'kube-system', name: 'kube-dns', labels: { 'k8s-app': 'kube-dns' }, backends: ['dns'], ports: dnsPorts },
      {
        namespace: 'default',
        name: 'kubernetes',
        labels: {},
        backends: ['apiserver'],
        ports: [{ port: 443, targetPort: sites.apiserverPort, protocol: 'TCP' }],
      },
    ],
  };
}

/** A slot in the world that was deployed. */
export function slotOf(runId: string, slot: number, { endpoints, services }: World): Slot {
  const prefix = podId(runId, slot, '');
  return {
    name: slotName(runId, slot),
    namespaces: {
      'ns-a': namespaceOf(runId, slot, 'ns-a'),
      'ns-b': namespaceOf(runId, slot, 'ns-b'),
      'ns-c': namespaceOf(runId, slot, 'ns-c'),
    },
    pods: endpoints.filter((endpoint) => endpoint.kind === 'pod').filter(({ id }) => id.startsWith(prefix)),
    shared: endpoints.filter(({ id, kind }) => kind !== 'pod' || id === 'dns'),
    sharedServices: services,
  };
}

function slotName(runId: string, slot: number): string {
  return `fuzz-${runId}-${String(slot)}`;
}

function namespaceOf(runId: string, slot: number, name: NamespaceName): string {
  return `${slotName(runId, slot)}-${name.slice(-1)}`;
}

function podId(runId: string, slot: number, index: number | ''): string {
  return `${slotName(runId, slot)}/p${String(index)}`;
}
