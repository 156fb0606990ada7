import type { Row } from '../row.ts';

/** Specification, "Required traffic", ingress table, first line. */
export const webhook: Row = {
  id: 'ingress/webhook',
  title: 'Webhook (ports.webhook, 9443)',
  purpose: 'The kube-apiserver dials the validating admission webhook',
  condition: 'webhook.enabled',
  protocols: ['TCP'],
  port: 'ports.webhook',
  instances: [{ source: 'apiserver', target: 'controller:webhook', where: 'the node' }],
  expressedBy: {
    kubernetes: 'a port rule without from: the apiserver is not a pod',
    cilium: 'a port rule without peers (or the entity kube-apiserver)',
    calico: 'a port rule without source',
    clusterNetworkPolicy: 'nothing needed: ingress peers are pods and namespaces only, so the apiserver is never denied',
  },
};
