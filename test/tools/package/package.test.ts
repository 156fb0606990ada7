import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { readPolicy } from '../../../gate/read-policy.ts';
import { firstSuite } from '../../mocha/outside-mocha.ts';

const packMs = 400_000;
const runMs = 120_000;
const ofPackage = ['--suite', 'node_modules/netpol-conformance/dist/netpol.config.js'] as const;

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

  it('says what to do in a folder without a suite', async () => {
    const { exitCode, stdout, stderr } = await tool();
    assert.deepEqual([exitCode, stdout], [3, '']);
    assert.match(stderr, /^There is no suite here \(netpol\.yaml\).*--suite FILE.*docs\/writing-a-suite\.md/);
  });

  it('has the first suite, predicts and lists it, and names its commands as they are typed', async () => {
    const predicted = await tool(...ofPackage, '--cluster', 'predict', '--scenario', 'row-metrics', '--out', 'predicted');
    assert.equal(predicted.exitCode, 0, predicted.stderr);
    assert.match(predicted.stdout, /PREDICTION ONLY/);
    const { stdout } = await execa('npx', ['netpol-conformance', 'list', ...ofPackage, '--scenario', 'row-gate'], { cwd: folder });
    assert.match(stdout, /flagger → controller:gate/);
    const unknown = await tool(...ofPackage, '--scenario', 'nowhere');
    assert.deepEqual(
      [unknown.exitCode, unknown.stderr],
      [3, '--scenario nowhere: there is no such scenario; npx netpol-conformance list shows them.'],
    );
  });

  it('sends packets on the embedded cluster, writes every report, and the gate reads them', async () => {
    const run = await tool(...ofPackage, '--scenario', 'row-gate', '--reporter', 'console,json,junit,html', '--out', 'out');
    assert.equal(run.exitCode, 0, run.stdout + run.stderr);
    assert.deepEqual((await readdir(join(folder, 'out'))).toSorted(), ['junit.xml', 'report.html', 'results.json']);
    assert.match(await readFile(join(folder, 'out', 'results.json'), 'utf8'), /"repeat": "npx netpol-conformance --scenario row-gate/);
    const gate = await tool('gate', ...ofPackage, '--from', 'out');
    assert.equal(gate.exitCode, 1, gate.stderr);
    assert.match(gate.stdout, /^gate closed for stageset-controller .*\n(.|\n)*cells missing/);
    const suite = await firstSuite();
    const known = { engines: Object.keys(suite.engines), claims: Object.keys(suite.claims) };
    await readPolicy(join(folder, 'node_modules/netpol-conformance/dist/gate.yaml'), known);
  });

  it('runs a suite of its user, which needs nothing but YAML', async () => {
    const own = join(folder, 'own');
    await mkdir(own);
    await cp('examples/shop/k8s', join(own, 'k8s'), { recursive: true });
    await writeFile(
      join(own, 'netpol.yaml'),
      [
        'source: { manifests: [k8s] }',
        'claims: { closed: Nobody reaches the database }',
        'scenarios: [{ id: closed, claim: closed, deny: ["elsewhere -> postgres:5432"] }]',
      ].join('\n'),
    );
    const run = await tool('--suite', 'own/netpol.yaml');
    assert.equal(run.exitCode, 0, run.stdout + run.stderr);
    assert.match(run.stdout, /exit code 0/);
  });

  it('explains a flow', async () => {
    const { stdout, stderr } = await tool('explain', ...ofPackage, '--from', 'prometheus', '--to', 'controller:8080');
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
