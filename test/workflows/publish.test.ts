import assert from 'node:assert/strict';
import { findHelm } from '../../harness/source/chart/find-helm.ts';
import { runScript, type ScriptOutcome } from './run-script.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const chart = `apiVersion: v2
name: some-chart
version: 1.2.3
maintainers:
  - email: somebody@example.com
    name: Somebody
`;

describe('the release publishes', () => {
  let helm: string;
  before(async () => {
    ({ path: helm } = await findHelm());
  });

  function publish(tag: string, pushed: string): Promise<ScriptOutcome> {
    return runScript({
      script: 'publish-chart.sh',
      args: ['chart'],
      env: { GITHUB_REF_NAME: tag, GITHUB_ACTOR: 'somebody', TOKEN: 'secret', REGISTRY: 'registry.example.com/Owner/charts' },
      programs: {
        helm: `case $1 in show | package) exec '${helm}' "$@" ;; push) ${pushed} ;; registry) cat > /dev/null ;; esac`,
        cosign: 'if [ "$1" = login ]; then cat > /dev/null; fi',
      },
      files: { 'chart/Chart.yaml': chart },
    });
  }

  it('what was pushed, signed by its digest', async () => {
    const { exitCode, calls, read, stderr } = await publish('chart-v1.2.3', `echo 'Digest: ${digest}' >&2`);
    assert.equal(exitCode, 0, stderr);
    assert.deepEqual(calls.slice(-3), [
      'helm package chart --destination packaged',
      'helm push packaged/some-chart-1.2.3.tgz oci://registry.example.com/owner/charts',
      `cosign sign --yes registry.example.com/owner/charts/some-chart@${digest}`,
    ]);
    assert.equal(calls.join('\n').includes('secret'), false);
    assert.match(read('summary') ?? '', /some-chart:1\.2\.3/);
  });

  it('nothing where the tag is that of another version', async () => {
    const { exitCode, calls, stderr } = await publish('chart-v1.2.4', '');
    assert.equal(exitCode, 1);
    assert.match(stderr, /expected chart-v1\.2\.3/);
    assert.deepEqual([...new Set(calls)], ['helm show chart chart']);
  });

  it('without a signature where the push failed, or named no digest', async () => {
    for (const pushed of ['exit 1', "echo 'pushed'"]) {
      const { exitCode, calls } = await publish('chart-v1.2.3', pushed);
      assert.equal(exitCode, 1);
      assert.equal(
        calls.some((call) => call.startsWith('cosign sign')),
        false,
      );
    }
  });
});
