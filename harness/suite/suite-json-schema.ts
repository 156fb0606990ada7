import { z } from 'zod';
import { suiteFileSchema } from './suite-file-schema.ts';

/** `netpol.schema.json`: the JSON Schema (draft 2020-12) of `netpol.yaml`, for editors, generated from {@link suiteFileSchema}. */
export function suiteJsonSchema(): object {
  return { title: 'netpol.yaml of netpol-conformance', ...z.toJSONSchema(suiteFileSchema, { target: 'draft-2020-12' }) };
}
