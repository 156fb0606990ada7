import assert from 'node:assert/strict';
import { execa } from 'execa';

describe('npm run fuzz, interrupted', function () {
  this.timeout(120_000);

  it('says what was compared until then, and no stack', async () => {
    const child = execa('node', ['--import', 'tsx', 'tools/fuzz/main.ts', '--worlds', '1000000', '--seed', '1', '--slots', '4'], {
      reject: false,
    });
    let seen = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (!seen.includes('seed 1') && (seen + chunk.toString()).includes('seed 1')) child.kill('SIGINT');
      seen += chunk.toString();
    });
    const { exitCode, stdout, stderr } = await child;
    assert.equal(exitCode, 2, stderr);
    assert.match(stdout, /^interrupted after \d+ worlds$/m);
    assert.equal(stderr, '');
  });
});
