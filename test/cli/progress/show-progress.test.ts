import assert from 'node:assert/strict';
import { execa } from 'execa';
import { showLines } from '../../../cli/progress/show-lines.ts';

describe('progress', () => {
  it('in a log is a line for each stage that ends, with its count and how long it took', () => {
    const lines: string[] = [];
    const display = showLines({ write: (text: string | Uint8Array) => lines.push(String(text)) > 0 });
    display.onProgress({ stage: 'start', done: 0, total: 0 });
    for (const done of [0, 1, 2, 2]) display.onProgress({ stage: 'render', done, total: 2 });
    display.onProgress({ stage: 'open', done: 5, total: 9 });
    display.stop();
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^render 2\/2, [\d.]+ m?s\n$/);
  });

  it('on a terminal is one line within the width that is gone in the end, with the cursor back', async () => {
    // `script` gives the program a terminal of its own; what it shows is what comes out.
    const program =
      "import { showProgress } from './cli/progress/show-progress.ts'; const d = showProgress(process.stderr); d.onProgress({ stage: 'a stage with a name that is longer than a narrow terminal is wide', done: 1, total: 2 }); setTimeout(() => process.exit(0), 400);";
    const { stdout } = await execa('script', ['-qec', `stty cols 40; node --import tsx --input-type=module -e "${program}"`, '/dev/null'], {
      env: { TERM: 'xterm', NO_COLOR: '1', CI: undefined },
    });
    assert.match(stdout, /a stage with a name that is longer/);
    assert.doesNotMatch(stdout, /a narrow terminal/);
    assert.ok(stdout.lastIndexOf('\u001b[?25h') > stdout.lastIndexOf('\u001b[?25l'), JSON.stringify(stdout));
    assert.ok(stdout.lastIndexOf('\u001b[0K') > stdout.lastIndexOf('a stage'), JSON.stringify(stdout));
  });
});
