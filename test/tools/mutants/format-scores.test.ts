import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { formatScores } from '../../../tools/mutants/harness/format-scores.ts';
import { parts } from '../../../tools/mutants/harness/parts.ts';
import { scoreOf } from '../../../tools/mutants/harness/score-of.ts';
import { strykerOptions } from '../../../tools/mutants/harness/stryker-options.ts';

const killed = { status: 'Killed', mutatorName: 'BooleanLiteral' } as const;

/** What a glob is about: with each of its alternatives, the file, or the folder where it begins to stand for many. */
function placesOf(glob: string): readonly string[] {
  const [whole, before, alternatives, after] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(glob) ?? [];
  if (whole !== undefined) return (alternatives ?? '').split(',').flatMap((one) => placesOf(`${before ?? ''}${one}${after ?? ''}`));
  return [glob.replace(/^!/, '').replace(/\*.*$/, '')];
}

describe('the mutants of the code', () => {
  it('are counted by what became of them, and once more without texts', () => {
    const first = scoreOf('first', [
      killed,
      killed,
      { ...killed, status: 'Survived' },
      { status: 'Survived', mutatorName: 'StringLiteral' },
    ]);
    const second = scoreOf('second', [
      { ...killed, status: 'Timeout' },
      { ...killed, status: 'NoCoverage' },
      { ...killed, status: 'Ignored' },
    ]);
    assert.deepEqual(
      formatScores([first, second, scoreOf('third', [])])
        .split('\n')
        .slice(2),
      [
        '| first | 4 | 2 | 0 | 2 | 0 | 50.0 | 66.7 | 0 |',
        '| second | 2 | 0 | 1 | 0 | 1 | 50.0 | 50.0 | 1 |',
        '| third | 0 | 0 | 0 | 0 | 0 | · | · | 0 |',
        '| all | 6 | 2 | 1 | 2 | 1 | 50.0 | 60.0 | 1 |',
      ],
    );
  });

  it('are those of parts whose tests exist, those that state laws last', () => {
    for (const part of parts) {
      const tests = (strykerOptions(part).testFiles ?? []).map(String);
      assert.ok(tests.length > 0, part.name);
      const laws = tests.findIndex((file) => file.includes('laws') || file.includes('properties'));
      if (laws >= 0)
        assert.ok(
          tests.slice(laws).every((file) => /laws|properties/.test(file)),
          part.name,
        );
    }
  });

  it('are in files and folders that exist', () => {
    const places = parts.flatMap(({ mutate }) => mutate).flatMap(placesOf);
    assert.deepEqual(
      places.filter((place) => !existsSync(place)),
      [],
    );
  });
});
