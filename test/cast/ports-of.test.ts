import assert from 'node:assert/strict';
import { portsOf } from '../../harness/cast/ports-of.ts';
import { roles } from '../../harness/cast/roles.ts';
import type { Target } from '../../harness/cast/target.ts';
import { resolveTarget } from '../../harness/plan/resolve-target.ts';

const resolve = (role: string, port: string): unknown =>
  resolveTarget(`${role}:${port}` as Target, { controller: { metrics: 8080 }, apiserver: 6443 });

describe('the ports that a target can name', () => {
  it('are those at which somebody listens, for every role', () => {
    assert.ok(roles.length > 20);
    assert.equal(new Set(roles).size, roles.length);
    for (const role of roles) for (const port of portsOf(role) ?? ['metrics']) assert.ok(resolve(role, port), `${role}:${port}`);
  });

  it('are all of a peer, and none of the node', () => {
    assert.deepEqual(portsOf('grafana'), ['other']);
    assert.deepEqual(portsOf('neighbour'), ['http', 'udp', 'other', 'other-udp']);
    assert.deepEqual(portsOf('s3'), ['service', 'other']);
    assert.deepEqual(portsOf('outsider'), ['service', 'other', 'apiserver', 'otlp']);
    assert.deepEqual(portsOf('node'), []);
    assert.equal(portsOf('controller'), undefined);
    assert.throws(() => resolve('grafana', 'web'), /nobody listens at grafana:web/);
    assert.throws(() => resolve('node', 'kubelet'), /nobody listens at node:kubelet/);
  });
});
