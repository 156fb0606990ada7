import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { readYamlSuite } from '../../harness/suite/read-yaml.ts';
import type { Suite } from '../../harness/suite/suite.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { dialects } from './dialects.ts';
import { pageSuite } from './page-suite.ts';
import { rightSuite } from './wrong/right-suite.ts';
import { wrongCast } from './wrong/wrong-cast.ts';
import { wrongFlows } from './wrong/wrong-flows.ts';
import { wrongScenarios } from './wrong/wrong-scenarios.ts';
import { wrongSource } from './wrong/wrong-source.ts';

const places = { releaseNamespace: 'release', namespaces: {}, cidrs: () => [], apiserverPort: 6443 };

function read(text: string): Suite {
  return readYamlSuite(text, 'netpol.yaml', dialects);
}

function messageOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UserError && error.exitCode === 3) return error.message;
    throw error;
  }
  return 'no error';
}

describe('netpol.yaml', () => {
  it('the suite of the grammar page is read in all its parts', () => {
    const { scenarios, ...rest } = read(pageSuite);
    assert.deepEqual(rest, {
      name: 'netpol.yaml',
      source: { kind: 'chart', path: resolve('.'), valuesFiles: [] },
      engines: {
        kubernetes: { values: { networkPolicy: { flavor: 'kubernetes' } }, dialects: ['kubernetes'] },
        cilium: { values: { networkPolicy: { flavor: 'cilium' } }, dialects: ['cilium'] },
      },
      subjects: { api: { labels: { 'injected-at-runtime': 'yes' }, ports: {} } },
      peers: {
        'ingress-nginx': {
          kind: 'pod',
          namespace: { kind: 'named', name: 'ingress-nginx', labels: {} },
          labels: { 'app.kubernetes.io/name': 'ingress-nginx' },
          ports: {},
        },
        client: { kind: 'pod', namespace: { kind: 'release' }, labels: { 'shop-client': 'true' }, ports: {} },
        prometheus: {
          kind: 'pod',
          namespace: { kind: 'named', name: 'monitoring', labels: { team: 'obs' } },
          labels: { app: 'prometheus' },
          ports: { web: { application: 'http', port: 9090 } },
          declared: ['web'],
        },
        bucket: { kind: 'host', names: ['bucket.example.com'], addresses: [], ports: { '443': { application: 'tls', port: 443 } } },
      },
      claims: { 'front-door': { text: 'Only the ingress controller reaches the api' } },
      tables: [{ id: 'ingress', title: 'Required traffic, ingress', rows: [{ id: 'api-http', title: 'HTTP to the api' }] }],
      notJudged: {},
    });
    const [scenario] = scenarios;
    assert.deepEqual(JSON.parse(JSON.stringify(scenario)), {
      id: 'closed',
      claim: 'front-door',
      title: 'With policies on, only what is listed is open',
      engines: ['kubernetes', 'cilium'],
      requires: ['networkPolicy.enabled'],
      scope: 'cluster',
      everythingElse: { ingress: 'denied', egress: 'denied' },
    });
    assert.deepEqual(scenario?.values(places, 'cilium'), { networkPolicy: { enabled: true } });
    const front = 'Only the ingress controller reaches the api';
    const flow = (line: number, column: number): object => ({ approach: { kind: 'address' }, at: { file: 'netpol.yaml', line, column } });
    assert.deepEqual(scenario.expect('cilium'), [
      { source: 'ingress-nginx', target: 'api:http', verdict: 'allowed', because: front, row: 'api-http', ...flow(26, 14) },
      { source: 'api', target: 'postgres:5432', verdict: 'allowed', because: front, ...flow(26, 41) },
      { source: 'worker', target: 'postgres:5432', verdict: 'allowed', because: front, ...flow(26, 41) },
      { source: '*', target: 'dns', verdict: 'allowed', because: front, ...flow(26, 75) },
      { source: 'client', target: 'postgres:5432', verdict: 'denied', because: 'why it must be denied', ...flow(27, 14) },
    ]);
  });

  it('paths are of the folder of the file', () => {
    const source = (text: string): unknown =>
      readYamlSuite(rightSuite.replace('{ chart: . }', text), '/charts/shop/netpol.yaml', dialects).source;
    assert.deepEqual(source('{ chart: ../shop-1.0.tgz, values: [prod.yaml, /etc/more.yaml] }'), {
      kind: 'chart',
      path: '/charts/shop-1.0.tgz',
      valuesFiles: ['/charts/shop/prod.yaml', '/etc/more.yaml'],
    });
    assert.deepEqual(source('{ chart: oci://registry.example/shop }'), {
      kind: 'chart',
      path: 'oci://registry.example/shop',
      valuesFiles: [],
    });
  });

  for (const [written, expected] of [
    ['{ manifests: [k8s/, more.yaml, "-"] }', { kind: 'manifests', paths: ['/shop/k8s', '/shop/more.yaml', '-'] }],
    ['{ kustomize: overlays/prod }', { kind: 'kustomize', path: '/shop/overlays/prod' }],
  ] as const) {
    it(`source: ${written}`, () => {
      const text = `source: ${written}\nclaims: { a: A }\nscenarios: [{ id: a, claim: a, deny: [beside -> api:http] }]\n`;
      assert.deepEqual(readYamlSuite(text, '/shop/netpol.yaml', dialects).source, expected);
    });
  }

  it("what a scenario leaves out is the claim's sentence, every engine, and the name of the release", () => {
    const text = rightSuite
      .replace('{ chart: . }', '{ chart: ., release: mine }')
      .replace('    engines: [cilium]\n', '')
      .replace('denied\n', '{ egress: denied }\n');
    const [scenario] = read(text).scenarios;
    assert.equal(scenario?.title, 'Nobody gets in');
    assert.deepEqual(scenario.engines, ['kubernetes', 'cilium']);
    assert.deepEqual(scenario.installation, { release: 'mine' });
    assert.deepEqual(scenario.everythingElse, { egress: 'denied' });
  });

  it('ports of a list are called by their numbers, and only those of a map can be named by policies', () => {
    const peers = (ports: string): unknown => read(rightSuite.replace('{ web: 9090/http }', ports)).peers['prometheus'];
    assert.deepEqual(peers('[9090/HTTP, 53/udp, 80, 132/sctp]'), {
      kind: 'pod',
      namespace: { kind: 'named', name: 'monitoring', labels: {} },
      labels: {},
      ports: {
        '9090': { application: 'http', port: 9090 },
        '53/UDP': { application: 'udp', port: 53 },
        '80': { application: 'tcp', port: 80 },
        '132/SCTP': { application: 'sctp', port: 132 },
      },
    });
    assert.deepEqual(Reflect.get(Object(peers('{ a: 80, b: 80 }')), 'declared'), ['a', 'b']);
  });

  it('a row without words about the way speaks of every way, one with them of its own', () => {
    const row = (flow: string): unknown => read(rightSuite.replace("'* -> dns'", `'${flow}'`)).scenarios[0]?.expect('cilium')[1]?.row;
    assert.equal(row('client -> api:http via service'), 'web');
    assert.equal(row('client -> api:https'), undefined);
    const narrow = rightSuite.replace("flows: ['client -> api:http']", "flows: ['client -> api:http via service over IPv6']");
    assert.equal(read(narrow).scenarios[0]?.expect('cilium')[0]?.row, undefined);
  });

  it('aliases are followed, and say their own place', () => {
    const text = rightSuite
      .replace("allow: ['client -> api:http', '* -> dns']", 'allow: &flows [ client -> api:80 ]')
      .replace('[prometheus -> api:http: it scrapes nothing]', '*flows');
    assert.equal(
      messageOf(text),
      'netpol.yaml:19:21: "client -> api:80" is to be denied, and allowed in line 19; one flow has one verdict.',
    );
  });

  it('lists of lists have an end', () => {
    const names = (letter: string): string => Array.from({ length: 30 }, (_, index) => `${letter}${String(index)}`).join();
    const flows = Array.from({ length: 120 }, (_, index) => `    - '[${names('a')}] -> [${names('b')}]:${String(index + 1)}'`).join('\n');
    assert.equal(
      messageOf(`claims: { a: A }\nscenarios:\n- id: a\n  claim: a\n  deny:\n${flows}\n`),
      'netpol.yaml: stands for more than 100000 flows, the most that a suite can.',
    );
  });

  it('a name that is none of thirty thousand is no reason to wait', () => {
    const claims = Array.from({ length: 30_000 }, (_, index) => `  c${String(index)}: Text\n`).join('');
    const scenarios = Array.from({ length: 500 }, (_, index) => `  - { id: s${String(index)}, claim: nope, deny: [a -> b] }\n`).join('');
    const lines = messageOf(`claims:\n${claims}scenarios:\n${scenarios}`).split('\n');
    assert.equal(lines.length, 51);
    assert.match(lines[0] ?? '', /names the unknown claim "nope"; known are c0, c1, .*, c19, …\.$/);
  });

  it('of many mistakes the first fifty are listed', () => {
    const keys = Array.from({ length: 60 }, (_, index) => `zebra${String(index)}: 1`).join('\n');
    const lines = messageOf(`${keys}\n${rightSuite}`).split('\n');
    assert.equal(lines.length, 51);
    assert.equal(lines.at(-1), 'netpol.yaml: … and 10 more.');
  });

  it('whatever a file holds, the answer is a suite or a message of its lines, in no words of a library', () => {
    const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const keys = fc.constantFrom(
      'source',
      'chart',
      'engines',
      'peers',
      'labels',
      'ports',
      'claims',
      'scenarios',
      'id',
      'allow',
      'namespace',
      '__proto__',
      'constructor',
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        scalar,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(keys, fc.string()), tie('tree'), { maxKeys: 5 }),
      ),
    }));
    const scenario = fc.record(
      { id: tree, claim: tree, allow: tree, deny: tree, engines: tree, everythingElse: tree },
      { requiredKeys: [] },
    );
    const suite = fc.record(
      { source: tree, engines: tree, peers: tree, claims: tree, subjects: tree, tables: tree, scenarios: fc.array(scenario) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(tree, suite), (value) => {
        const message = messageOf(stringify(value));
        if (message === 'no error') return;
        for (const line of message.split('\n')) {
          assert.match(line, /^netpol\.yaml(:\d+:\d+)?: /);
          assert.doesNotMatch(line, /Invalid|undefined|\[object|expected (string|object|record|array)\b|zod/);
        }
      }),
    );
  });

  describe('is refused, with every line that is wrong', () => {
    it('what the cases begin with is right', () => {
      assert.equal(messageOf(rightSuite), 'no error');
    });

    for (const { what, from, to, says } of [...wrongSource, ...wrongCast, ...wrongScenarios, ...wrongFlows]) {
      it(what, () => {
        assert.ok(from === undefined || rightSuite.includes(from));
        assert.deepEqual(messageOf(from === undefined ? to : rightSuite.replace(from, () => to)).split('\n'), says);
      });
    }
  });
});
