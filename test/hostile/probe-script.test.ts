import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildScript } from '../../clusters/kubernetes/probe/build-script.ts';
import type { Try } from '../../clusters/kubernetes/probe/try.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';

const injections = [
  "'; touch /tmp/x; '",
  '$(id)',
  '`id`',
  '1.2.3.4\nEND\nid',
  '1.2.3.4;id',
  '1.2.3.4 -o /etc/passwd',
  '"',
  '-x',
  '+tcp',
  '@1.2.3.4',
  'a b',
  '',
  '${IFS}',
  '../..',
];
const hostile = fc.oneof(fc.constantFrom(...injections), fc.string({ unit: 'binary', maxLength: 20 }), fc.string());
const address = fc.oneof(fc.ipV4(), fc.ipV6(), hostile);
const port = fc.oneof(fc.integer({ min: 1, max: 65_535 }), fc.integer(), fc.double());
const name = fc.oneof(fc.domain(), hostile);

const aTry: fc.Arbitrary<Try> = fc.oneof(
  fc.record({ kind: fc.constantFrom('tcp', 'http', 'tls', 'udp', 'connect'), address, port }),
  fc.record({ kind: fc.constantFrom('dns-udp', 'dns-tcp'), address, name, family: fc.constantFrom(4, 6) }),
);

/** A script with its addresses, ports and names replaced: what is left is what the code says and nobody else. */
function skeletonOf(script: string, each: Try): string {
  const bracketed = each.address.includes(':') ? `[${each.address}]` : each.address;
  const words = [
    ...('port' in each ? [`${bracketed}:${String(each.port)}`, `/${each.address}/${String(each.port)}`] : []),
    ...('name' in each ? [`@${each.address} ${each.name} `] : []),
  ];
  return words.reduce((text, word) => text.replaceAll(word, 'WORD '), script);
}

function scriptOf(each: Try): string {
  return buildScript({ token: '@1', tries: [each], control: undefined, silenceMs: 1_000 });
}

function harmless(each: Try): Try {
  return 'name' in each ? { ...each, address: '192.0.2.1', name: 'a.example' } : { ...each, address: '192.0.2.1', port: 80 };
}

describe('the script of a batch with words from a stranger', () => {
  it('is the script of harmless words with other words in their places, or is refused', () => {
    const seen = { refused: 0, built: 0 };
    fc.assert(
      fc.property(aTry, (each) => {
        try {
          const script = scriptOf(each);
          seen.built += 1;
          assert.equal(skeletonOf(script, each), skeletonOf(scriptOf(harmless(each)), harmless(each)));
          assert.match('name' in each ? each.name : '', /^[-\w.]*$/);
          assert.match(each.address, /^[0-9a-f:.]+$/i);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          seen.refused += 1;
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(seen.built > 0 && seen.refused > 0);
  });

  for (const text of injections) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(() => scriptOf({ kind: 'tcp', address: text, port: 80 }), UserError);
      assert.throws(() => scriptOf({ kind: 'dns-udp', address: '192.0.2.1', name: text, family: 4 }), UserError);
      assert.throws(() => buildScript({ token: '@1', tries: [], control: { address: text, port: 80 }, silenceMs: 1_000 }), UserError);
    });
  }

  it('refuses a token that is none', () => {
    assert.throws(() => buildScript({ token: '@1; id', tries: [], control: undefined, silenceMs: 1_000 }), /no token/);
  });
});
