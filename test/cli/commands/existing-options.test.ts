import assert from 'node:assert/strict';
import { existingOptions } from '../../../cli/commands/existing-options.ts';
import { refusalOf } from '../refusal-of.ts';
import { runOptions } from './run-options.ts';

describe('the existing cluster that flags name', () => {
  it('is that of the context', () => {
    assert.deepEqual(existingOptions(runOptions('--context', 'staging')), { context: 'staging', externals: [], placement: 'anywhere' });
  });

  it('has the hosts around it, the image and the placement that are given', () => {
    const flags = ['--external', 's3=198.51.100.7:443', '--probe-image', 'probe:v1', '--spread'];
    assert.deepEqual(existingOptions(runOptions('--context', 'staging', ...flags)), {
      context: 'staging',
      externals: [{ id: 's3', address: '198.51.100.7', port: 443 }],
      placement: 'spread',
      probeImage: 'probe:v1',
    });
  });

  it('is never the current context of a kubeconfig', async () => {
    assert.deepEqual(await refusalOf(() => existingOptions(runOptions('--cluster', 'existing'))), [
      3,
      '--cluster existing needs --context NAME: a run never picks the current context of a kubeconfig by itself.',
    ]);
  });
});
