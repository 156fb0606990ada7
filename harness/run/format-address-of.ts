import type { ProbeRequest } from '../cluster/probe-request.ts';
import { roleOf } from '../plan/endpoint-id.ts';

/** How a request addresses its destination: `controller:8080`, `Service kube-system/kube-dns`, `name bucket.example.com`. */
export function formatAddressOf({ flow }: ProbeRequest): string {
  switch (flow.via.kind) {
    case 'address':
      return `${roleOf(flow.destination)}:${String(flow.port)}`;
    case 'service':
      return `Service ${flow.via.namespace}/${flow.via.name}`;
    case 'name':
      return `name ${flow.via.name}`;
  }
}
