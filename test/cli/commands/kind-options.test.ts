import assert from 'node:assert/strict';
import { kindOptions } from '../../../cli/commands/kind-options.ts';
import { runOptions } from './run-options.ts';

const least = {
  cni: 'default',
  nodes: 1,
  family: 'ipv4',
  cniManifests: [],
  cniValues: [],
  afterwards: 'delete',
  placement: 'anywhere',
} as const;

describe('the kind cluster that flags describe', () => {
  it("has kind's own CNI and one node, and is deleted, where nothing else is said", () => {
    assert.deepEqual(kindOptions(runOptions('--cluster', 'kind')), least);
  });

  for (const [flags, changes] of [
    ['--cni cilium', { cni: 'cilium' }],
    ['--nodes 3 --spread', { nodes: 3, placement: 'spread' }],
    ['--ip-family dual', { family: 'dual' }],
    ['--keep', { afterwards: 'keep' }],
    ['--reuse npc-1', { reuse: 'npc-1' }],
    ['--node-image node:v1', { nodeImage: 'node:v1' }],
    ['--probe-image probe:v1', { probeImage: 'probe:v1' }],
    ['--cni-chart ./cilium --cni-values a.yaml --cni-values b.yaml', { cniChart: './cilium', cniValues: ['a.yaml', 'b.yaml'] }],
    ['--cni-manifest a.yaml --cni-manifest b.yaml', { cniManifests: ['a.yaml', 'b.yaml'] }],
  ] as const) {
    it(`has what ${flags} says`, () => {
      assert.deepEqual(kindOptions(runOptions('--cluster', 'kind', ...flags.split(' '))), { ...least, ...changes });
    });
  }
});
