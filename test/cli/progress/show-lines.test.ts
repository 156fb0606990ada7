import assert from 'node:assert/strict';
import { showLines } from '../../../cli/progress/show-lines.ts';

function linesOf(events: readonly (readonly [stage: string, done: number, total: number])[]): readonly string[] {
  const lines: string[] = [];
  const display = showLines({ write: (text: string | Uint8Array) => lines.push(String(text)) > 0 });
  for (const [stage, done, total] of events) display.onProgress({ stage, done, total });
  display.stop();
  return lines.map((line) => line.replace(/, [\d.]+ m?s\n$/, ', some time\n'));
}

describe("a run's progress in a log", () => {
  it('has a line for each stage with counts, as it ends', () => {
    assert.deepEqual(
      linesOf([
        ['render', 1, 2],
        ['render', 2, 2],
        ['open', 5, 9],
        ['open', 9, 9],
      ]),
      ['render 2/2, some time\n', 'open 9/9, some time\n'],
    );
  });

  it('has nothing of a stage that has no counts, or is not at its end', () => {
    assert.deepEqual(
      linesOf([
        ['starting', 0, 0],
        ['open', 0, 9],
        ['open', 8, 9],
      ]),
      [],
    );
  });

  it('says once that a stage has ended', () => {
    assert.deepEqual(
      linesOf([
        ['open', 9, 9],
        ['open', 9, 9],
        ['open', 10, 9],
      ]),
      ['open 9/9, some time\n'],
    );
  });
});
