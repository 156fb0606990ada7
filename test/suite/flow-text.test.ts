import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FlowWords, parseFlow, parseTarget, printFlow } from '../../harness/suite/flow-text.ts';

const address = { kind: 'address' } as const;

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?$/);
const number = fc.integer({ min: 1, max: 65_535 });
const port = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4})?$/),
  number.map(String),
  fc.tuple(number, fc.constantFrom('UDP', 'SCTP')).map(([each, protocol]) => `${String(each)}/${protocol}`),
);
const who = fc.oneof(
  fc.constant('*'),
  name,
  name.map((each) => `${each}.1`),
);
const flow: fc.Arbitrary<FlowWords> = fc
  .record({
    source: who,
    to: who,
    port: fc.option(port, { nil: undefined }),
    approach: fc.oneof(
      fc.constant(address),
      fc.constant({ kind: 'service' } as const),
      name.map((each) => ({ kind: 'name', name: `${each}.example.com` }) as const),
    ),
    family: fc.option(fc.constantFrom(4 as const, 6 as const), { nil: undefined }),
  })
  .map(({ source, to, port: at, approach, family }) => ({
    source,
    target: at === undefined ? to : `${to}:${at}`,
    approach,
    ...(family !== undefined && { family }),
  }));

describe('the text of a flow', () => {
  for (const [text, expected] of [
    ['client -> api:http', [{ source: 'client', target: 'api:http', approach: address }]],
    ['client->api', [{ source: 'client', target: 'api', approach: address }]],
    ['  *   ->   dns  ', [{ source: '*', target: 'dns', approach: address }]],
    ['* -> *:metrics', [{ source: '*', target: '*:metrics', approach: address }]],
    ['api.1 -> api.0:gossip', [{ source: 'api.1', target: 'api.0:gossip', approach: address }]],
    ['a -> b:53/udp', [{ source: 'a', target: 'b:53/UDP', approach: address }]],
    ['a -> b:80/TCP', [{ source: 'a', target: 'b:80', approach: address }]],
    ['a -> b:9/Sctp', [{ source: 'a', target: 'b:9/SCTP', approach: address }]],
    ['a -> b:unlisted-udp', [{ source: 'a', target: 'b:unlisted-udp', approach: address }]],
    ['a -> b:1 over IPv6 via service', [{ source: 'a', target: 'b:1', approach: { kind: 'service' }, family: 6 }]],
    ['a -> b as b.example.com over IPv4', [{ source: 'a', target: 'b', approach: { kind: 'name', name: 'b.example.com' }, family: 4 }]],
    [
      '[a, b] -> [c,d]:80',
      [
        { source: 'a', target: 'c:80', approach: address },
        { source: 'a', target: 'd:80', approach: address },
        { source: 'b', target: 'c:80', approach: address },
        { source: 'b', target: 'd:80', approach: address },
      ],
    ],
    [
      'a -> [bucket:443, internet] over IPv4',
      [
        { source: 'a', target: 'bucket:443', approach: address, family: 4 },
        { source: 'a', target: 'internet', approach: address, family: 4 },
      ],
    ],
  ] as const) {
    it(`${text}: is read`, () => {
      assert.deepEqual(parseFlow(text), { flows: expected });
    });
  }

  it('printed and read again is the same flow', () => {
    fc.assert(
      fc.property(flow, (words) => {
        assert.deepEqual(parseFlow(printFlow(words)), { flows: [words] });
      }),
    );
  });

  it('a list is its flows one by one', () => {
    const lists = fc.tuple(
      fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
      fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
      port,
    );
    fc.assert(
      fc.property(lists, ([sources, targets, at]) => {
        const each = sources.flatMap((source) => targets.flatMap((target) => flowsOf(`${source} -> ${target}:${at}`)));
        assert.deepEqual(flowsOf(`[${sources.join(', ')}] -> [${targets.join(', ')}]:${at}`), each);
      }),
    );
  });

  it('any other text is a problem in one line, or flows that print', () => {
    const pieces = fc.array(
      fc.oneof(fc.constantFrom('->', '[', ']', ',', ':', '*', ' ', 'a', '80', 'via', 'service', 'over IPv4', 'as', '\n'), fc.string()),
    );
    fc.assert(
      fc.property(pieces, (texts) => {
        const reading = parseFlow(texts.join(''));
        if ('problem' in reading) assert.doesNotMatch(reading.problem, /\n|undefined/);
        else for (const each of reading.flows) assert.deepEqual(flowsOf(printFlow(each)), [each]);
      }),
    );
  });

  it('a target alone is read as well', () => {
    assert.deepEqual(parseTarget('api:53/udp'), { who: 'api', port: '53/UDP' });
    assert.deepEqual(parseTarget('api'), { who: 'api' });
    assert.ok('problem' in parseTarget('api:'));
  });
});

function flowsOf(text: string): readonly FlowWords[] {
  const reading = parseFlow(text);
  assert.ok('flows' in reading, text);
  return reading.flows;
}
