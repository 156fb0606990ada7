import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { readPolicy } from '../../../gate/read-policy.ts';
import { suite } from '../../../scenarios/suite.ts';

const packMs = 400_000;
const runMs = 120_000;

describe('the package', function () {
  this.timeout(runMs);
  let folder: string;
  const tool = (...args: readonly string[]) =>
    execa(join(folder, 'node_modules/.bin/netpol-conformance'), args, { cwd: folder, reject: false, env: { NO_COLOR: '1' } });

  before(async function () {
    this.timeout(packMs);
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-package-'));
    await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    await execa('npm', ['pack', '--pack-destination', folder]);
    const [tarball = ''] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
    await execa('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`], { cwd: folder });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('predicts and lists, and names its commands as they are typed', async () => {
    const predicted = await tool('--cluster', 'predict', '--scenario', 'row-metrics', '--out', 'predicted');
    assert.equal(predicted.exitCode, 0, predicted.stderr);
    assert.match(predicted.stdout, /PREDICTION ONLY/);
    const { stdout } = await execa('npx', ['netpol-conformance', 'list', '--scenario', 'row-gate'], { cwd: folder });
    assert.match(stdout, /flagger → controller:gate/);
    const unknown = await tool('--scenario', 'none');
    assert.deepEqual(
      [unknown.exitCode, unknown.stderr],
      [3, '--scenario none: there is no such scenario; npx netpol-conformance list shows them.'],
    );
  });

  it('sends packets on the embedded cluster, writes every report, and the gate reads them', async () => {
    const run = await tool('--scenario', 'row-gate', '--reporter', 'console,json,junit,html', '--out', 'out');
    assert.equal(run.exitCode, 0, run.stdout + run.stderr);
    assert.deepEqual((await readdir(join(folder, 'out'))).toSorted(), ['junit.xml', 'report.html', 'results.json']);
    assert.match(await readFile(join(folder, 'out', 'results.json'), 'utf8'), /"repeat": "npx netpol-conformance --scenario row-gate/);
    const gate = await tool('gate', '--from', 'out');
    assert.equal(gate.exitCode, 1, gate.stderr);
    assert.match(gate.stdout, /^gate closed for stageset-controller .*\n(.|\n)*cells missing/);
    const known = { engines: Object.keys(suite.engines), claims: Object.keys(suite.claims) };
    await readPolicy(join(folder, 'node_modules/netpol-conformance/dist/gate.yaml'), known);
  });

  it('explains a flow', async () => {
    const { stdout, stderr } = await tool('explain', '--from', 'prometheus', '--to', 'controller:8080');
    assert.match(stdout, /^prometheus → controller:8080\/TCP under kubernetes.*: allowed/, stderr);
  });

  it('has an API: the code of docs/api.md has the right types, and runs', async () => {
    const page = await readFile('docs/api.md', 'utf8');
    const blocks = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
    assert.equal(blocks.length, 3);
    const files = await Promise.all(
      blocks.map(async (code, position) => {
        await writeFile(join(folder, `block-${String(position)}.ts`), code);
        return `block-${String(position)}`;
      }),
    );
    const types = [
      '--ignoreConfig',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--strict',
      '--types',
      'node',
      '--typeRoots',
      join(process.cwd(), 'node_modules/@types'),
    ];
    const checked = await execa('tsc', [...types, ...files.map((file) => join(folder, `${file}.ts`))], {
      preferLocal: true,
      reject: false,
    });
    assert.equal(checked.exitCode, 0, checked.stdout);
    const said = await Promise.all(files.map((file) => execa('node', [`${file}.js`], { cwd: folder })));
    assert.equal(said[0]?.stdout, 'ok packets');
    assert.match(said[1]?.stdout ?? '', /^proxy allowed .*\nstranger denied /);
    assert.match(said[2]?.stdout ?? '', /PREDICTION ONLY/);
    assert.match(await readFile(join(folder, 'report.html'), 'utf8'), /^<!doctype html>/i);
  });
});
