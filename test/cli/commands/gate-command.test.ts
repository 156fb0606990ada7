import assert from 'node:assert/strict';
import { join } from 'node:path';
import { gateCommand } from '../../../cli/commands/gate-command.ts';
import { parseArguments } from '../../../cli/parse-arguments.ts';
import { widthOf } from '../../../cli/terminal.ts';
import { decideGate } from '../../../gate/decide-gate.ts';
import { formatDecision } from '../../../gate/format-decision.ts';
import { readPolicy } from '../../../gate/read-policy.ts';
import { outsideMocha } from '../../../mocha/outside-mocha.ts';
import { ownSuite, writeOwnSuite } from '../own-suite.ts';
import { prepareRelease, type Release } from '../release.ts';
import { refusalOf } from '../refusal-of.ts';
import { type Said, saidBy } from '../said-by.ts';

describe('the gate of a release', () => {
  let release: Release;
  let suiteFile: string;
  before(async () => {
    release = await prepareRelease();
    suiteFile = await writeOwnSuite(release.folder, ownSuite.replace('id: mine', 'id: row-metrics'));
  });
  after(() => release[Symbol.asyncDispose]());

  async function gate(...args: readonly string[]): Promise<Said<number>> {
    const { folder, policy, chart } = release;
    const parsed = parseArguments(['gate', folder, '--policy', policy, '--chart', chart, ...args]);
    assert.ok(parsed.command === 'gate');
    return outsideMocha(() => saidBy(() => gateCommand(parsed.options)));
  }

  const known = { engines: ['kubernetes'], claims: ['row-metrics'] };
  const cells = [{ id: 'row-metrics/kubernetes', claim: 'row-metrics', engine: 'kubernetes' }];
  const terms = (): Parameters<typeof decideGate>[2] => ({ now: new Date(), source: release.results.run.source, cells });

  it('is open where everything is proven that the policy asks for, and exits with 0', async () => {
    const { results, policy } = release;
    const decision = decideGate([results], await readPolicy(policy, known), terms());
    const stdout = formatDecision(decision, terms(), widthOf(process.stdout));
    assert.match(stdout, /^gate open for other-controller 2\.0\.0/);
    assert.deepEqual(await gate('--suite', suiteFile), { result: 0, stdout, stderr: '' });
  });

  it("is closed where this project's scenarios ask for more, and exits with 1", async () => {
    const { result, stdout } = await gate();
    assert.equal(result, 1);
    assert.match(stdout, /^gate closed for other-controller 2\.0\.0/);
  });

  it('is decided in JSON as well, with the chart that it is about', async () => {
    const { result, stdout } = await gate('--suite', suiteFile, '--json');
    const { results, policy } = release;
    const decision = decideGate([results], await readPolicy(policy, known), terms());
    assert.equal(result, 0);
    assert.equal(stdout, `${JSON.stringify({ ...decision, source: results.run.source }, null, 2)}\n`);
  });

  it('is not decided where there are no results', async () => {
    const parsed = parseArguments(['gate', join(release.folder, 'none')]);
    assert.ok(parsed.command === 'gate');
    const { options } = parsed;
    const [exitCode, message] = await refusalOf(() => gateCommand(options));
    assert.equal(exitCode, 2);
    assert.match(message, /none can't be read: there is nothing of that name/);
  });
});
