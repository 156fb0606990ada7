import { z } from 'zod';
import { outcomes } from '../../harness/vocabulary/outcome.ts';
import { findingKinds } from '../../harness/vocabulary/results.ts';
import { observationSchema } from './observation-schema.ts';
import { predictionSchema } from './prediction-schema.ts';
import { text, wholeNumber } from './scalars.ts';

const finding = z
  .strictObject({ kind: z.enum(findingKinds), text })
  .describe(
    'source-defect: declared≠predicted. enforcer-deviation: predicted≠observed. wrong-verdict: declared≠observed, nothing predicted.',
  );

const observed = z
  .strictObject({
    open: observationSchema.exactOptional(),
    enforced: observationSchema.exactOptional(),
    restored: observationSchema.exactOptional(),
  })
  .describe('By phase; a phase that did not happen is absent.');

/** One flow, with what was declared, predicted and observed. */
export const flowSchema = z
  .strictObject({
    id: text.describe('Unique in its cell; stable over runs.'),
    direction: z.enum(['ingress', 'egress']),
    source: text,
    destination: text,
    target: z.string().exactOptional().describe("The destination and its port in the suite's words, e.g. api:http."),
    address: z.string().describe('How the destination is addressed.'),
    protocol: z.enum(['TCP', 'UDP', 'SCTP', 'ICMP']),
    port: wholeNumber.max(65_535),
    family: z.literal([4, 6]),
    row: text.exactOptional().describe("Row of the suite's tables."),
    because: text.exactOptional().describe('Why it is declared so.'),
    declared: z.enum(['allowed', 'denied']).exactOptional().describe('Absent: nobody declared anything of it.'),
    predicted: predictionSchema.exactOptional(),
    observed,
    verdict: z.enum(['allowed', 'denied', 'inconclusive']),
    outcome: z.enum(outcomes),
    reason: z.string().exactOptional().describe('Why it is not ok; names a known deviation by id.'),
    findings: z.array(finding).describe('Two of declared, predicted and observed that disagree.'),
    repeat: z.string().describe('A command that repeats this flow.'),
  })
  .describe('One flow, with what was declared, predicted and observed.');
