import fc from 'fast-check';
import { parseAddress } from '../../harness/address/parse-address.ts';
import { parseCidr } from '../../harness/address/parse-cidr.ts';
import { parseDestination } from '../../cli/flags/parse-destination.ts';
import { parseExternal } from '../../cli/flags/parse-external.ts';
import { parseGrep } from '../../cli/flags/parse-grep.ts';
import { parseShard } from '../../cli/flags/parse-shard.ts';
import { parseArguments } from '../../cli/parse-arguments.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', '1', ':', '/', '.', '[', ']', '=', '-', '*', '(', '+', '\n', '%') }),
  fc.constantFrom(
    '1'.repeat(10_000),
    ':'.repeat(10_000),
    `${'a:'.repeat(5_000)}!`,
    `a=${'['.repeat(10_000)}:1`,
    '__proto__=1.2.3.4:1',
    'constructor',
  ),
);
const readers = {
  'an address': parseAddress,
  'a CIDR': parseCidr,
  '--to': (written: string) => parseDestination(written, '--to'),
  '--external': (written: string) => parseExternal(written, '--external'),
  '--shard': (written: string) => parseShard(written, '--shard'),
  '--grep': (written: string) => parseGrep(written, '--grep'),
} as const;

describe('arguments from a stranger', function () {
  this.timeout(120_000);

  for (const [name, read] of Object.entries(readers)) {
    it(`${name}: read or refused in a sentence, whatever it is`, () => {
      fc.assert(
        fc.property(text, (written) => {
          orRefuse(() => read(written));
        }),
        { numRuns: 1000 },
      );
    });
  }

  it('a command line: read or refused in a sentence, whatever it is', () => {
    const word = fc.oneof(
      text,
      fc.constantFrom(
        'run',
        'explain',
        'report',
        'merge',
        'gate',
        '--',
        '--out',
        '--chart',
        '--grep',
        '--from',
        '--to',
        '--__proto__',
        '-h',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        orRefuse(() => parseArguments(words));
      }),
      { numRuns: 1000 },
    );
  });
});

function orRefuse(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}
