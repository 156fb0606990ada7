import { z } from 'zod';
import { resultsSchema } from './results-schema.ts';

/** `results.schema.json`: the JSON Schema (draft 2020-12) of `results.json`, for other tools, generated from {@link resultsSchema}. */
export function resultsJsonSchema(): object {
  return { title: 'netpol-conformance results, version 2', ...z.toJSONSchema(resultsSchema, { target: 'draft-2020-12' }) };
}
