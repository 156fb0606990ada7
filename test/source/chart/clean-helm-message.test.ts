import assert from 'node:assert/strict';
import { cleanHelmMessage } from '../../../harness/source/chart/clean-helm-message.ts';

const messages = [
  ['is what follows "Error: "', 'Error: chart not found\n', 'chart not found'],
  ['has no warnings before it', 'WARNING: Kubernetes configuration file is group-readable.\nError: no such chart\n', 'no such chart'],
  ['begins at the beginning of a line', '\nError: values: Error: port\nError: again\n', 'values: Error: port\nError: again'],
  ['has no prefix of an installation', 'Error: INSTALLATION FAILED: no such chart', 'no such chart'],
  ['is kept where it says nothing of an error', ' plugin says Error: no \n', 'plugin says Error: no'],
  [
    'has no advice to use --debug',
    'Error: YAML parse error on tiny/templates/a.yaml: error converting YAML to JSON\n\nUse --debug flag to render out invalid YAML\n',
    'YAML parse error on tiny/templates/a.yaml: error converting YAML to JSON',
  ],
  ['has no advice in brackets', 'Error: no release (use --debug to see the stack) here', 'no release here'],
  ["is the template's own", 'Error: execution error at (tiny/templates/a.yaml:12:345): engine: no such engine', 'engine: no such engine'],
  ["is a subchart's own", 'Error: execution error at (tiny/charts/sub/templates/a/b.yaml:1:2): no engine', 'no engine'],
  ['is that of a template without a chart', 'Error: execution error at (templates/a.yaml:1:2): no engine', 'no engine'],
  [
    'keeps what is in the middle of it',
    'Error: in another: execution error at (tiny/templates/a.yaml:1:2): no engine',
    'in another: execution error at (tiny/templates/a.yaml:1:2): no engine',
  ],
  ['is never empty', '\n', 'helm failed and did not say why'],
  ['is never empty where helm only says that it is an error', 'Error: \n', 'helm failed and did not say why'],
] as const;

describe("helm's message", () => {
  for (const [what, stderr, message] of messages)
    it(what, () => {
      assert.equal(cleanHelmMessage(stderr), message);
    });
});
