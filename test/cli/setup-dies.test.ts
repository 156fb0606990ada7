import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { legName } from '../../harness/vocabulary/legs.ts';
import { readResults } from '../../reports/read-results.ts';
import { checkJunit } from '../reports/junit/check-junit.ts';
import { validateJunit } from '../reports/junit/validate-junit.ts';
import { runCli } from './run-cli.ts';

describe('a run whose cluster cannot start', function () {
  this.timeout(60_000);
  let out = '';
  before(async () => {
    out = await mkdtemp(join(tmpdir(), 'netpol-conformance-dead-'));
  });
  after(() => rm(out, { recursive: true }));

  it('writes every report all the same, says what the matter is, and which leg of a matrix it was', async () => {
    const args = [
      '--cni',
      'cilium',
      '--scenario',
      'row-gate',
      '--out',
      out,
      '--reporter',
      'console,json,junit,markdown,annotations,sarif,openmetrics',
    ];
    const { exitCode, stdout } = await runCli(args, { env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } });
    assert.equal(exitCode, 2);
    assert.match(stdout, /PROBLEM — /);
    assert.match(stdout, /^::error title=Conformance%3A the run was stopped::/m);
    const xml = await readFile(join(out, 'junit.xml'), 'utf8');
    await validateJunit(xml);
    const { errors, failures } = checkJunit(xml);
    assert.ok(errors > 0);
    assert.equal(failures, 0);
    const results = await readResults(join(out, 'results.json'));
    assert.match(legName(results), /^cilium · kind · Kubernetes v\d+\.\d+\.\d+ · ipv4$/);
    assert.match(await readFile(join(out, 'summary.md'), 'utf8'), /inconclusive/);
    assert.match(await readFile(join(out, 'metrics.prom'), 'utf8'), /^netpol_conformance_run_complete\{[^}]*\} 0$/m);
  });
});
