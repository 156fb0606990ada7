import assert from 'node:assert/strict';
import { KindCli } from '../../../../clusters/kind/cli/kind-cli.ts';
import { UserError } from '../../../../harness/vocabulary/user-error.ts';
import { fakeTool } from '../fake-tool.ts';

const version = `if [ "$1" = version ]; then echo 'kind v0.33.0 go1.26.8 linux/amd64'; exit 0; fi`;
const { signal } = new AbortController();

describe('kind wrapper', () => {
  it('reads the version that kind tells', async () => {
    await using tool = await fakeTool(version);
    assert.equal((await KindCli.find(signal, tool.path)).version, '0.33.0');
  });

  it('refuses a kind that is missing, too old or something else, and says which is needed and where it is', async () => {
    await using old = await fakeTool(`echo 'kind v0.23.1 go1.22.4 linux/amd64'`);
    await using other = await fakeTool(`echo 'a friendly tool'`);
    for (const [path, said] of [
      ['/nonexistent/kind', /does not run/],
      [old.path, /is 0\.23\.1/],
      [other.path, /a friendly tool/],
    ] as const) {
      await assert.rejects(KindCli.find(signal, path), (error) => {
        assert.ok(error instanceof UserError);
        assert.match(error.message, said);
        assert.match(error.message, /kind 0\.24\.0 or newer is needed: https:\/\/kind\.sigs\.k8s\.io/);
        return true;
      });
    }
  });

  it('creates from a configuration on stdin, with a kubeconfig of its own', async () => {
    await using tool = await fakeTool(version);
    const kind = await KindCli.find(signal, tool.path);
    await kind.createCluster({ name: 'npc-abc123', config: 'kind: Cluster\n', image: 'kindest/node:v1', kubeconfig: '/tmp/own', signal });
    const args = ['create', 'cluster', '--name', 'npc-abc123', '--image', 'kindest/node:v1', '--kubeconfig', '/tmp/own', '--config', '-'];
    assert.deepEqual((await tool.calls()).at(-1), args);
    assert.equal(await tool.input(), 'kind: Cluster\n');
  });

  it("names a cluster's kubeconfig in every call that writes one, so that the user's own is never touched", async () => {
    await using tool = await fakeTool(version);
    const kind = await KindCli.find(signal, tool.path);
    await kind.deleteCluster('npc-abc123', '/tmp/own');
    await kind.exportKubeconfig('npc-abc123', '/tmp/own', signal);
    const calls = (await tool.calls()).slice(1);
    assert.deepEqual(calls, [
      ['delete', 'cluster', '--name', 'npc-abc123', '--kubeconfig', '/tmp/own'],
      ['export', 'kubeconfig', '--name', 'npc-abc123', '--kubeconfig', '/tmp/own'],
    ]);
  });

  it('lists clusters; "No kind clusters found." on stderr is none', async () => {
    await using two = await fakeTool(`${version}\nprintf 'one\\ntwo\\n'`);
    await using none = await fakeTool(`${version}\necho 'No kind clusters found.' >&2`);
    assert.deepEqual(await (await KindCli.find(signal, two.path)).listClusters(signal), ['one', 'two']);
    assert.deepEqual(await (await KindCli.find(signal, none.path)).listClusters(signal), []);
  });

  it('loads all images in one call, which copies shared layers once; none is no call', async () => {
    await using tool = await fakeTool(version);
    const kind = await KindCli.find(signal, tool.path);
    await kind.loadImages('c', [], signal);
    assert.equal((await tool.calls()).length, 1);
    await kind.loadImages('c', ['a:1', 'b:2'], signal);
    assert.deepEqual((await tool.calls()).at(-1), ['load', 'docker-image', '--name', 'c', 'a:1', 'b:2']);
  });

  it("fails with kind's own error, without its progress and its stack", async () => {
    const stderr = `Creating cluster "c" ...\n \u2717 Ensuring node image\nERROR: failed to create cluster: failed to pull image "kindest/node:v9"\nCommand Output: no such host\nStack Trace:\nsigs.k8s.io/kind/pkg/errors.Wrap`;
    await using tool = await fakeTool(`${version}\ncat >&2 <<'END'\n${stderr}\nEND\nexit 1`);
    const kind = await KindCli.find(signal, tool.path);
    await assert.rejects(kind.exportLogs('c', '/tmp/logs'), {
      message:
        'kind cannot export the logs of cluster c: failed to create cluster: failed to pull image "kindest/node:v9" Command Output: no such host',
    });
  });

  it('ends a call under way when the run is interrupted, with the interruption as the reason', async () => {
    await using tool = await fakeTool(`${version}\nsleep 60`);
    const kind = await KindCli.find(signal, tool.path);
    const interruption = new AbortController();
    const loading = kind.loadImages('c', ['a:1'], interruption.signal);
    interruption.abort(new Error('SIGINT'));
    await assert.rejects(loading, { message: 'SIGINT' });
  });
});
