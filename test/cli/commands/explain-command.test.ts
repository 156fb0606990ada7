import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { explainCommand } from '../../../cli/commands/explain-command.ts';
import { parseArguments } from '../../../cli/parse-arguments.ts';
import { outsideMocha } from '../../../mocha/outside-mocha.ts';
import { refusalOf } from '../refusal-of.ts';
import { saidBy } from '../said-by.ts';
import { writeOwnSuite } from '../own-suite.ts';

const chart = ['--chart', 'test/fixtures/other-chart'];

async function explain(...args: readonly string[]): Promise<string> {
  const parsed = parseArguments(['explain', ...args]);
  assert.ok(parsed.command === 'explain');
  const { result, stdout, stderr } = await outsideMocha(() => saidBy(() => explainCommand(parsed.options)));
  assert.deepEqual([result, stderr], [0, '']);
  return stripVTControlCharacters(stdout);
}

describe('the explanation of a flow', () => {
  it('is its verdict, and the chain that led to it', async () => {
    const policy = 'NetworkPolicy npc-abcdef-row-metrics-k/other';
    assert.equal(
      await explain(...chart, '--scenario', 'row-metrics', '--from', 'stranger', '--to', 'controller:health'),
      `stranger → controller:9101/TCP under kubernetes, scenario row-metrics: denied
egress of stranger
  allow      no policy selects stranger for egress
ingress of npc-abcdef-row-metrics-k/controller
  tier default
    no match   ${policy}
               spec.ingress[0]: TCP 9101 does not match TCP port "metrics"
    deny       ${policy} › end of tier default
               ${policy} isolates npc-abcdef-row-metrics-k/controller for ingress, and no rule of the tier allows the flow

denied by ${policy} › end of tier default
nearest: ${policy} › spec.ingress[0]: TCP 9101 does not match TCP port "metrics"
`,
    );
  });

  it("is of this project's own chart where none is named, by the name that is looked up", async () => {
    const flow = ['--from', 'controller', '--to', 's3:443', '--engine', 'cilium', '--scenario', 'fqdn-egress'];
    const question = 'controller → s3:443/TCP under cilium, scenario fqdn-egress';
    for (const [name, verdict] of [
      ['bucket.example.com', 'allowed'],
      ['hooks.example.com', 'denied'],
    ] as const) {
      const said = await explain(...flow, '--name', name);
      assert.equal(said.split('\n')[0], `${question}: ${verdict}`);
      assert.match(said, /CiliumNetworkPolicy npc-abcdef-fqdn-egress-c\/conformance-stageset-controller/);
    }
  });

  describe('of a file', () => {
    let folder: string;
    let file: string;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-explain-'));
      file = await writeOwnSuite(folder);
    });
    after(() => rm(folder, { recursive: true }));

    it('is of its first scenario where none is named', async () => {
      const said = await explain(...chart, '--suite', file, '--from', 'stranger', '--to', 'other:metrics');
      assert.match(said, /^stranger → other:9100\/TCP under kubernetes, scenario mine: allowed\n/);
    });

    it("is under the user's values", async () => {
      const values = join(folder, 'values.yaml');
      await writeFile(values, '{ gate: { enabled: true } }');
      const flow = ['--suite', file, '--values', values, '--from', 'outsider', '--to', 'other:gate'];
      const said = await explain(...chart, ...flow);
      assert.match(said, /^outsider → other:9102\/TCP under kubernetes, scenario mine: allowed\n/);
    });
  });

  for (const [family, address] of [
    ['4', '198.51.100.10'],
    ['6', '2001:db8:2::10'],
  ] as const) {
    it(`is in the IP family that is asked for: ${family}`, async () => {
      const said = await explain('--from', 'controller', '--to', 's3:443', '--family', family);
      assert.ok(said.includes(`destination s3 (${address}) matches`), said);
    });
  }

  it('is refused for an endpoint that there is not', async () => {
    const [exitCode, message] = await refusalOf(() => explain(...chart, '--from', 'promethus', '--to', 'controller:8080'));
    assert.equal(exitCode, 3);
    assert.match(message, /promethus.*prometheus/s);
  });

  it('is refused for a chart that does not render', async () => {
    const [exitCode, message] = await refusalOf(() => explain('--chart', '/no/such/chart', '--from', 'stranger', '--to', 'controller:1'));
    assert.equal(exitCode, 3);
    assert.match(message, /\/no\/such\/chart.*does not exist/);
  });
});
