import assert from 'node:assert/strict';
import { connect } from 'node:net';
import dnsPacket from 'dns-packet';
import type { Service } from '../../../../harness/vocabulary/world.ts';
import { formatWitness } from '../../../../clusters/embedded/agent/listeners/witness.ts';
import { NameServer } from '../../../../clusters/embedded/agent/names/name-server.ts';
import { encodeQuery, readAnswer } from '../../../../clusters/embedded/agent/probes/dns-exchange.ts';
import { readUntil } from '../../../../clusters/embedded/agent/probes/read-until.ts';
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

  it('is read and answered over TCP in pieces, and what is none ends the connection', async () => {
    const port = await listenSomewhere(resolver, 'dns', names);
    const query = encodeQuery({ name: 'bucket.example.com', family: 4 });
    const message = Buffer.concat([Buffer.from([0, query.length]), query]);
    assert.deepEqual(
      readAnswer(await say(port, message.subarray(0, 1), message.subarray(1, 2), message.subarray(2, 9), message.subarray(9))),
      {
        witness: { endpoint: 'a/dns', source: '127.0.0.1' },
        lookup: { code: 0, addresses: ['127.0.0.2'] },
      },
    );
    await assert.rejects(say(port, Buffer.from([0, 1, 0])), /closed/);
  });
});

describe('a query and its answer', () => {
  const asked = { server: 'a/dns', source: '::ffff:127.0.0.1', protocol: 'UDP' } as const;

  it('ask for the addresses of the family, and answer with those', () => {
    for (const [family, type, data] of [
      [4, 'A', '127.0.0.2'],
      [6, 'AAAA', '::1'],
    ] as const) {
      const query = encodeQuery({ name: 'Bucket.example.com', family });
      const { id, flags, questions, type: message } = dnsPacket.decode(query);
      assert.deepEqual([id, flags, message], [1, dnsPacket.RECURSION_DESIRED, 'query']);
      assert.deepEqual(
        questions?.map((question) => [question.type, question.name]),
        [[type, 'Bucket.example.com']],
      );
      const bytes = names.answer(query, asked) ?? assert.fail('no answer');
      const answer = dnsPacket.decode(bytes);
      assert.deepEqual([answer.id, answer.type], [1, 'response']);
      assert.deepEqual(
        answer.questions?.map(({ name }) => name),
        ['Bucket.example.com'],
      );
      assert.deepEqual(
        answer.answers?.map((record) => [record.type, record.name, 'data' in record ? record.data : undefined]),
        [[type, 'Bucket.example.com', data]],
      );
      assert.deepEqual(readAnswer(bytes), {
        witness: { endpoint: 'a/dns', source: '127.0.0.1' },
        lookup: { code: 0, addresses: [data] },
      });
    }
  });

  it('read addresses and the line of the listener, and nothing else', () => {
    const text = { type: 'TXT', name: 'witness.invalid', data: formatWitness('a/dns', '10.0.0.1') } as const;
    const bytes = dnsPacket.encode({
      type: 'response',
      flags: 3,
      answers: [
        { type: 'CNAME', name: 'a.test', data: 'b.test' },
        { type: 'A', name: 'b.test', data: '10.0.0.2' },
      ],
      additionals: [{ ...text, name: 'other.invalid' }, { type: 'A', name: 'witness.invalid', data: '10.0.0.3' }, text],
    });
    assert.deepEqual(readAnswer(bytes), {
      witness: { endpoint: 'a/dns', source: '10.0.0.1' },
      lookup: { code: 3, addresses: ['10.0.0.2'] },
    });
    assert.throws(() => readAnswer(dnsPacket.encode({ type: 'response' })));
  });

  it('of someone whom the network does not know teach nothing', () => {
    learned.length = 0;
    const query = encodeQuery({ name: 'bucket.example.com', family: 4 });
    const bytes = names.answer(query, { ...asked, source: '127.0.0.77' }) ?? assert.fail('no answer');
    assert.deepEqual(readAnswer(bytes).lookup, { code: 0, addresses: ['127.0.0.2'] });
    assert.deepEqual(learned, []);
    const nothing = names.answer(encodeQuery({ name: 'no.such.name', family: 4 }), asked) ?? assert.fail('no answer');
    assert.deepEqual(readAnswer(nothing).lookup, { code: 3, addresses: [] });
  });

  it('are none to what holds no question', () => {
    assert.equal(names.answer(Buffer.from('?'), asked), undefined);
    assert.equal(names.answer(dnsPacket.encode({ type: 'query', questions: [] }), asked), undefined);
  });
});

/** Say something to a TCP server piece by piece. @returns what it answers, without the length before it */
async function say(port: number, ...pieces: readonly Buffer[]): Promise<Buffer> {
  const socket = connect({ host: '127.0.0.3', port, noDelay: true });
  const answer = readUntil(socket, (bytes) =>
    bytes.length > 2 && bytes.length >= 2 + bytes.readUInt16BE(0) ? bytes.subarray(2) : undefined,
  );
  for (const piece of pieces) {
    await new Promise((resolve) => socket.write(piece, resolve));
    await new Promise(setImmediate);
  }
  return answer;
}
