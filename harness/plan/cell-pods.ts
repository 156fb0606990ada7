import { cellRoles, type CellRole } from '../cast/role.ts';
import { neighbourPorts } from '../cast/target.ts';
import type { PodSpec } from '../cluster/topology.ts';
import type { Cell } from './cell.ts';
import type { Controller } from './controller.ts';
import { endpointId } from './endpoint-id.ts';
import { controllerListeners } from './controller-listeners.ts';
import { neighbourListeners } from './resolve-target.ts';

/** Tells the releases of one chart apart. Source: Kubernetes documentation, "Recommended Labels". */
const instanceLabel = 'app.kubernetes.io/instance';

/** The pods of a cell's own: its controller, and those others whose endpoint ids are needed. */
export function cellPods(cell: Cell, controller: Controller, needed: ReadonlySet<string>): readonly PodSpec[] {
  return cellRoles
    .filter((role) => role === 'controller' || needed.has(endpointId(role, cell)))
    .map((role) => (role === 'controller' ? controllerPod(cell, controller) : otherPod(role, cell, controller)));
}

function controllerPod(cell: Cell, controller: Controller): PodSpec {
  return {
    id: endpointId('controller', cell),
    namespace: cell.namespace,
    name: 'controller',
    labels: controller.labels,
    ports: controller.namedPorts,
    serviceAccount: controller.serviceAccount,
    listeners: [...new Set(controllerListeners({ controller: controller.ports, declared: controller.declared }).values())],
  };
}

function otherPod(role: Exclude<CellRole, 'controller'>, cell: Cell, controller: Controller): PodSpec {
  return {
    id: endpointId(role, cell),
    namespace: cell.namespace,
    name: role,
    labels: labelsOf(role, controller),
    ports: [{ name: 'http', port: neighbourPorts.http, protocol: 'TCP' }],
    serviceAccount: 'default',
    listeners: Object.values(neighbourListeners),
  };
}

/** Each of the last two shares one of the controller's labels, so that a selector which leaves the other out selects it. */
function labelsOf(role: Exclude<CellRole, 'controller'>, { labels }: Controller): PodSpec['labels'] {
  const instance = labels[instanceLabel];
  switch (role) {
    case 'neighbour':
      return { app: 'neighbour' };
    case 'flagger-beside':
      return { 'app.kubernetes.io/name': 'flagger', ...(instance === undefined ? {} : { [instanceLabel]: instance }) };
    case 'second-release':
      return { ...labels, [instanceLabel]: 'second-release' };
  }
}
