import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';

const file = fileURLToPath(import.meta.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

/**
 * Parse SARIF and check it against the standard's own schema, as Microsoft's SARIF SDK carries it. The schema is of draft 4,
 * which names its identifier otherwise; it uses nothing else in which the drafts differ.
 */
export function checkSarif(text: string): Log {
  const schema: unknown = JSON.parse(readFileSync(file, 'utf8'));
  assert.ok(typeof schema === 'object' && schema !== null);
  for (const key of ['id', '$schema']) Reflect.deleteProperty(schema, key);
  // One of its patterns is none where `u` makes regular expressions strict.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile<Log>(schema);
  const log: unknown = JSON.parse(text);
  if (!validate(log)) assert.fail(JSON.stringify(validate.errors, null, 2));
  return log;
}
