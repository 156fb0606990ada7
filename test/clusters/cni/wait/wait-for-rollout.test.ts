import assert from 'node:assert/strict';
import { isDaemonSetReady, isDeploymentReady, type Workload } from '../../../../clusters/cni/wait/wait-for-rollout.ts';

const metadata = { namespace: 'kube-system', name: 'agent', generation: 2 };
const nothing = {
  observedGeneration: 0,
  replicas: 0,
  updatedReplicas: 0,
  availableReplicas: 0,
  desiredNumberScheduled: 0,
  updatedNumberScheduled: 0,
  numberReady: 0,
};

function workload(status: Partial<Workload['status']>): Workload {
  return { metadata, spec: { replicas: 2 }, status: { ...nothing, ...status } };
}

describe('rolled out', () => {
  it('a DaemonSet: its current template is ready on every node that it is for', () => {
    const ready = { observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberReady: 3 };
    assert.equal(isDaemonSetReady(workload(ready)), true);
    assert.equal(isDaemonSetReady(workload({ ...ready, observedGeneration: 1 })), false);
    assert.equal(isDaemonSetReady(workload({ ...ready, updatedNumberScheduled: 2 })), false);
    assert.equal(isDaemonSetReady(workload({ ...ready, numberReady: 2 })), false);
    assert.equal(isDaemonSetReady(workload({})), false);
  });

  it('a Deployment: all replicas are of the current template, and available', () => {
    const ready = { observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 2 };
    assert.equal(isDeploymentReady(workload(ready)), true);
    assert.equal(isDeploymentReady(workload({ ...ready, observedGeneration: 1 })), false);
    assert.equal(isDeploymentReady(workload({ ...ready, replicas: 3 })), false);
    assert.equal(isDeploymentReady(workload({ ...ready, updatedReplicas: 1 })), false);
    assert.equal(isDeploymentReady(workload({ ...ready, availableReplicas: 1 })), false);
  });
});
