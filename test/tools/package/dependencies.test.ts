import assert from 'node:assert/strict';
import { allowedInstallScripts, isAllowed } from '../../../tools/package/dependencies/allowed.ts';
import { readDependencies } from '../../../tools/package/dependencies/read-dependencies.ts';

describe('production dependencies', () => {
  const dependencies = readDependencies(process.cwd());

  it('have licences of the list', () => {
    assert.ok(dependencies.length > 100);
    assert.deepEqual(
      dependencies.filter(({ licence }) => !isAllowed(licence)),
      [],
    );
  });

  it('run no script when they are installed, but those that are listed with a reason', () => {
    const found = dependencies.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    assert.deepEqual(
      found.filter((name) => !Object.hasOwn(allowedInstallScripts, name)),
      [],
    );
  });
});

describe('an SPDX expression', () => {
  for (const [expression, expected] of [
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-3.0-only', false],
    ['SEE LICENSE IN LICENSE', false],
    ['none', false],
  ] as const) {
    it(`${expression}: ${expected ? 'allowed' : 'refused'}`, () => {
      assert.equal(isAllowed(expression), expected);
    });
  }
});
