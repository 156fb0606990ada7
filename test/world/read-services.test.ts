import assert from 'node:assert/strict';
import { readServices } from '../../harness/world/read-services.ts';
import type { BackedService, RenderedService } from '../../harness/world/rendered-service.ts';
import { manifestsOf, refusalOf, subjectsOf } from './fixture.ts';

function servicesOf(yaml: string): readonly RenderedService[] {
  return readServices(manifestsOf(yaml), subjectsOf(yaml), 'ns');
}

function serviceOf(yaml: string): BackedService {
  const [service] = servicesOf(yaml);
  assert.ok(service !== undefined && service.kind !== 'external-name');
  return service;
}

/** Where each port of a Service leads: `80/TCP api:8080 api.1:8080`. */
function leadsTo(yaml: string): readonly string[] {
  return serviceOf(yaml).ports.map(({ port, protocol, targets }) =>
    [`${String(port)}/${protocol}`, ...targets.map(({ backend, port: number }) => `${backend}:${String(number)}`)].join(' '),
  );
}

const api = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: r-api}
spec:
  replicas: 2
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec: {containers: [{name: c, ports: [{name: http, containerPort: 8080}, {name: dns, containerPort: 53, protocol: UDP}]}]}
---`;
const old = `
apiVersion: v1
kind: Pod
metadata: {name: old, labels: {app: api}}
spec: {containers: [{name: c, ports: [{name: http, containerPort: 9090}]}]}
---`;
const service = (spec: string, metadata = ''): string => `
{apiVersion: v1, kind: Service, metadata: {name: web${metadata}}, spec: {${spec}}}`;
const selecting = (ports: string): string => service(`selector: {app: api}, ports: [${ports}]`);

describe('a rendered Service', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['the named port of each of its pods', api + old + selecting('{port: 80, targetPort: http}'), ['80/TCP api:8080 api.1:8080 old:9090']],
    ['its own number', api + selecting('{port: 8080}'), ['8080/TCP api:8080 api.1:8080']],
    ['a number, whether or not a container declares it', api + selecting('{port: 80, targetPort: 1}'), ['80/TCP api:1 api.1:1']],
    ['the port of its own protocol', api + selecting('{port: 53, protocol: UDP, targetPort: dns}'), ['53/UDP api:53 api.1:53']],
    ['nowhere where the name is of another protocol', api + selecting('{port: 53, targetPort: dns}'), ['53/TCP']],
    [
      'the one pod of a StatefulSet that it selects by name',
      api.replace('Deployment', 'StatefulSet') +
        service('selector: {statefulset.kubernetes.io/pod-name: r-api-1}, ports: [{port: 80, targetPort: http}]'),
      ['80/TCP api.1:8080'],
    ],
    [
      'addresses of Endpoints',
      `${service('ports: [{name: db, port: 5432}, {name: other, port: 1}]')}
---
{apiVersion: v1, kind: Endpoints, metadata: {name: web}, subsets: [{addresses: [{ip: 192.0.2.1}, {ip: 192.0.2.2}], ports: [{name: db, port: 15432}]}]}`,
      ['5432/TCP 192.0.2.1:15432 192.0.2.2:15432', '1/TCP'],
    ],
    [
      'addresses of an EndpointSlice',
      `${service('ports: [{port: 5432}]')}
---
{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: x, labels: {kubernetes.io/service-name: web}}, addressType: IPv6, endpoints: [{addresses: ['2001:db8::1']}], ports: [{name: '', port: 15432}]}`,
      ['5432/TCP 2001:db8::1:15432'],
    ],
  ];
  for (const [title, yaml, expected] of cases) {
    it(`leads to ${title}`, () => {
      assert.deepEqual(leadsTo(yaml), expected);
    });
  }

  it('says what it is, and which pods are behind it', () => {
    const { ports, ...rest } = serviceOf(api + service('selector: {app: api}, ports: [{name: web, port: 80}]', ', labels: {tier: front}'));
    assert.deepEqual(rest, {
      namespace: 'ns',
      name: 'web',
      labels: { tier: 'front' },
      label: 'templates/all.yaml: Service web',
      file: 'templates/all.yaml',
      during: { kind: 'release' },
      kind: 'cluster',
      selector: { app: 'api' },
      backends: { kind: 'pods', pods: ['api', 'api.1'] },
      notes: [],
    });
    assert.deepEqual([ports[0]?.name, ports[0]?.targetPort], ['web', 80]);
  });

  it('is headless without an address of its own', () => {
    const headless = serviceOf(api + service('clusterIP: None, selector: {app: api}, ports: [{port: 80, targetPort: nobody}]'));
    assert.deepEqual([headless.kind, headless.notes], ['headless', []]);
  });

  it('may be another name only', () => {
    const [outside] = servicesOf(service('type: ExternalName, externalName: db.example.com, selector: {app: api}'));
    assert.equal(outside?.kind === 'external-name' ? outside.externalName : undefined, 'db.example.com');
  });

  it('is unknown where it selects no rendered pod', () => {
    assert.deepEqual(serviceOf(service('selector: {cluster-name: pg}, ports: [{port: 80}]')).backends, {
      kind: 'unknown',
      why: 'templates/all.yaml: Service web: no rendered pod in namespace ns has the labels that it selects (cluster-name=pg). Its pods may be made by an operator, so that what is behind it is unknown.',
    });
  });

  it('selects no pods of other namespaces', () => {
    assert.equal(serviceOf(api + service('selector: {app: api}', ', namespace: other')).backends.kind, 'unknown');
  });

  it('is unknown where it has no selector, and nobody says its addresses', () => {
    const { backends, selector } = serviceOf(api + service('selector: {}, ports: [{port: 80}]'));
    assert.match(backends.kind === 'unknown' ? backends.why : '', /has no selector, and no Endpoints or EndpointSlice/);
    assert.equal(selector, undefined);
  });

  it('has nobody behind it, and says so, where its workload makes no pod', () => {
    const { backends, notes } = serviceOf(api.replace('replicas: 2', 'replicas: 0') + selecting('{port: 80}'));
    assert.deepEqual(backends, { kind: 'pods', pods: [] });
    assert.deepEqual(notes, [
      'templates/all.yaml: Service web: no pod is behind it: templates/all.yaml: Deployment r-api makes none (replicas: 0).',
    ]);
  });

  it('notes a named port that none of its pods has', () => {
    assert.deepEqual(serviceOf(api + selecting('{port: 80, targetPort: htpp}')).notes, [
      'templates/all.yaml: Service web: its port 80/TCP leads to the container port named "htpp", which none of its pods has (api, api.1): nobody answers there.',
    ]);
  });

  it('notes a named port that some of its pods do not have', () => {
    assert.deepEqual(serviceOf(api + old.replace('name: http', 'name: www') + selecting('{port: 80, targetPort: http}')).notes, [
      'templates/all.yaml: Service web: its port 80/TCP leads to the container port named "http", which some of its pods do not have (old): it never leads to these.',
    ]);
  });

  const hook = old.replace('name: old', "name: old, annotations: {helm.sh/hook: 'post-install'}");

  it('leaves out pods of hooks where there are others', () => {
    assert.deepEqual(leadsTo(api + hook + selecting('{port: 80, targetPort: http}')), ['80/TCP api:8080 api.1:8080']);
  });

  it('notes that its pods are there for a hook only', () => {
    assert.deepEqual(serviceOf(hook + selecting('{port: 80, targetPort: http}')).notes, [
      'templates/all.yaml: Service web: the pods behind it run only while helm runs their hook (old).',
    ]);
  });

  it('is no Service of another API', () => {
    assert.deepEqual(servicesOf('{apiVersion: example.com/v1, kind: Service, metadata: {name: fn}, spec: {image: x}}'), []);
  });

  const malformed: readonly (readonly [string, string])[] = [
    ['{port: "80"}', 'spec.ports[0].port: is not a whole number'],
    ['{port: 80, targetPort: [http]}', 'spec.ports[0].targetPort: must be a port: its number or its name, and is a list'],
    ['{port: 80, protocol: http}', 'spec.ports[0].protocol: must be TCP, UDP or SCTP, and is the text "http"'],
  ];
  for (const [port, problem] of malformed) {
    it(`is an error with its place: ${problem}`, () => {
      assert.equal(
        refusalOf(() => servicesOf(selecting(port))),
        `templates/all.yaml: Service web: ${problem}`,
      );
    });
  }
});
