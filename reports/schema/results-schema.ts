import { z } from 'zod';
import { outcomes } from '../../harness/vocabulary/outcome.ts';
import { cellSchema } from './cell-schema.ts';
import { suiteSchema } from './suite-schema.ts';
import { milliseconds, text, texts, wholeNumber } from './scalars.ts';

const stage = z
  .strictObject({ name: z.string(), durationMs: milliseconds })
  .describe('A part of the run with its duration, e.g. render, open, enforced.');

const cluster = z
  .strictObject({
    name: text,
    cni: z.string(),
    evidence: z.enum(['packets', 'prediction']).describe('prediction: no packet was sent; never a proof.'),
    details: texts,
  })
  .describe('Where probes ran.');

const source = z
  .strictObject({
    kind: z.enum(['chart', 'manifests', 'kustomize']),
    path: z.string(),
    name: z.string(),
    version: z.string().exactOptional().describe('Absent where the source has none.'),
    digest: z.string().describe('sha256:… over its files.'),
    tool: z.string().exactOptional().describe('What rendered it, e.g. helm 4.1.4; absent where nothing did.'),
    valuesFiles: z.array(z.string()).describe('Files of values, in ascending precedence.'),
    folder: z.string().exactOptional().describe('What the files of its objects are relative to; absent where they cannot be opened.'),
    leftOut: z
      .array(z.strictObject({ path: z.string(), reason: z.string() }))
      .describe('Files in its folders that are not read, each with the reason.'),
  })
  .describe('What was tested: where all objects come from.');

const run = z
  .strictObject({
    id: text,
    startedAt: z.iso.datetime({ offset: true }),
    durationMs: milliseconds,
    completeness: z
      .enum(['complete', 'partial'])
      .describe('partial: the run was interrupted; what is in cells holds, the rest is missing.'),
    tool: z.strictObject({ name: text, version: text }),
    cluster,
    source,
    shard: z.strictObject({ index: wholeNumber.min(1), of: wholeNumber.min(1) }).exactOptional(),
    selection: z
      .enum(['catalogue', 'part'])
      .exactOptional()
      .describe('catalogue: everything there is was asked for; part: flags chose some.'),
    stages: z.array(stage).describe('Where the time of the run went, in order.'),
    problem: z.string().exactOptional().describe('What stopped the run as a whole before all cells were judged, in words.'),
  })
  .describe('About the run as a whole.');

const counts = z
  .strictObject({ ok: wholeNumber, failed: wholeNumber, inconclusive: wholeNumber, deviates: wholeNumber, skipped: wholeNumber })
  .meta({ id: 'counts' })
  .describe('How many there are of each outcome.');

const summary = z
  .strictObject({
    outcome: z.enum(outcomes),
    exitCode: z.literal([0, 1, 2, 3]).describe('0 all ok; 1 a flow failed; 2 inconclusive or setup failed; 3 usage.'),
    cells: counts,
    flows: counts,
    checks: counts,
    probes: wholeNumber.describe('One flow in one phase counts as one, however many attempts it took.'),
  })
  .describe('Counts and the exit code that follows from them.');

/** The shape of `results.json`, version 2: everything a run found, every attempt included. Strict: an unknown field is an error. */
export const resultsSchema = z
  .strictObject({ schemaVersion: z.literal(2), run, suite: suiteSchema, cells: z.array(cellSchema), summary })
  .describe('Everything a run found; the one thing reporters read.');
