import assert from 'node:assert/strict';
import { runScript, type ScriptOutcome } from './run-script.ts';

describe('the matrix, rendered', () => {
  function render(kind: string, gateExitCode: number): Promise<ScriptOutcome> {
    return runScript({
      script: 'render-matrix.sh',
      args: ['merged', 'site'],
      env: { EMBEDDED: 'success', KIND: kind },
      programs: {
        npm: `case $* in *' gate '*) exit ${String(gateExitCode)} ;; esac\nmkdir -p site\necho '## ok' > site/summary.md`,
      },
    });
  }
  const showsGate = ({ calls }: ScriptOutcome): boolean => calls.at(-1)?.includes('--gate gate.yaml') === true;

  it('shows the gate, and nothing before the results, where every job came to its end', async () => {
    const outcome = await render('success', 0);
    assert.equal(outcome.exitCode, 0);
    assert.equal(outcome.read('summary'), '## ok\n');
    assert.equal(showsGate(outcome), true);
  });

  it('says first that a job failed, and then shows no open gate: it knows nothing of a cluster that is missing', async () => {
    const outcome = await render('failure', 0);
    assert.equal(outcome.exitCode, 0);
    assert.match(outcome.read('summary') ?? '', /^> \[!WARNING\]\n> .* kind with failure: .*\n\n## ok\n$/);
    assert.equal(showsGate(outcome), false);
  });

  it('shows why the gate is closed where a job failed', async () => {
    assert.equal(showsGate(await render('failure', 1)), true);
  });
});
