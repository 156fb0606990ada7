import { stringify } from 'yaml';
import type { Cast } from '../../harness/plan/actor.ts';
import { castOf, type CastInput } from '../../harness/plan/cast-of.ts';
import type { Cell } from '../../harness/plan/cell.ts';
import type { Expectation } from '../../harness/suite/expectation.ts';
import type { Peer } from '../../harness/suite/peer.ts';
import type { Scenario } from '../../harness/suite/scenario.ts';
import { specify } from '../../harness/suite/specify.ts';
import type { SubjectSpec } from '../../harness/suite/suite.ts';
import type { RenderedService } from '../../harness/world/rendered-service.ts';
import { readServices } from '../../harness/world/read-services.ts';
import { readSubjects } from '../../harness/world/read-subjects.ts';
import { manifestsOf } from '../world/fixture.ts';
import { sites } from './sites.ts';

/** Namespace of the cells of these tests. */
export const namespace = 'npc-abc123-tiny-k';

/** A port of a container. */
export interface PortSpec {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
}

/** A workload as YAML; its pods have the label `app: <name>`. */
export function workload(name: string, ports: readonly PortSpec[], { kind = 'Deployment', pod = {}, spec = {}, more = {} } = {}): string {
  const labels = { app: name };
  return stringify({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name },
    spec: {
      selector: { matchLabels: labels },
      ...spec,
      template: { metadata: { labels: { ...labels, ...more } }, spec: { ...pod, containers: [{ name, ports }] } },
    },
  });
}

/** A Service in front of a workload's pods as YAML. */
export function service(name: string, port: number, targetPort: number | string): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ port, targetPort }] },
  });
}

/** Two workloads, `api` with two replicas and a Service and `db` with one, as YAML documents. */
export const twoWorkloads = [
  workload('api', [{ name: 'http', containerPort: 8080 }], { spec: { replicas: 2 } }),
  workload('db', [{ name: 'sql', containerPort: 5432 }], { spec: { strategy: { type: 'Recreate' }, replicas: 1 } }),
  service('api', 80, 'http'),
].join('---\n');

/** Peers of every kind. */
export const peers: Readonly<Record<string, Peer>> = {
  client: { kind: 'pod', namespace: { kind: 'release' }, labels: { client: 'yes' }, ports: {} },
  prometheus: {
    kind: 'pod',
    namespace: { kind: 'generated', name: 'monitoring' },
    labels: { app: 'prometheus' },
    ports: { web: { application: 'http', port: 9090 }, other: { application: 'tcp', port: 7777 } },
    declared: ['web'],
  },
  ingress: {
    kind: 'pod',
    namespace: { kind: 'named', name: 'ingress-nginx', labels: { team: 'edge' } },
    labels: { app: 'nginx' },
    ports: {},
  },
  bucket: { kind: 'host', names: ['bucket.example.com'], addresses: [], ports: { https: { application: 'tls', port: 443 } } },
  'old-host': { kind: 'host', names: [], addresses: ['203.0.113.7'], ports: { '80': { application: 'http', port: 80 } } },
};

/** A cell of these expectations. */
export function cellOf(expectations: readonly Expectation[], changes: Partial<Scenario> = {}): Cell {
  const scenario: Scenario = {
    id: 'tiny',
    claim: 'c',
    title: 't',
    engines: ['kubernetes'],
    values: () => ({}),
    expect: () => expectations,
    ...changes,
  };
  const spec = specify(scenario, 'kubernetes', { engines: { kubernetes: { values: {}, dialects: ['kubernetes'] } } });
  return { id: spec.id, spec, namespace, turn: 0 };
}

/** What the cast of YAML documents is made from. */
export function castInput(yaml: string, subjects: Readonly<Record<string, SubjectSpec>> = {}, changes: Partial<CastInput> = {}): CastInput {
  const objects = manifestsOf(yaml);
  const found = readSubjects(objects, { release: 'conformance', chart: 'tiny', namespace });
  return {
    cell: cellOf([]),
    runId: 'abc123',
    suite: { subjects, peers },
    subjects: found,
    services: servicesOf(yaml),
    values: {},
    sites,
    ...changes,
  };
}

/** The Services of YAML documents. */
export function servicesOf(yaml: string): readonly RenderedService[] {
  const objects = manifestsOf(yaml);
  return readServices(objects, readSubjects(objects, { release: 'conformance', chart: 'tiny', namespace }), namespace);
}

/** The cast of YAML documents. */
export function castFrom(yaml: string, subjects: Readonly<Record<string, SubjectSpec>> = {}, changes: Partial<CastInput> = {}): Cast {
  return castOf(castInput(yaml, subjects, changes));
}
