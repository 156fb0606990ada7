import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../run-cli.ts';

const open = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: c, image: x, ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress]
  ingress:
    - from:
      ports: [{ port: http }]
`;

describe('the command findings', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'findings-command-'));
    await writeFile(join(folder, 'all.yaml'), open);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('names rule, place and what to do, and ends with 1 where somebody is let in by accident', async () => {
    const { exitCode, stdout } = await runCli(['findings', folder]);
    assert.equal(exitCode, 1);
    assert.match(stdout, /^open by accident {2}empty-list\n {2}.*all\.yaml:18 {2}NetworkPolicy release\/web {2}spec\.ingress\[0\]\.from$/m);
    assert.match(stdout, /^ {2}Do: /m);
    assert.match(stdout, /^1 finding: 1 error, 0 warnings\.$/m);
  });

  it('ends with 0 where findings are off, and is JSON where it is asked for', async () => {
    const { exitCode, stdout } = await runCli(['findings', folder, '--findings', 'off', '--format', 'json']);
    assert.equal(exitCode, 0);
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly rule: string }[] };
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['empty-list'],
    );
  });

  it('finds nothing in the example', async () => {
    const { exitCode, stdout } = await runCli(['findings', 'examples/shop/k8s']);
    assert.deepEqual([exitCode, stdout.trim()], [0, 'Nothing was found.']);
  });
});
