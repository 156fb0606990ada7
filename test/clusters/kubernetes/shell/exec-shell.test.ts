import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Exec, KubeConfig } from '@kubernetes/client-node';
import { ExecShell } from '../../../../clusters/kubernetes/shell/exec-shell.ts';
import { ShellLost } from '../../../../clusters/kubernetes/shell/shell.ts';
import { FakeKubelet } from './fake-kubelet.ts';

const target = { namespace: 'npc-abc123-x-k', pod: 'controller', container: 'probe' };

describe('a shell behind exec', () => {
  async function open(kubelet: FakeKubelet): Promise<ExecShell> {
    return ExecShell.open(new Exec(new KubeConfig(), kubelet), target, () => undefined);
  }

  it('runs scripts side by side and gives each its own lines', async () => {
    const shell = await open(new FakeKubelet());
    const [first, second] = await Promise.all([
      shell.run('@1', "sleep 0.2; echo '@1 one'; echo noise", 5_000),
      shell.run('@2', "echo '@2 two'; echo '@2 three'", 5_000),
    ]);
    assert.deepEqual(
      [first, second].map((lines) => lines.map(({ text }) => text)),
      [['one'], ['two', 'three']],
    );
    shell.close();
  });

  it('does not pile up processes that have ended', async () => {
    const kubelet = new FakeKubelet();
    const shell = await open(kubelet);
    for (let index = 1; index <= 12; index += 1) await shell.run(`@${String(index)}`, 'sleep 0.01 & wait', 5_000);
    const children = await readFile(`/proc/${String(kubelet.pid)}/task/${String(kubelet.pid)}/children`, 'utf8');
    shell.close();
    // The last scripts', which the next one would find.
    assert.ok(children.trim().split(' ').length <= 4, `children: ${children}`);
  });

  it('is lost where its status, its connection or its answer is', async () => {
    for (const loss of ['status', 'close'] as const) {
      const kubelet = new FakeKubelet();
      const shell = await open(kubelet);
      const running = shell.run('@1', 'sleep 5', 10_000);
      kubelet.lose(loss);
      await assert.rejects(running, ShellLost, loss);
      await assert.rejects(shell.run('@2', 'true', 1_000), ShellLost, `${loss}, afterwards`);
    }
    const silent = await open(new FakeKubelet());
    await assert.rejects(silent.run('@1', 'exec sleep 5', 100), /no end of the answer within 100 ms/);
  });

  it('says why it can not be opened', async () => {
    const refusing = new FakeKubelet('Unexpected server response: 403');
    await assert.rejects(open(refusing), /exec in pod npc-abc123-x-k\/controller: Unexpected server response: 403/);
  });
});
