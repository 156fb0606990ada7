import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModuleSuite } from '../../harness/suite/read-module.ts';
import type { Suite } from '../../harness/suite/suite.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { dialects } from './dialects.ts';

const places = { releaseNamespace: 'release', namespaces: {}, cidrs: () => [], apiserverPort: 6443 };
const denyAll = "{ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'deny-all' }, spec: { podSelector: {} } }";

/** A suite of one scenario as a module that imports nothing. */
function moduleOf(scenario: string, rest = ''): string {
  return `export default ({ defineSuite, allowed, denied }) => defineSuite({
    engines: { kubernetes: {}, cilium: {} },
    claims: { door: 'Nobody gets in' },
    peers: { client: { kind: 'pod', namespace: { kind: 'release' }, labels: {}, ports: {} } },
    ${rest}
    scenarios: [{ id: 'closed', claim: 'door', ${scenario} }],
  });`;
}

describe('a suite as a module', () => {
  let folder = '';
  let count = 0;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-suite-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function write(text: string, extension = 'mjs'): Promise<string> {
    count += 1;
    const file = join(folder, `suite-${String(count)}.${extension}`);
    await writeFile(file, text);
    return file;
  }

  async function read(text: string): Promise<Suite> {
    return readModuleSuite(await write(text), dialects);
  }

  async function linesOf(text: string): Promise<readonly string[]> {
    const file = await write(text);
    return readModuleSuite(file, dialects).then(
      () => [],
      (error: unknown) => messageOf(error, file),
    );
  }

  function messageOf(error: unknown, file: string): readonly string[] {
    if (!(error instanceof UserError) || error.exitCode !== 3) throw error;
    return error.message.replaceAll(file, 'FILE').split('\n');
  }

  it('a function of words is called, and what its scenarios say is the suite', async () => {
    const suite = await read(
      moduleOf(
        `values: () => ({ on: true }), foreignPolicies: () => [${denyAll}], expect: () => [denied('client', 'api:http', 'it is no client')]`,
      ),
    );
    const [scenario] = suite.scenarios;
    assert.match(suite.name, /suite-\d+\.mjs$/);
    assert.deepEqual(scenario?.engines, ['kubernetes', 'cilium']);
    assert.deepEqual(scenario.values(places, 'cilium'), { on: true });
    assert.equal(scenario.foreignPolicies?.(places)[0]?.kind, 'NetworkPolicy');
    assert.deepEqual(scenario.expect('cilium'), [
      { source: 'client', target: 'api:http', verdict: 'denied', because: 'it is no client', approach: { kind: 'address' } },
    ]);
  });

  it('a plain suite is taken as it is, and TypeScript is read', async () => {
    const file = await write(
      `const suite: object = { name: 'plain', engines: { cilium: { values: {}, dialects: ['cilium'] } }, subjects: {}, peers: {}, claims: { a: { text: 'A' } }, tables: [], notJudged: {},
        scenarios: [{ id: 'a', claim: 'a', title: 'A', engines: ['cilium'], values: () => ({}), expect: () => [] }] };
      export default suite;`,
      'ts',
    );
    assert.equal((await readModuleSuite(file, dialects)).name, 'plain');
  });

  it('each expect is asked once an engine, when the suite is read', async () => {
    const suite = await read(
      `const asked = [];
      ${moduleOf('expect: (engine) => { asked.push(engine); return [denied("client", "api:" + asked.length, "x")]; }')}`,
    );
    const targets = ['cilium', 'kubernetes', 'cilium'].map((engine) => suite.scenarios[0]?.expect(engine)[0]?.target);
    assert.deepEqual(targets, ['api:2', 'api:1', 'api:2']);
  });

  it('two reads at once know nothing of each other', async () => {
    const ids = (id: string): string => moduleOf('expect: () => []').replace("id: 'closed'", `id: '${id}'`);
    const suites = await Promise.all([read(ids('one')), read(ids('two'))]);
    assert.deepEqual(
      suites.map(({ scenarios }) => scenarios.map(({ id }) => id)),
      [['one'], ['two']],
    );
  });

  for (const [what, text, says] of [
    [
      'no default export',
      'export const suite = {};',
      ['FILE: has no suite as its default export; write export default ({ defineSuite }) => defineSuite({ … }).'],
    ],
    [
      'a function that returns nothing',
      'export default () => {};',
      ['FILE: has no suite as its default export; write export default ({ defineSuite }) => defineSuite({ … }).'],
    ],
    ['code that throws', 'throw new Error("no luck");', ['FILE: failed: no luck']],
    ['code that throws what is no error', 'throw 5;', ['FILE: failed: 5']],
    [
      'an empty suite',
      'export default {};',
      ['engines', 'subjects', 'peers', 'claims', 'tables', 'notJudged', 'scenarios'].map(
        (key) => `FILE: the suite has no ${key}; expected a ${key === 'tables' || key === 'scenarios' ? 'list' : 'map'}.`,
      ),
    ],
    [
      'nonsense for every part',
      'export default ({ defineSuite }) => defineSuite({ engines: 5, subjects: [], peers: "x", claims: null, tables: 1, notJudged: false, scenarios: "none" });',
      [
        'FILE: engines is 5, a number; expected a map.',
        'FILE: subjects is a list; expected a map.',
        'FILE: peers is "x"; expected a map.',
        'FILE: claims is empty; expected a map.',
        'FILE: tables is 1, a number; expected a list.',
        'FILE: notJudged is false, a truth value; expected a map.',
        'FILE: scenarios is "none"; expected a list.',
      ],
    ],
    [
      'a scenario that is text',
      moduleOf('expect: () => []').replace('scenarios: [', "scenarios: ['none', "),
      ['FILE: scenarios[0] is "none"; expected a map.'],
    ],
    [
      'a misspelt key of a scenario',
      moduleOf(`foreignPolicy: () => [${denyAll}], expect: () => []`),
      ['FILE: scenarios.closed has an unknown key "foreignPolicy"; did you mean "foreignPolicies"?'],
    ],
    [
      'a misspelt key of the suite',
      moduleOf('expect: () => []', 'notJudge: {},'),
      ['FILE: the suite has an unknown key "notJudge"; did you mean "notJudged"?'],
    ],
    [
      'a misspelt key of a peer',
      moduleOf('expect: () => []').replace('labels: {}', 'labels: {}, port: {}'),
      ['FILE: peers.client has an unknown key "port"; did you mean "ports"?'],
    ],
    [
      'an unknown kind of peer',
      moduleOf('expect: () => []').replace("kind: 'pod'", "kind: 'pods'"),
      ['FILE: peers.client.kind is "pods"; expected pod or host.'],
    ],
    [
      'an unknown kind of namespace',
      moduleOf('expect: () => []').replace("{ kind: 'release' }", "'release'"),
      ['FILE: peers.client.namespace is "release"; expected a map.'],
    ],
    [
      'a declared port that there is none of',
      moduleOf('expect: () => []').replace('ports: {}', "ports: {}, declared: ['web']"),
      ['FILE: peers.client: declares the port web, which ports do not hold.'],
    ],
    ['no expect', moduleOf(''), ['FILE: scenarios.closed has no expect; expected a function.']],
    ['a list where a function belongs', moduleOf('expect: []'), ['FILE: scenarios.closed.expect is a list; expected a function.']],
    [
      'an unknown claim',
      moduleOf("claim: 'doors', expect: () => []"),
      ['FILE: scenarios.closed.claim names the unknown claim "doors"; did you mean "door"?'],
    ],
    [
      'an unknown engine',
      moduleOf("engines: ['cillium'], expect: () => []"),
      ['FILE: scenarios.closed.engines names the unknown engine "cillium"; did you mean "cilium"?'],
    ],
    [
      'an engine that is no dialect',
      moduleOf('expect: () => []').replace('cilium: {}', 'plain: {}'),
      ['FILE: engines.plain is not named after a dialect and names none; write dialects: [...], with one of kubernetes, cilium, calico.'],
    ],
    [
      'an expect that throws',
      moduleOf('expect: () => { throw new Error("no luck"); }'),
      ['FILE: scenarios.closed.expect() failed: no luck'],
    ],
    ['an expect that returns no list', moduleOf('expect: () => ({})'), ['FILE: scenarios.closed.expect() is a map; expected a list.']],
    [
      'a detail with an unknown key',
      moduleOf("expect: () => [denied('client', 'api:http', 'x', { via: { kind: 'service' } })]"),
      [
        'FILE: scenarios.closed.expect()[0] has an unknown key "via"; known are source, target, approach, lookup, family, verdict, because, row, at.',
      ],
    ],
    [
      'a row that is not there',
      moduleOf("expect: () => [denied('client', 'api:http', 'x', { row: 'no/such-row' })]"),
      ['FILE: scenarios.closed.expect()[0]: "no/such-row" is no row; there are no tables.'],
    ],
    [
      'a target that is none',
      moduleOf("expect: () => [denied('client', 'api:', 'x')]"),
      [
        'FILE: scenarios.closed.expect()[0]: "api:" has the port ""; a port is a port\'s name, a number, or a number with /TCP, /UDP or /SCTP.',
      ],
    ],
    [
      'a source that is none',
      moduleOf("expect: () => [denied('Client', 'api', 'x')]"),
      [
        'FILE: scenarios.closed.expect()[0]: "Client -> api" comes from "Client"; a name is of a-z, 0-9, - and dots, or * for every subject.',
      ],
    ],
    [
      'two verdicts',
      moduleOf("expect: () => [denied('client', 'api:80', 'x'), allowed('client', 'api:80', 'x', { family: 6 })]"),
      ['FILE: scenarios.closed.expect()[1]: "client -> api:80 over IPv6" is to be allowed, and denied before; one flow has one verdict.'],
    ],
    [
      'the same flow twice',
      moduleOf("expect: () => [denied('client', 'api:80', 'x'), denied('client', 'api:80', 'y')]"),
      ['FILE: scenarios.closed.expect()[1]: "client -> api:80" is there twice, first before.'],
    ],
    [
      'two mistakes in two places',
      moduleOf("requires: ['a b'], scope: 'world', expect: () => []"),
      [
        'FILE: scenarios.closed.requires[0] is "a b"; expected a value path such as networkPolicy.enabled.',
        'FILE: scenarios.closed.scope is "world"; expected namespace or cluster.',
      ],
    ],
  ] as const satisfies readonly (readonly [string, string, readonly string[]])[]) {
    it(`${what} is refused`, async () => {
      assert.deepEqual(await linesOf(text), says);
    });
  }

  for (const [what, scenario, act, says] of [
    [
      'values',
      'values: () => []',
      (suite: Suite) => suite.scenarios[0]?.values(places, 'cilium'),
      'FILE: scenarios.closed.values() is a list; expected a map.',
    ],
    [
      'checks',
      "checks: () => [{ id: 'a', because: 'b', runs: 5 }]",
      (suite: Suite) => suite.scenarios[0]?.checks?.('cilium'),
      'FILE: scenarios.closed.checks().a has an unknown key "runs"; did you mean "run"?',
    ],
    [
      'foreign policies',
      'foreignPolicies: () => [{ kind: "NetworkPolicy" }]',
      (suite: Suite) => suite.scenarios[0]?.foreignPolicies?.(places),
      'FILE: scenarios.closed.foreignPolicies()[0] has no apiVersion; expected text.',
    ],
  ] as const) {
    it(`${what} are checked when they are asked for`, async () => {
      const file = await write(moduleOf(`${scenario}, expect: () => []`));
      const suite = await readModuleSuite(file, dialects);
      assert.throws(
        () => act(suite),
        (error) => messageOf(error, file).includes(says) || assert.fail(messageOf(error, file).join('\n')),
      );
    });
  }

  it('values of a source that is no chart are refused when they are asked for', async () => {
    const suite = await read(moduleOf('values: () => ({ a: 1 }), expect: () => []', "source: { kind: 'manifests', paths: ['/k8s'] },"));
    assert.throws(() => suite.scenarios[0]?.values(places, 'cilium'), /scenarios\.closed has values, which only a chart takes/);
  });
});
