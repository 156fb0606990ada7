import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { format, resolveConfig } from 'prettier';
import type { z } from 'zod';
import type { Results } from '../../../harness/vocabulary/results.ts';
import { resultsJsonSchema } from '../../../reports/schema/results-json-schema.ts';
import { resultsSchema } from '../../../reports/schema/results-schema.ts';
import { assertGolden } from '../assert-golden.ts';
import { buildResults } from '../build-results.ts';
import { greenResults, mixedResults } from '../sample-results.ts';

type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;
type Equal<A, B> = (<T>(value: T) => T extends A ? 1 : 2) extends <T>(value: T) => T extends B ? 1 : 2 ? true : false;

/** Doesn't compile where the schema and the type differ in any property, at any depth. */
const sameType: Equal<Mutable<z.infer<typeof resultsSchema>>, Mutable<Results>> = true;

const ajv = new Ajv2020({ allErrors: true, strict: true });
addFormats.default(ajv);
const validate = ajv.compile(resultsJsonSchema());

/** A copy as JSON, changed at a path; undefined removes. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(mixedResults()));
  let place: unknown = copy;
  for (const key of path.slice(0, -1)) {
    assert.ok(
      typeof place === 'object' && place !== null && Object.hasOwn(place, key),
      `no ${String(key)} on the way to ${path.join('.')}`,
    );
    place = Reflect.get(place, key);
  }
  assert.ok(typeof place === 'object' && place !== null);
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(place, last);
  else Reflect.set(place, last, value);
  return copy;
}

describe('results schema', () => {
  it('has the type of Results', () => {
    assert.ok(sameType);
  });

  it('results.schema.json is generated from it', async () => {
    const file = new URL('../../../reports/schema/results.schema.json', import.meta.url);
    const style = await resolveConfig(file);
    await assertGolden(file, await format(JSON.stringify(resultsJsonSchema()), { ...style, parser: 'json' }));
  });

  for (const [name, results] of [
    ['green', greenResults()],
    ['mixed', mixedResults()],
    ['no cell, with a problem', buildResults([], { problem: 'no cluster', completeness: 'partial', shard: { index: 1, of: 2 } })],
  ] as const) {
    it(`accepts ${name} results, in both forms`, () => {
      const json: unknown = JSON.parse(JSON.stringify(results));
      assert.deepEqual(resultsSchema.parse(json), results);
      assert.ok(validate(json), ajv.errorsText(validate.errors));
    });
  }

  for (const [path, value] of [
    [['schemaVersion'], 1],
    [['schemaVersion'], undefined],
    [['cells'], {}],
    [['surprise'], 1],
    [['run', 'surprise'], 1],
    [['run', 'startedAt'], 'yesterday'],
    [['run', 'durationMs'], -1],
    [['run', 'completeness'], 'half'],
    [['run', 'cluster', 'evidence'], 'hearsay'],
    [['run', 'cluster', 'details', 'kernel'], 6],
    [['run', 'stages', 0, 'surprise'], 1],
    [['cells', 0, 'engine'], ''],
    [['run', 'source', 'kind'], 'tarball'],
    [['run', 'source', 'tool'], 4],
    [['run', 'source', 'digest'], undefined],
    [['run', 'source', 'leftOut'], undefined],
    [['suite'], undefined],
    [['suite', 'engines', 0, 'dialects'], 'cilium'],
    [['suite', 'tables', 0, 'rows', 0, 'id'], undefined],
    [['cells', 0, 'flows', 0, 'findings'], [{ kind: 'chart-defect', text: 'of version 1' }]],
    [['cells', 0, 'outcome'], 'passed'],
    [['cells', 0, 'flows', 0, 'declared'], 'inconclusive'],
    [['cells', 0, 'flows', 0, 'family'], 5],
    [['cells', 0, 'flows', 0, 'port'], 65_536],
    [['cells', 0, 'flows', 0, 'repeat'], undefined],
    [['cells', 0, 'flows', 0, 'observed', 'enforcd'], {}],
    [['cells', 0, 'flows', 0, 'observed', 'open', 'attempts', 0, 'kind'], 'denied'],
    [['cells', 0, 'flows', 0, 'predicted', 'decidedBy', 'effect'], 'drop'],
    [['cells', 0, 'flows', 0, 'predicted', 'trace', 0, 'policy', 'file'], undefined],
    [['cells', 0, 'flows', 0, 'reason'], null],
    [['summary', 'exitCode'], 4],
    [['summary', 'flows', 'ok'], 1.5],
    [['summary', 'flows', 'passed'], 1],
    [['summary', 'flows', 'failed'], undefined],
  ] as const) {
    it(`refuses ${path.join('.')} = ${value === undefined ? 'nothing' : JSON.stringify(value)}, in both forms`, () => {
      const json = changed(path, value);
      assert.ok(!resultsSchema.safeParse(json).success, 'zod accepts it');
      assert.ok(!validate(json), 'the JSON schema accepts it');
    });
  }
});
