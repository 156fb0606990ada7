import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { agentsOf, runs, waitForEnd } from './agents-of.ts';
import { overBoth, probeAll, probeOne, request } from './requests.ts';
import { cell, isolating, policy, tier } from './rules.ts';
import { everyListener, pod, topology } from './topology.ts';
import { startCluster } from './with-cluster.ts';

const twoPods = topology([pod('a/one'), pod('a/two')]);

describe('life of an embedded cluster', () => {
  it('leaves no process behind when it is disposed', async () => {
    const before = agentsOf(process.pid);
    const cluster = await startCluster();
    const [agent] = agentsOf(process.pid).filter((pid) => !before.includes(pid));
    assert.ok(agent !== undefined && runs(agent));
    await cluster[Symbol.asyncDispose]();
    assert.ok(!runs(agent));
    await cluster[Symbol.asyncDispose]();
  });

  it('turns what an agent that was killed did not answer into errors with its fate, never into denials', async () => {
    await using cluster = await startCluster();
    const [agent] = agentsOf(process.pid);
    assert.ok(agent !== undefined);
    await cluster.deploy(topology([pod('a/one'), pod('a/two', [...everyListener, { application: 'dns', port: 53 }])]));
    await cluster.enforce([cell(tier('default', 1, policy('deny', ['a/two'], { ingress: isolating() })))]);
    // Half of them are dropped, and some wait for an answer that never comes.
    const requests = Array.from({ length: 3_000 }, (_, index) => ({
      ...request({ source: 'a/one', destination: index % 2 === 0 ? 'a/two' : 'a/one', kind: 'udp' }),
      id: String(index),
    }));
    const observations = cluster.probe(requests, () => {
      if (runs(agent)) process.kill(agent, 'SIGKILL');
    });
    const found = [...(await observations).values()];
    assert.equal(found.length, requests.length);
    const afterDeath = found.slice(2_000);
    assert.deepEqual(new Set(afterDeath.map(({ kind }) => kind)), new Set(['error']));
    assert.match(afterDeath[0]?.attempts[0]?.detail ?? '', /agent ended unexpectedly \(signal SIGKILL\)/);
    await assert.rejects(cluster.release(), UserError);
    await waitForEnd(agent);
  });

  it('calls every probe that was under way when the agent was killed an error', async () => {
    await using cluster = await startCluster();
    await cluster.deploy(twoPods);
    const [agent] = agentsOf(process.pid);
    assert.ok(agent !== undefined);
    // The server waits for a TLS handshake, so each takes a second, and none has an answer yet.
    const requests = [1, 2, 3].map((number) => ({ ...request({ source: 'a/one', destination: 'a/two', port: 82 }), id: String(number) }));
    const probing = probeAll(cluster, requests);
    process.kill(agent, 'SIGKILL');
    const observations = await probing;
    assert.deepEqual([...observations.keys()], ['1', '2', '3']);
    for (const { kind, attempts } of observations.values()) {
      assert.equal(kind, 'error');
      assert.match(attempts[0]?.detail ?? '', /agent ended unexpectedly \(signal SIGKILL\)/);
    }
  });

  it('ends by itself when the process that started it is killed', async () => {
    const holder = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('fixtures/hold-cluster.ts', import.meta.url))], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(holder.stdout), 'line')) as [string];
    assert.equal(line, 'ready');
    assert.ok(holder.pid !== undefined);
    const [agent] = agentsOf(holder.pid);
    assert.ok(agent !== undefined);
    holder.kill('SIGKILL');
    await waitForEnd(agent);
  });

  it('does not end at an interrupt, which a terminal sends to every process', async () => {
    await using cluster = await startCluster();
    await cluster.deploy(twoPods);
    const [agent] = agentsOf(process.pid);
    assert.ok(agent !== undefined);
    process.kill(agent, 'SIGINT');
    process.kill(agent, 'SIGHUP');
    assert.equal((await probeOne(cluster, { source: 'a/one', destination: 'a/two' })).kind, 'connected');
  });

  it('runs beside another one', async () => {
    await using first = await startCluster();
    await using second = await startCluster();
    for (const cluster of [first, second]) await cluster.deploy(twoPods);
    await first.enforce([cell(tier('default', 1, policy('deny', ['a/two'], { ingress: isolating() })))]);
    const requests = overBoth({ source: 'a/one', destination: 'a/two' });
    const [here, there] = await Promise.all([probeAll(first, requests), probeAll(second, requests)]);
    assert.deepEqual(
      [...here.values(), ...there.values()].map(({ kind }) => kind),
      ['dropped', 'dropped', 'connected', 'connected'],
    );
  });

  it('rejects what is under way with the reason of an abort, and can be disposed then', async () => {
    const controller = new AbortController();
    await using cluster = await startCluster({ signal: controller.signal });
    await cluster.deploy(twoPods);
    const reason = new Error('interrupted');
    // The server waits for a TLS handshake, so this takes a second.
    const probing = probeOne(cluster, { source: 'a/one', destination: 'a/two', port: 82 });
    controller.abort(reason);
    await assert.rejects(probing, reason);
    await assert.rejects(cluster.release(), reason);
  });

  it('does not start where it is aborted already', async () => {
    const before = agentsOf(process.pid);
    await assert.rejects(startCluster({ signal: AbortSignal.abort(new Error('interrupted')) }), /interrupted/);
    assert.deepEqual(agentsOf(process.pid), before);
  });

  it('says what the kernel refused', async () => {
    await using cluster = await startCluster();
    const twice = [...everyListener, everyListener[0]].flatMap((listener) => (listener === undefined ? [] : [listener]));
    await assert.rejects(cluster.deploy(topology([pod('a/one', twice)])), (error: unknown) => {
      assert.ok(error instanceof UserError);
      assert.match(error.message, /could not build: a\/one: tcp 80: .*EADDRINUSE/);
      return true;
    });
  });
});
