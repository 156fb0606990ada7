import assert from 'node:assert/strict';
import { openCluster } from '../../api/open-cluster.ts';
import { clusterSpec } from '../../cli/cluster-spec.ts';
import { runOptions } from './commands/run-options.ts';
import { refusalOf } from './refusal-of.ts';

const leastKind = {
  kind: 'kind',
  cni: 'default',
  nodes: 1,
  family: 'ipv4',
  cniManifests: [],
  cniValues: [],
  afterwards: 'delete',
  placement: 'anywhere',
} as const;

describe('the cluster that flags ask for', () => {
  for (const [kind, ...flags] of [
    ['embedded'],
    ['embedded', '--cluster', 'embedded'],
    ['predict', '--cluster', 'predict'],
    ['kind', '--cluster', 'kind'],
    ['kind', '--cni', 'cilium'],
    ['kind', '--reuse', 'npc-1'],
    ['kind', '--cluster', 'kind', '--cni', 'default', '--reuse', 'npc-1'],
    ['existing', '--context', 'staging'],
    ['existing', '--context', 'staging', '--cluster', 'existing'],
  ] as const) {
    it(`is ${kind} with ${flags.join(' ') || 'no flag'}`, async () => {
      const spec = clusterSpec(runOptions(...flags));
      assert.equal(spec.kind, kind);
      assert.equal((await openCluster(spec)).name, kind);
    });
  }

  it('is what its flags describe, as far as that is known before it starts', async () => {
    const flags = ['--cni', 'calico', '--node-image', 'kindest/node:v1.33.1', '--ip-family', 'dual'];
    const { planned } = await openCluster(clusterSpec(runOptions(...flags)));
    assert.deepEqual(planned, { cni: 'calico', details: { kubernetes: 'v1.33.1', 'ip family': 'dual' } });
  });

  for (const [places, ...flags] of [
    ['kind and existing', '--cni', 'cilium', '--context', 'staging'],
    ['kind and existing', '--reuse', 'npc-1', '--context', 'staging'],
    ['kind and embedded', '--cni', 'cilium', '--cluster', 'embedded'],
    ['existing and predict', '--context', 'staging', '--cluster', 'predict'],
    ['kind and existing and predict', '--cni', 'cilium', '--context', 'staging', '--cluster', 'predict'],
  ] as const) {
    it(`is refused with ${flags.join(' ')}`, async () => {
      const message = `--cni and --reuse mean a kind cluster, --context an existing one: ${places} are two places, and a run has one.`;
      assert.deepEqual(await refusalOf(() => clusterSpec(runOptions(...flags))), [3, message]);
    });
  }
});

describe('the kind cluster that flags describe', () => {
  it("has kind's own CNI and one node, and is deleted, where nothing else is said", () => {
    assert.deepEqual(clusterSpec(runOptions('--cluster', 'kind')), leastKind);
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
      assert.deepEqual(clusterSpec(runOptions('--cluster', 'kind', ...flags.split(' '))), { ...leastKind, ...changes });
    });
  }
});

describe('the existing cluster that flags name', () => {
  it('is that of the context', () => {
    const spec = clusterSpec(runOptions('--context', 'staging'));
    assert.deepEqual(spec, { kind: 'existing', context: 'staging', externals: [], placement: 'anywhere' });
  });

  it('has the hosts around it, the image and the placement that are given', () => {
    const flags = ['--external', 's3=198.51.100.7:443', '--probe-image', 'probe:v1', '--spread'];
    assert.deepEqual(clusterSpec(runOptions('--context', 'staging', ...flags)), {
      kind: 'existing',
      context: 'staging',
      externals: [{ id: 's3', address: '198.51.100.7', port: 443 }],
      placement: 'spread',
      probeImage: 'probe:v1',
    });
  });

  it('is never the current context of a kubeconfig', async () => {
    assert.deepEqual(await refusalOf(() => clusterSpec(runOptions('--cluster', 'existing'))), [
      3,
      '--cluster existing needs --context NAME: a run never picks the current context of a kubeconfig by itself.',
    ]);
  });
});
