import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { takeSample, soakMark } from '../../../../tools/bench/soak/sample.ts';
import { startCluster } from '../../../clusters/embedded/with-cluster.ts';

const main = fileURLToPath(new URL('../../../../tools/bench/soak/main.ts', import.meta.url));

describe('a soak', () => {
  it('of a few runs leaves nothing behind, and says what it saw', async () => {
    const { exitCode, stdout, stderr } = await execa(
      process.execPath,
      ['--expose-gc', '--import', 'tsx', main, '--runs', '4', '--scenario-every', '4'],
      { reject: false, env: { NO_COLOR: '1' } },
    );
    assert.match(stdout, /descriptors.*processes.*namespaces.*mounts.*files.*heapKiB.*residentKiB/s);
    assert.match(stdout, /4 runs in \d+\.\d s, (\d+) of \1 verdicts right$/);
    assert.equal(exitCode, 0, `${stdout}\n${stderr}`);
  });

  it('says how it is used', async () => {
    const { exitCode, stderr } = await execa(process.execPath, ['--expose-gc', '--import', 'tsx', main, '--runs', '1'], { reject: false });
    assert.equal(exitCode, 3);
    assert.match(stderr, /^usage: npm run soak/);
  });

  describe('looks at what a run leaves behind:', () => {
    const environment = { [soakMark]: process.env[soakMark], TMPDIR: process.env['TMPDIR'] };
    let folder: string;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-test-'));
      Object.assign(process.env, { [soakMark]: folder, TMPDIR: folder });
    });
    after(async () => {
      for (const [name, value] of Object.entries(environment)) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
      await rm(folder, { recursive: true });
    });
    const look = (): ReturnType<typeof takeSample> => takeSample(0, () => undefined);

    it('a cluster that nobody disposed', async () => {
      const before = look();
      const cluster = await startCluster();
      const during = look();
      await cluster[Symbol.asyncDispose]();
      const after = look();
      assert.ok(during.processes > before.processes);
      assert.ok(during.namespaces > before.namespaces);
      assert.ok(during.descriptors > before.descriptors);
      assert.deepEqual([after.processes, after.namespaces, after.descriptors], [before.processes, before.namespaces, before.descriptors]);
    });

    it('a file in a folder of its own', async () => {
      const before = look().files;
      await mkdir(join(folder, 'left'));
      await writeFile(join(folder, 'left', 'chart.yaml'), '');
      assert.equal(look().files, before + 2);
    });
  });
});
