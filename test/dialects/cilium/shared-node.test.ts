import assert from 'node:assert/strict';
import { flow } from '../../policy/flow.ts';
import { predict } from '../../policy/predict.ts';
import { buildWorld } from '../../policy/world.ts';
import { policy } from './fixture.ts';

/** The only node runs the subject and the apiserver, as in a cluster of one node. */
const world = buildWorld({ pods: { 'shop/web': { labels: { app: 'web' } } }, apiserver: { node: 'node' } });

const cases: readonly [title: string, peers: string, verdict: 'allowed' | 'denied'][] = [
  ['host', 'toEntities: [host]', 'allowed'],
  ['kube-apiserver', 'toEntities: [kube-apiserver]', 'allowed'],
  ['cluster', 'toEntities: [cluster]', 'allowed'],
  ['remote-node', 'toEntities: [remote-node]', 'denied'],
  ['world', 'toEntities: [world]', 'denied'],
  ['all but the apiserver', 'toEndpoints: [{ matchExpressions: [{ key: "reserved:kube-apiserver", operator: DoesNotExist }] }]', 'denied'],
];

describe('cilium.io/v2 on a node that serves the API', () => {
  for (const [title, peers, verdict] of cases) {
    for (const destination of ['node', 'apiserver']) {
      it(`${title}: ${destination} is ${verdict}`, () => {
        assert.equal(predict(world, policy(`egress: [{ ${peers} }]`), flow('shop/web', destination, 6443)).verdict, verdict);
      });
    }
  }
});
