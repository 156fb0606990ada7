import type { RunningCluster } from '../cluster/cluster.ts';
import type { PodSpec, Topology } from '../cluster/topology.ts';
import { compile } from '../dialects/compile.ts';
import { namespacePrefix } from '../plan/names.ts';
import type { PlannedFlow } from '../plan/planned-flow.ts';
import { denied } from '../suite/expectation.ts';
import { specify } from '../suite/specify.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import type { World } from '../vocabulary/world.ts';
import { predictFlow } from './predict-flow.ts';
import type { ReadyCell } from './prepared-cell.ts';

const port = 8000;

/**
 * The negative control of a run: two pods of its own, and a policy between them that must deny. Without it, nothing tells "allowed by the
 * policies" from "nobody enforces any" in a run whose own flows are all to be allowed. It is no part of the results.
 */
export interface Control {
  readonly namespace: string;
  /** The topology with the control's pods. */
  readonly extend: (topology: Topology) => Topology;
  /** The world without the control's pods, as the other cells know it. */
  readonly without: (world: World) => World;
  /** The control as a cell of a turn. */
  readonly cellOf: (world: World, turn: number, running: RunningCluster) => ReadyCell;
}

/** The control of a run. */
export function makeControl(runId: string): Control {
  const namespace = `${namespacePrefix}-${runId}-control`;
  const pods = ['client', 'server'].map((name): PodSpec => {
    return {
      id: `${namespace}/${name}`,
      namespace,
      name,
      labels: { 'netpol-conformance/control': name },
      ports: [],
      serviceAccount: 'default',
      listeners: [{ application: 'tcp', port }],
    };
  });
  return {
    namespace,
    extend: (topology) => ({
      ...topology,
      namespaces: [...topology.namespaces, { name: namespace, labels: { 'kubernetes.io/metadata.name': namespace } }],
      serviceAccounts: [...topology.serviceAccounts, { namespace, name: 'default', labels: {} }],
      pods: [...topology.pods, ...pods],
    }),
    without: (world) => ({
      ...world,
      namespaces: world.namespaces.filter(({ name }) => name !== namespace),
      endpoints: world.endpoints.filter((endpoint) => endpoint.kind !== 'pod' || endpoint.namespace !== namespace),
      serviceAccounts: world.serviceAccounts.filter((account) => account.namespace !== namespace),
    }),
    cellOf: (world, turn, running) => controlCell(namespace, world, turn, running),
  };
}

function controlCell(namespace: string, world: World, turn: number, running: RunningCluster): ReadyCell {
  const expectation = denied('client', 'server:control', 'the control policy denies everything');
  const scenario = { id: 'control', claim: 'control', title: 'The control policy denies', engines: ['kubernetes'] };
  const spec = specify({ ...scenario, values: () => ({}), expect: () => [expectation] }, 'kubernetes', {
    engines: { kubernetes: { values: {}, dialects: ['kubernetes'] } },
  });
  const policies = [denyAll(namespace)];
  const own = {
    ...world,
    namespaces: world.namespaces.filter(({ name }) => name === namespace),
    endpoints: world.endpoints.filter((endpoint) => endpoint.kind !== 'pod' || endpoint.namespace === namespace),
  };
  const ruleset = compile(policies, own, running.settings);
  const flows = running.sites.families.slice(0, 1).map((family): PlannedFlow => {
    const flow = { source: `${namespace}/client`, destination: `${namespace}/server`, protocol: 'TCP', port, family } as const;
    const request = {
      id: 'control: client → server',
      flow: { ...flow, via: { kind: 'address' } as const },
      probe: { kind: 'tcp' } as const,
    };
    return { id: 'client → server', cell: spec.id, direction: 'ingress', expectation, request };
  });
  return {
    kind: 'ready',
    cell: { id: spec.id, spec, namespace, turn },
    values: {},
    policies,
    checks: [],
    leftOut: [],
    input: { values: {}, foreignPolicies: [] },
    cast: new Map(),
    services: [],
    flows,
    ruleset,
    predictions: new Map(flows.map(({ request }) => [request.id, predictFlow(ruleset, own, request.flow)])),
    deviations: new Map(),
  };
}

function denyAll(namespace: string): Manifest {
  return {
    file: 'the control of the run',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'control', namespace },
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    },
  };
}
