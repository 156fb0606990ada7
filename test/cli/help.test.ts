import assert from 'node:assert/strict';
import { commandNames, commands } from '../../cli/flags/commands.ts';
import { renderHelp } from '../../cli/help.ts';
import { parseArguments } from '../../cli/parse-arguments.ts';

describe('help', () => {
  it('names every command, and every flag of run', () => {
    const text = renderHelp(undefined, 100);
    for (const name of commandNames) assert.match(text, new RegExp(`^  ${name} `, 'm'));
    for (const flag of Object.keys(commands.run.flags)) assert.match(text, new RegExp(`^  --${flag}\\b`, 'm'));
    assert.match(text, /^ {2}0 .*ok/m);
  });

  for (const name of commandNames) {
    it(`${name}: every flag with its default, at every width`, () => {
      for (const width of [60, 80, 200]) {
        const text = renderHelp(name, width);
        for (const flag of Object.keys(commands[name].flags)) assert.match(text, new RegExp(`--${flag}\\b`));
      }
      const wide = renderHelp(name, 500);
      for (const { fallback } of Object.values<{ readonly fallback?: string }>(commands[name].flags)) {
        if (fallback !== undefined) assert.ok(wide.includes(fallback), fallback);
      }
    });

    it(`${name}: the examples parse, and are examples of it`, () => {
      assert.ok(commands[name].examples.length > 0);
      for (const example of commands[name].examples) {
        const [, script = '', rest = ''] =
          /^npm run (?:--silent )?(conformance|explain|report|gate)(?: -- ([^|>]*))?(?: [|>].*)?$/.exec(example) ?? assert.fail(example);
        const words = rest
          .split(' ')
          .filter((word) => word !== '')
          .map((word) => word.replaceAll("'", ''));
        assert.equal(parseArguments(script === 'conformance' ? words : [script, ...words]).command, name);
      }
    });
  }

  it('keeps to a width of 100 columns', () => {
    const [flags = ''] = renderHelp(undefined, 100).split('Examples:');
    for (const line of flags.split('\n')) assert.ok(line.length <= 100, line);
  });
});
