import assert from 'node:assert/strict';
import { describeWaiting, findPodProblem, isRunning } from '../../../../clusters/kubernetes/deploy/find-pod-problem.ts';
import { podSchema, type PodStatus } from '../../../../clusters/kubernetes/discover/pod-schema.ts';

function pod(status: unknown): PodStatus {
  return podSchema.parse({
    metadata: { name: 'controller', namespace: 'npc-a-x-k', uid: '1' },
    spec: { containers: [{ name: 'probe', image: 'agnhost' }] },
    status,
  });
}

describe('a pod that does not start', () => {
  it('names the image that can not be pulled, and what to do', () => {
    const problem = findPodProblem(
      pod({ containerStatuses: [{ image: 'agnhost:9', state: { waiting: { reason: 'ImagePullBackOff', message: 'not found' } } }] }),
    );
    assert.match(problem ?? '', /^Pod npc-a-x-k\/controller: its image agnhost:9 can't be pulled .*not found.*--probe-image/);
  });

  it('is waited for while it may start yet', () => {
    for (const reason of ['ContainerCreating', 'ErrImagePull']) {
      assert.equal(findPodProblem(pod({ containerStatuses: [{ image: 'agnhost', state: { waiting: { reason } } }] })), undefined, reason);
    }
  });

  it('is waited for where its node was too slow, and not where something is wrong with it', () => {
    const problemOf = (message: string): string | undefined =>
      findPodProblem(
        pod({ containerStatuses: [{ image: 'agnhost', state: { waiting: { reason: 'CreateContainerConfigError', message } } }] }),
      );
    assert.equal(problemOf('failed to sync secret cache: timed out waiting for the condition'), undefined);
    assert.match(problemOf('secret "npc-webhook-tls" not found') ?? '', /its container does not start .*not found/);
  });

  it('says what it waits for', () => {
    const full = pod({ conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: 'Too many pods' }] });
    assert.equal(describeWaiting(full), 'npc-a-x-k/controller (Unschedulable: Too many pods)');
  });

  it('runs once all its containers do and it has an address', () => {
    const running = { phase: 'Running', podIPs: [{ ip: '10.0.0.1' }], containerStatuses: [{ image: 'agnhost', state: { running: {} } }] };
    assert.ok(isRunning(pod(running)));
    assert.ok(!isRunning(pod({ ...running, podIPs: [] })));
    assert.ok(!isRunning(pod({ ...running, containerStatuses: [] })));
  });
});
