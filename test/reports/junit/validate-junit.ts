import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { validateXML } from 'xmllint-wasm';

/** Validate JUnit's XML with libxml2 against `junit.xsd`. Rejects with what it says. */
export async function validateJunit(xml: string): Promise<void> {
  const schema = await readFile(new URL('junit.xsd', import.meta.url), 'utf8');
  const { valid, rawOutput } = await validateXML({
    xml: [{ fileName: 'junit.xml', contents: xml }],
    schema: [{ fileName: 'junit.xsd', contents: schema }],
  });
  assert.ok(valid, rawOutput);
}
