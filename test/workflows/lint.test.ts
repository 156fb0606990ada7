import assert from 'node:assert/strict';
import { lintScripts, lintWorkflows, whyNoActionlint, whyNoShellcheck } from './run-linter.ts';
import { scriptFiles, workflowFiles } from './workflows.ts';

const actionlintMs = 180_000;

describe('workflows, linted', function () {
  this.timeout(actionlintMs);
  const missing = whyNoActionlint();
  const check = missing === undefined ? it : it.skip;
  const because = missing === undefined ? '' : ` (${missing})`;

  check(`actionlint and shellcheck find nothing${because}`, async () => {
    assert.deepEqual(await lintWorkflows(await workflowFiles()), { exitCode: 0, output: '' });
  });

  check(`a broken workflow is red: a job that is not there, and shell that splits words${because}`, async () => {
    const { exitCode, output } = await lintWorkflows(['test/workflows/fixtures/broken.yml']);
    assert.equal(exitCode, 1);
    assert.match(output, /needs job "nobody" which does not exist/);
    assert.match(output, /SC2086/);
  });
});

describe('shell scripts, linted', () => {
  const missing = whyNoShellcheck();
  const check = missing === undefined ? it : it.skip;
  const because = missing === undefined ? '' : ` (${missing})`;

  check(`shellcheck finds nothing${because}`, async () => {
    assert.deepEqual(await lintScripts(await scriptFiles()), { exitCode: 0, output: '' });
  });

  check(`a broken script is red${because}`, async () => {
    const { exitCode, output } = await lintScripts(['test/workflows/fixtures/broken.sh']);
    assert.equal(exitCode, 1);
    assert.match(output, /SC2086/);
  });
});
