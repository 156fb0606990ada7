import assert from 'node:assert/strict';
import { commandNames, commands } from '../../cli/flags/commands.ts';
import { nameCommands } from '../../harness/run/name-commands.ts';

describe('commands in the words of the published package', () => {
  const cases = [
    ['npm run conformance', 'npx netpol-conformance'],
    ['npm run conformance -- list shows them.', 'npx netpol-conformance list shows them.'],
    [
      "npm run explain -- --from a; npm run --silent report -- diff a b > 'c'",
      "npx netpol-conformance explain --from a; npx netpol-conformance report diff a b > 'c'",
    ],
    ['npm run setup, or: apt-get install nftables', 'apt-get install nftables'],
  ] as const;
  for (const [from, to] of cases) {
    it(from, () => {
      assert.equal(nameCommands(from, true), to);
      assert.equal(nameCommands(from), from);
    });
  }

  it('leave no npm script in any example', () => {
    for (const name of commandNames) {
      for (const example of commands[name].examples) assert.match(nameCommands(example, true), /^npx netpol-conformance(?! --\s)/, example);
    }
  });
});
