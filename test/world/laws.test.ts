import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readServices } from '../../harness/world/read-services.ts';
import { readSubjects } from '../../harness/world/read-subjects.ts';
import type { KubernetesObject, Manifest } from '../../harness/vocabulary/manifest.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';

const release = { release: 'r', chart: 'shop', namespace: 'ns' };
const labels = fc.dictionary(fc.constantFrom('app', 'tier', 'app.kubernetes.io/name'), fc.constantFrom('a', 'b', ''), { minKeys: 1 });
const name = fc.constantFrom('api', 'r-api', 'api.1', 'r-shop-api', 'shop-api.1', 'r');

/** Workloads whose kinds have replicas. */
const replicated = fc.record({
  kind: fc.constantFrom('Deployment', 'StatefulSet', 'ReplicaSet'),
  name,
  labels,
  replicas: fc.option(fc.nat(4), { nil: undefined }),
});

function objectOf({
  kind,
  name: own,
  labels: matchLabels,
  replicas,
}: typeof replicated extends fc.Arbitrary<infer Value> ? Value : never): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: own },
    spec: {
      ...(replicas === undefined ? {} : { replicas }),
      selector: { matchLabels },
      template: { metadata: { labels: matchLabels }, spec: { containers: [] } },
    },
  };
}

const workloads = fc.uniqueArray(replicated, { selector: ({ kind, name: own }) => `${kind} ${own}`, maxLength: 12 });

describe('all subjects of a source', () => {
  it('have names of their own, and pods with names of their own', () => {
    fc.assert(
      fc.property(workloads, (each) => {
        const subjects = readSubjects(
          each.map((workload) => ({ file: 'a.yaml', object: objectOf(workload) })),
          release,
        );
        const pods = subjects.flatMap(({ pods: own }) => own.map(({ name: pod }) => pod));
        assert.equal(new Set(subjects.map(({ name: own }) => own)).size, each.length);
        assert.equal(new Set(pods).size, pods.length, pods.join(' '));
        assert.ok(subjects.every(({ name: own, pods: [first] }) => first === undefined || first.name === own));
      }),
    );
  });

  it('have pods with the labels of their template', () => {
    fc.assert(
      fc.property(replicated, (workload) => {
        const [subject] = readSubjects([{ file: 'a.yaml', object: objectOf(workload) }], release);
        for (const pod of subject?.pods ?? []) assert.deepEqual({ ...pod.labels, ...workload.labels }, pod.labels);
      }),
    );
  });

  it('have as many pods as replicas, two at most, and say why where they have none', () => {
    fc.assert(
      fc.property(replicated, (workload) => {
        const [subject] = readSubjects([{ file: 'a.yaml', object: objectOf(workload) }], release);
        assert.equal(subject?.pods.length, Math.min(workload.replicas ?? 1, 2));
        assert.equal(subject.why, workload.replicas === 0 ? 'replicas: 0' : undefined);
      }),
    );
  });
});

/** Neither a stack trace nor the words of a schema. */
function assertReadOrRefused(manifests: readonly Manifest[]): void {
  try {
    readServices(manifests, readSubjects(manifests, release), 'ns');
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    assert.match(error.message, /^a\.yaml: /);
    assert.doesNotMatch(error.message, /Invalid|undefined|NaN|expected (string|number|object|array|record)/);
  }
}

/** A copy in which the nth value, counted from the innermost ones on, is another. */
function replaceNth(value: unknown, nth: number, other: unknown): unknown {
  let seen = 0;
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) => {
    seen += 1;
    return seen === nth ? other : inner;
  });
}

describe('any object at all', () => {
  const fields = [
    'spec',
    'template',
    'containers',
    'ports',
    'selector',
    'matchLabels',
    'labels',
    'metadata',
    'jobTemplate',
    'port',
    'subsets',
  ];
  const key = fc.oneof(fc.constantFrom(...fields), fc.constantFrom('__proto__', 'constructor', 'x'));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom<unknown>(null, '', 'a', 0, -1, 1.5, true),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  const kind = fc.constantFrom(
    ...[
      'v1 Pod',
      'v1 Service',
      'v1 Endpoints',
      'v1 ReplicationController',
      'apps/v1 Deployment',
      'apps/v1 StatefulSet',
      'apps/v1 DaemonSet',
    ],
    ...['batch/v1 Job', 'batch/v1 CronJob', 'argoproj.io/v1alpha1 Rollout', 'discovery.k8s.io/v1 EndpointSlice', 'x/y/z Z'],
  );

  it('is read, or refused in words of a manifest', () => {
    fc.assert(
      fc.property(kind, tree, tree, (written, spec, ownerReferences) => {
        const [apiVersion = '', own = ''] = written.split(' ');
        const object: KubernetesObject = { apiVersion, kind: own, metadata: Object.assign({ name: 'x' }, { ownerReferences }), spec };
        const manifests: readonly Manifest[] = [{ file: 'a.yaml', object }];
        assertReadOrRefused(manifests);
      }),
      { numRuns: 2_000 },
    );
  });

  const container = { name: 'c', restartPolicy: 'Always', ports: [{ name: 'http', containerPort: 80, hostPort: 1, protocol: 'TCP' }] };
  const template = {
    metadata: { labels: { app: 'x' } },
    spec: { hostNetwork: true, serviceAccountName: 's', containers: [container], initContainers: [container] },
  };
  const spec = {
    ...{
      replicas: 2,
      ordinals: { start: 1 },
      parallelism: 2,
      completions: 2,
      completionMode: 'Indexed',
      suspend: false,
      manualSelector: true,
    },
    selector: { matchLabels: { app: 'x' }, matchExpressions: [{ key: 'app', operator: 'In', values: ['x'] }] },
    template,
    jobTemplate: { spec: { template } },
    ...{ type: 'ClusterIP', clusterIP: 'None', externalName: 'x', ports: [{ name: 'a', port: 80, targetPort: 'http', protocol: 'TCP' }] },
  };
  const rest = { metadata: { labels: { app: 'x' } }, subsets: [{ addresses: [{ ip: '192.0.2.1' }], ports: [{ name: 'a', port: 1 }] }] };
  // The object has 96 values, the last of which is the object itself.
  const scalar = fc.constantFrom<unknown>(null, '', 'x', '80', 0, -1, 1.5, true, [], [null], {}, { a: null });

  it('is read, or refused in words of a manifest, where one value is wrong', () => {
    fc.assert(
      fc.property(kind, fc.integer({ min: 1, max: 95 }), scalar, (written, nth, other) => {
        const [apiVersion = '', own = ''] = written.split(' ');
        const { metadata, ...others } = replaceNth({ ...rest, spec }, nth, other) as Record<string, object>;
        const object = { apiVersion, kind: own, ...others, metadata: { ...metadata, name: 'x' } };
        assertReadOrRefused([{ file: 'a.yaml', object }]);
      }),
      { numRuns: 3_000 },
    );
  });
});
