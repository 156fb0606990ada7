import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { suiteJsonSchema } from '../../harness/suite/suite-json-schema.ts';
import { assertGolden } from '../reports/assert-golden.ts';
import { pageSuite } from './page-suite.ts';
import { rightSuite } from './wrong/right-suite.ts';

const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(suiteJsonSchema());

/** Keys of maps anywhere in a schema that it has no words for. */
function withoutDescription(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const properties = 'properties' in schema ? Object.entries(schema.properties ?? {}) : [];
  const own = properties
    .filter(([, inner]) => typeof inner !== 'object' || inner === null || !('description' in inner))
    .map(([key]) => key);
  return [...own, ...Object.values(schema).flatMap(withoutDescription)];
}

describe('netpol.schema.json', () => {
  it('is generated', async () => {
    const file = new URL('../../harness/suite/netpol.schema.json', import.meta.url);
    const style = await resolveConfig(file);
    await assertGolden(file, await format(JSON.stringify(suiteJsonSchema()), { ...style, parser: 'json' }));
  });

  for (const [name, text] of [
    ['the grammar page', pageSuite],
    ['the right suite', rightSuite],
  ] as const) {
    it(`takes ${name}`, () => {
      assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
    });
  }

  for (const [what, from, to] of [
    ['an unknown key', 'requires:', 'require:'],
    ['a label that is true', "'yes'", 'true'],
    ['an unknown scope', 'everythingElse: denied', 'scope: clusters'],
    ['everything else allowed', 'everythingElse: denied', 'everythingElse: allowed'],
    ['no claims', 'claims:', 'claim:'],
    ['two flows in one map', '[prometheus -> api:http: it scrapes nothing]', '[{ a -> b: c, d -> e: f }]'],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.ok(rightSuite.includes(from));
      assert.ok(!validate(parse(rightSuite.replace(from, to))));
    });
  }

  it('has words for everything that a suite can say', () => {
    assert.deepEqual(withoutDescription(suiteJsonSchema()), []);
  });
});
