import assert from 'node:assert/strict';
import dnsPacket from 'dns-packet';
import type { Service } from '../../../../harness/vocabulary/world.ts';
import { NameServer } from '../../../../clusters/embedded/agent/names/name-server.ts';
import { tryProbe } from '../../../../clusters/embedded/agent/probes/try-probe.ts';
import { listenSomewhere, localContext, localNetwork } from './loopback.ts';
import { client, flow, node, resolver, service, tryOne, web } from './try-locally.ts';

const refused: string[] = [];
const learned: string[] = [];
const names = new NameServer(
  { findByAddress: (address) => (address === '127.0.0.1' ? client : undefined) },
  {
    refuses: (_pod, { name }) => refused.includes(name),
    learn: (pod, { name, protocol }, addresses) => learned.push(`${pod.id} ${name} ${protocol} ${addresses.join()}`),
  },
);
names.add(
  new Map([
    ['bucket.example.com', ['127.0.0.2', '::1']],
    ['six.example.com', ['::1']],
  ]),
);

const connected = { kind: 'connected', detail: 'answer of a/web, which saw 127.0.0.1' };

describe('a lookup, by a resolver of this machine', () => {
  const withDns = async (dns: string): Promise<Service> => ({
    ...service,
    namespace: 'kube-system',
    name: dns,
    backends: ['a/dns'],
    addresses: ['127.0.0.3'],
    ports: await listenSomewhere(resolver, 'dns', names).then((port) => [
      { port: 1, targetPort: 1, protocol: 'TCP' },
      { port, targetPort: 53, protocol: 'UDP' },
      { port, targetPort: 53, protocol: 'TCP' },
    ]),
  });

  it('over UDP and TCP is answered, whatever the name', async () => {
    const via = { kind: 'service', namespace: 'kube-system', name: 'kube-dns' } as const;
    const services = [await withDns('kube-dns')];
    learned.length = 0;
    for (const [kind, protocol] of [
      ['dns-udp', 'UDP'],
      ['dns-tcp', 'TCP'],
    ] as const) {
      for (const name of ['bucket.example.com', 'no.such.name']) {
        const about = flow({ destination: 'a/dns', protocol, port: 53, via });
        const found = await tryOne({ kind, name }, about, services);
        assert.deepEqual(found, { kind: 'connected', detail: 'answer of a/dns, which saw 127.0.0.1' });
      }
    }
    assert.deepEqual(learned, ['a/client bucket.example.com UDP 127.0.0.2', 'a/client bucket.example.com TCP 127.0.0.2']);
  });

  it('of a name leads to its address, and is not told by case', async () => {
    const port = await listenSomewhere(web, 'tcp');
    const services = [await withDns('kube-dns')];
    for (const name of ['bucket.example.com', 'Bucket.Example.COM']) {
      const about = flow({ port, via: { kind: 'name', name } });
      assert.deepEqual(await tryOne({ kind: 'tcp' }, about, services), connected);
    }
  });

  const fates = [
    { name: 'no.such.name', says: 'lookup of no.such.name: answer of a/dns, which saw 127.0.0.1: no such name', kind: 'error' },
    {
      name: 'six.example.com',
      says: 'lookup of six.example.com: answer of a/dns, which saw 127.0.0.1: no address of the family',
      kind: 'error',
    },
    { name: 'refused.example.com', says: 'lookup of refused.example.com: a/dns: lookup refused (REFUSED)', kind: 'rejected' },
  ];
  for (const { name, says, kind } of fates) {
    it(`of ${name} decides about the flow: ${kind}`, async () => {
      refused.splice(0, refused.length, 'refused.example.com');
      const services = [await withDns('kube-dns')];
      const about = flow({ port: 80, via: { kind: 'name', name } });
      assert.deepEqual(await tryOne({ kind: 'tcp' }, about, services), { kind, detail: says });
    });
  }

  it('fails where nobody serves names', async () => {
    const about = flow({ port: 80, via: { kind: 'name', name: 'bucket.example.com' } });
    assert.deepEqual(await tryOne({ kind: 'tcp' }, about, [await withDns('other-dns')]), {
      kind: 'error',
      detail: 'nobody serves names: there is no Service kube-system/kube-dns, and no pod listens with dns',
    });
  });

  it('that is dropped is a drop of the flow, by the rule that dropped it', async () => {
    const services = [await withDns('kube-dns')];
    const context = localContext(localNetwork([node, client, web, resolver], services));
    const drops: typeof context.drops = {
      drain: () => undefined,
      watch: (_packet, onDrop) => {
        onDrop('d1');
        return () => undefined;
      },
    };
    const about = flow({ port: 80, via: { kind: 'name', name: 'bucket.example.com' } });
    assert.deepEqual(await tryProbe({ ...context, drops }, { id: 'x', flow: about, probe: { kind: 'tcp' } }), {
      kind: 'dropped',
      detail: 'lookup of bucket.example.com: dropped by rule d1 (NFLOG)',
      decidedBy: 'rule d1',
    });
  });

  it('that finds no query in a message has no answer', () => {
    const asked = { server: 'a/dns', source: '127.0.0.1', protocol: 'UDP' } as const;
    assert.equal(names.answer(Buffer.from('?'), asked), undefined);
    assert.equal(names.answer(dnsPacket.encode({ type: 'query', questions: [] }), asked), undefined);
  });
});
