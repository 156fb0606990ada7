import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSuite } from '../../api/read-suite.ts';
import { run } from '../../api/run.ts';
import { secondNamespace } from '../../harness/plan/names.ts';
import type { CellResult } from '../../harness/vocabulary/results.ts';
import { writeChart } from '../source/chart/support/write-chart.ts';

const web = `
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { containers: [{ name: web, image: example.com/web:1, ports: [{ name: http, containerPort: 8080 }] }] }
`;
const closed = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: closed }
spec: { podSelector: {}, policyTypes: [Ingress] }
`;
const onlyFor = (name: string): string => `
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: ${name} }
spec:
  tier: Admin
  priority: 10
  subject: { pods: { namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: {{ .Release.Namespace }} } }, podSelector: { matchLabels: { app: web } } } }
  ingress: [{ name: all, action: Deny, from: [{ namespaces: {} }] }]
`;
const hook = '{helm.sh/hook: "pre-install,pre-upgrade", helm.sh/hook-delete-policy: "before-hook-creation,hook-succeeded"}';
const migration = `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, annotations: ${hook} }
spec:
  template:
    metadata: { labels: { app: migrate } }
    spec: { restartPolicy: Never, containers: [{ name: m, image: example.com/m:1, ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: migrate, annotations: ${hook} }
spec: { podSelector: { matchLabels: { app: migrate } }, policyTypes: [Egress], egress: [{ to: [{ ipBlock: { cidr: 198.51.100.0/24 } }], ports: [{ port: 443 }] }] }
`;

interface Tried {
  readonly templates: Readonly<Record<string, string>>;
  readonly engine?: string;
  /** Lines of the scenario. */
  readonly scenario: readonly string[];
}

async function judge({ templates, engine = 'kubernetes', scenario }: Tried): Promise<CellResult> {
  await using chart = await writeChart(
    Object.fromEntries(Object.entries(templates).map(([name, text]) => [`templates/${name}.yaml`, text])),
  );
  const folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-test-'));
  try {
    const suite = join(folder, 'netpol.yaml');
    const peers = 'peers: { db: { addresses: [198.51.100.10], ports: [443/tls, 80] } }';
    const head = [`source: { chart: '${chart.path}' }`, `engines: { ${engine}: {} }`, peers, 'claims: { it: It is so }', 'scenarios:'];
    await writeFile(suite, [...head, '  - id: one', '    claim: it', ...scenario.map((line) => `    ${line}`), ''].join('\n'));
    const [cell] = (await run({ suite, cluster: { kind: 'predict' } })).cells;
    assert.ok(cell);
    return cell;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('how a scenario has its source installed', function () {
  this.timeout(60_000);

  describe('upgrade', () => {
    const quiet = closed.replace('name: closed', 'name: quiet').replace('Ingress', 'Egress');
    const templates = { web, quiet, policy: `{{- if not .Release.IsUpgrade }}${closed}{{- end }}\n` };
    it('is the stage that templates are told', async () => {
      const [first, second] = [
        await judge({ templates, scenario: ['deny: [elsewhere -> web:http]'] }),
        await judge({ templates, scenario: ['upgrade: true', 'allow: [elsewhere -> web:http]'] }),
      ];
      assert.deepEqual([first.policies.length, first.flows[0]?.verdict], [2, 'denied']);
      assert.deepEqual([second.policies.length, second.flows[0]?.verdict], [1, 'allowed']);
    });
  });

  describe('during', () => {
    const templates = { migration, web, closed };
    const scenario = ['allow: [migrate -> db:443]', 'deny: [migrate -> db:80]'];
    it('is the moment of a hook, whose policies are in force and whose pods are there', async () => {
      for (const moment of ['pre-install', 'pre-upgrade']) {
        const { outcome, reason, policies, leftOut = [] } = await judge({ templates, scenario: [`during: ${moment}`, ...scenario] });
        assert.equal(outcome, 'ok', reason);
        assert.deepEqual(
          policies.map(({ ref }) => ref.split('/').at(-1)),
          ['migrate'],
        );
        assert.ok(leftOut.some(({ object, reason: why }) => object.includes('closed') && why.includes(`not there yet during ${moment}`)));
      }
    });
    it('absent, is once all is installed: the hook is gone, and said to be', async () => {
      const { outcome, leftOut = [] } = await judge({ templates, scenario: ['deny: [beside -> web:http]'] });
      assert.equal(outcome, 'ok');
      assert.ok(leftOut.some(({ object, reason }) => object.includes('NetworkPolicy migrate') && reason.includes('during: pre-install')));
    });
  });

  describe('secondRelease', () => {
    const engine = 'clusterNetworkPolicy';
    const scenario = ['scope: cluster', 'deny: [beside -> web:http]'];
    const beside = ['secondRelease: other', ...scenario];
    it('is a failure where both releases render an object that only one can own', async () => {
      const templates = { web, policy: onlyFor('guard') };
      assert.equal((await judge({ templates, engine, scenario })).outcome, 'ok');
      const { outcome, reason } = await judge({ templates, engine, scenario: beside });
      assert.equal(outcome, 'failed');
      assert.match(
        reason ?? '',
        /^templates\/policy\.yaml: ClusterNetworkPolicy guard collides: the releases conformance and other both render it/,
      );
    });
    it('is a failure where both put one object into one namespace', async () => {
      const templates = {
        web: web.replace('name: web,', 'name: web-{{ .Release.Name }},'),
        closed: closed.replace('name: closed', 'name: closed, namespace: shared'),
      };
      const { outcome, reason } = await judge({ templates, scenario: ['secondRelease: other', 'deny: [beside -> web-conformance:http]'] });
      assert.equal(outcome, 'failed');
      assert.match(reason ?? '', /NetworkPolicy shared\/closed collides/);
    });
    it('has its policies in force beside, in a namespace of its own', async () => {
      const templates = { web, policy: onlyFor('guard-{{ .Release.Namespace }}') };
      const { outcome, reason, policies, namespace } = await judge({ templates, engine, scenario: beside });
      assert.equal(outcome, 'ok', reason);
      assert.deepEqual(
        policies.map(({ ref }) => ref),
        [namespace, `${namespace}-2`].map((name) => `ClusterNetworkPolicy guard-${name}`),
      );
    });
    it("shows where the second one's policies reach the first one's pods", async () => {
      const open = onlyFor('guard-{{ .Release.Namespace }}').replace(
        'action: Deny',
        'action: {{ eq .Release.Name "other" | ternary "Deny" "Accept" }}',
      );
      const wide = open
        .replace('kubernetes.io/metadata.name: {{ .Release.Namespace }}', '')
        .replace('priority: 10', 'priority: {{ eq .Release.Name "other" | ternary 5 10 }}');
      const allow = ['scope: cluster', 'allow: [beside -> web:http]'];
      assert.equal((await judge({ templates: { web, policy: wide }, engine, scenario: allow })).outcome, 'ok');
      const { outcome, flows } = await judge({ templates: { web, policy: wide }, engine, scenario: ['secondRelease: other', ...allow] });
      assert.deepEqual([outcome, flows[0]?.verdict], ['failed', 'denied']);
    });
    it('has a namespace of at most 63 characters', () => {
      assert.equal(secondNamespace('a'.repeat(63)), `${'a'.repeat(61)}-2`);
    });
  });

  it('is refused with its line where it is written wrongly', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-test-'));
    const suite = join(folder, 'netpol.yaml');
    try {
      for (const [line, says] of [
        ['upgrade: false', /netpol\.yaml:5.*expected true/],
        ['during: post-delete', /netpol\.yaml:5.*during/],
        ['secondRelease: Not A Name', /netpol\.yaml:5.*secondRelease/],
      ] as const) {
        await writeFile(
          suite,
          `claims: { it: It is so }\nscenarios:\n  - id: one\n    claim: it\n    ${line}\n    deny: [beside -> web]\n`,
        );
        await assert.rejects(readSuite(suite), says);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
