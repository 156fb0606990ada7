import assert from 'node:assert/strict';
import { chooseCluster } from '../../../cli/commands/clusters.ts';
import { refusalOf } from '../refusal-of.ts';
import { runOptions } from './run-options.ts';

describe('the cluster of a run', () => {
  for (const [name, ...flags] of [
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
    it(`is ${name} with ${flags.join(' ') || 'no flag'}`, async () => {
      assert.equal((await chooseCluster(runOptions(...flags))).name, name);
    });
  }

  it('is what its flags describe, as far as that is known before it starts', async () => {
    const { planned } = await chooseCluster(runOptions('--cni', 'calico', '--node-image', 'kindest/node:v1.33.1', '--ip-family', 'dual'));
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
      assert.deepEqual(await refusalOf(() => chooseCluster(runOptions(...flags))), [3, message]);
    });
  }

  it('is refused where it exists and is not named', async () => {
    const [exitCode, message] = await refusalOf(() => chooseCluster(runOptions('--cluster', 'existing')));
    assert.deepEqual([exitCode, message.split(':')[0]], [3, '--cluster existing needs --context NAME']);
  });
});
