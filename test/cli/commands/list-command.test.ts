import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listCommand } from '../../../cli/commands/list-command.ts';
import { parseArguments } from '../../../cli/parse-arguments.ts';
import { outsideMocha } from '../../../mocha/outside-mocha.ts';
import { type Said, saidBy } from '../said-by.ts';

const suite = `export default ({ defineSuite, allowed, denied }) => {
  const open = allowed('prometheus', 'controller:metrics', 'its row');
  return defineSuite({
    engines: { kubernetes: {}, cilium: {}, calico: {} },
    claims: { 'row-metrics': 'Metrics are open', health: 'Nothing is denied' },
    source: { kind: 'chart', path: 'nowhere', valuesFiles: [] },
    peers: { prometheus: { kind: 'pod', namespace: { kind: 'release' }, labels: { a: 'b' }, ports: {} } },
    scenarios: [
      { id: 'metrics', claim: 'row-metrics', title: 'Metrics are open', engines: ['kubernetes', 'cilium', 'calico'], expect: (engine) => [
        open,
        denied('elsewhere', 'controller:metrics', 'not its row'),
        ...(engine === 'cilium' ? [] : [denied('elsewhere', 'controller:gate', 'no row')]),
      ] },
      { id: 'plain', claim: 'health', engines: ['cilium'], everythingElse: { egress: 'denied' }, expect: () => [open] },
    ],
  });
};`;

describe('the list of scenarios', () => {
  let folder: string;
  let file: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-list-'));
    file = join(folder, 'suite.mjs');
    await writeFile(file, suite);
  });
  after(() => rm(folder, { recursive: true }));

  async function list(...args: readonly string[]): Promise<Said<number>> {
    const parsed = parseArguments(['list', '--suite', file, ...args]);
    assert.ok(parsed.command === 'list');
    return outsideMocha(() => saidBy(() => listCommand(parsed.options)));
  }

  it('says what each expects, once, and of which engines where not of all', async () => {
    assert.deepEqual(await list(), {
      result: 0,
      stdout: `metrics (claim row-metrics; kubernetes, cilium, calico)
  Metrics are open
    allowed  prometheus → controller:metrics: its row
    denied   elsewhere → controller:metrics: not its row
    denied   elsewhere → controller:gate: no row [kubernetes, calico]

plain (claim health; cilium)
  Nothing is denied
    allowed  prometheus → controller:metrics: its row
    denied   everything else (egress)

2 scenarios, 4 cells, 9 expectations, each in every IP family of the cluster
`,
      stderr: '',
    });
  });

  it('is of what the flags select', async () => {
    const { stdout } = await list('--engine', 'kubernetes');
    assert.equal(
      stdout,
      `metrics (claim row-metrics; kubernetes)
  Metrics are open
    allowed  prometheus → controller:metrics: its row
    denied   elsewhere → controller:metrics: not its row
    denied   elsewhere → controller:gate: no row

1 scenarios, 1 cells, 3 expectations, each in every IP family of the cluster
`,
    );
  });
});
