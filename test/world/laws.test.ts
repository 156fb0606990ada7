import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSubjects } from '../../harness/world/read-subjects.ts';
import type { KubernetesObject } from '../../harness/vocabulary/manifest.ts';

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
