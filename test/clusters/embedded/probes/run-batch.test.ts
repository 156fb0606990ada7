import assert from 'node:assert/strict';
import type { ProbeRequest } from '../../../../harness/cluster/probe-request.ts';
import type { Via } from '../../../../harness/vocabulary/flow.ts';
import { forEachConcurrently } from '../../../../clusters/embedded/agent/probes/for-each-concurrently.ts';
import { KernelLosses } from '../../../../clusters/embedded/agent/probes/kernel-losses.ts';
import { findNameServer } from '../../../../clusters/embedded/agent/probes/find-name-server.ts';
import { runBatch } from '../../../../clusters/embedded/agent/probes/run-batch.ts';
import { formatWitness, parseWitness, plainAddress } from '../../../../clusters/embedded/agent/listeners/witness.ts';
import { localContext, localHost, localNetwork } from './loopback.ts';

function probeOf(id: string, source: string, kind: 'tcp' | 'dns-udp' | 'dns-tcp', via: Via = { kind: 'address' }): ProbeRequest {
  const probe = kind === 'tcp' ? { kind } : { kind, name: 'x.test' };
  return { id, flow: { source, destination: 'a/web', protocol: 'TCP', port: 80, family: 4, via }, probe };
}

describe('batch of probes', () => {
  it('lets no flow through because of what another one looked up', async () => {
    const events: string[] = [];
    const nobody = localNetwork([]);
    const context = {
      ...localContext({
        ...nobody,
        find: (id: string) => {
          events.push(`probe ${id}`);
          return undefined;
        },
      }),
      drops: { watch: () => () => undefined, drain: () => events.push('read old records') },
      losses: { startOver: () => events.push('start counting losses'), describe: () => '' },
      learned: { matterTo: (pod: string) => pod !== 'a/three', forget: (pod: string) => events.push(`forget ${pod}`) },
    };
    const found = await runBatch(context, [
      probeOf('1', 'a/one', 'dns-udp'),
      probeOf('2', 'a/one', 'tcp', { kind: 'name', name: 'x.test' }),
      probeOf('3', 'a/one', 'tcp'),
      probeOf('4', 'a/two', 'dns-tcp'),
      probeOf('5', 'a/three', 'dns-tcp'),
      probeOf('6', 'a/four', 'tcp'),
    ]);
    const first = ['read old records', 'start counting losses', 'probe a/one', 'probe a/three', 'probe a/four'];
    assert.deepEqual(events.slice(0, 5), first);
    const rest = events.slice(5);
    assert.deepEqual(
      rest.filter((event) => event.endsWith('a/one')),
      ['probe a/one', 'forget a/one', 'probe a/one', 'forget a/one'],
    );
    assert.deepEqual(
      rest.filter((event) => !event.endsWith('a/one')),
      ['probe a/two', 'forget a/two'],
    );
    assert.deepEqual([...found.keys()].toSorted(), ['1', '2', '3', '4', '5', '6']);
    assert.ok([...found.values()].every(({ kind }) => kind === 'error'));
  });

  it('has so many under way at a time, and no more', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await forEachConcurrently([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      done.push(item);
    });
    assert.equal(most, 3);
    assert.deepEqual(done.toSorted(), [1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('losses of the kernel', () => {
  it('are those since the batch began', () => {
    const drops = { overruns: 3 };
    const losses = new KernelLosses(drops);
    losses.startOver();
    assert.equal(losses.describe(), '');
    drops.overruns = 4;
    const lost = 'The kernel lost records of drops (NFLOG, ENOBUFS): raise net.core.rmem_max, or use a machine with less load.';
    assert.equal(losses.describe(), lost);
    assert.equal(losses.describe(), lost);
    losses.startOver();
    assert.equal(losses.describe(), '');
  });

  it('are packets, too, that the table of connections had no place for, on all processors', () => {
    const files = new Map([['/proc/sys/net/netfilter/nf_conntrack_max', '65536\n']]);
    const count = (...drops: readonly string[]): void => {
      const rows = drops.map((drop) => `  0000000a   00000001 ${drop}  00000002 \n`);
      files.set('/proc/self/net/stat/nf_conntrack', ` entries  insert drop   early_drop\n${rows.join('')}`);
    };
    const drops = { overruns: 0 };
    const losses = new KernelLosses(drops, (path) => files.get(path) ?? '');
    count('00000001', '0000000f');
    losses.startOver();
    assert.equal(losses.describe(), '');
    count('00000002', '00000010');
    const full = "The kernel's table of connections was full and 2 packets were lost: raise net.netfilter.nf_conntrack_max (now 65536).";
    assert.equal(losses.describe(), full);
    drops.overruns = 1;
    assert.match(losses.describe(), /^The kernel lost records .* less load\. The kernel's table /);
    files.delete('/proc/sys/net/netfilter/nf_conntrack_max');
    assert.match(losses.describe(), /\(now unknown\)\.$/);
  });

  it('are none where this kernel does not count them', () => {
    for (const table of ['', ' entries insert\n 0000000a 00000001\n']) {
      const tables = [table, table];
      const losses = new KernelLosses({ overruns: 0 }, () => tables.shift() ?? assert.fail());
      losses.startOver();
      assert.equal(losses.describe(), '');
    }
  });
});

describe('name server of a pod', () => {
  const lookup = { source: 'a/one', protocol: 'UDP', family: 4 } as const;
  const dns = {
    ...localHost('b/dns', '127.0.0.3'),
    listeners: [
      { application: 'tcp', port: 80 },
      { application: 'dns', port: 5353 },
    ] as const,
  };
  const service = { namespace: 'kube-system', name: 'kube-dns', labels: {}, addresses: [], backends: ['c/dns'] } as const;
  const udp = { port: 53, targetPort: 1053, protocol: 'UDP' } as const;

  it('is the one behind the Service', () => {
    const ports = [{ ...udp, targetPort: 1, protocol: 'TCP' } as const, udp];
    assert.deepEqual(findNameServer(localNetwork([dns], [{ ...service, ports }]), 'a/one'), {
      ...lookup,
      destination: 'c/dns',
      port: 1053,
      via: { kind: 'service', namespace: 'kube-system', name: 'kube-dns' },
    });
  });

  const incomplete = [[], [{ ...service, ports: [] }], [{ ...service, backends: [], ports: [udp] }]];
  for (const [index, services] of incomplete.entries()) {
    it(`is the first pod that serves names where there is no whole Service (${String(index)})`, () => {
      const found = findNameServer(localNetwork([localHost('a/one', '127.0.0.1'), dns], services), 'a/one');
      assert.deepEqual(found, { ...lookup, destination: 'b/dns', port: 5353, via: { kind: 'address' } });
    });
  }
});

describe('line of a listener', () => {
  it('is read as it was written, with the address that policies know', () => {
    assert.equal(formatWitness('a/one', '::ffff:10.0.0.1'), '{"endpoint":"a/one","source":"10.0.0.1"}\n');
    assert.deepEqual(parseWitness(formatWitness('a/one', 'fd00::1')), { endpoint: 'a/one', source: 'fd00::1' });
    assert.throws(() => parseWitness('{"endpoint":1,"source":"::1"}'));
    assert.deepEqual(['::ffff:1', '64:ff9b::ffff:1.2.3.4', '1::ffff:102:304'].map(plainAddress), [
      '::ffff:1',
      '64:ff9b::ffff:1.2.3.4',
      '1::ffff:102:304',
    ]);
  });
});
