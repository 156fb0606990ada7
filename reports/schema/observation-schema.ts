import { z } from 'zod';
import { milliseconds } from './scalars.ts';

const kind = z
  .enum(['connected', 'dropped', 'rejected', 'refused', 'error'])
  .meta({ id: 'observationKind' })
  .describe('connected: an answer. dropped: silence. rejected: refused on the way. refused: no listener. error: the probe itself failed.');

const attempt = z
  .strictObject({
    kind,
    atMs: milliseconds.describe('Milliseconds since the start of the run.'),
    durationMs: milliseconds,
    detail: z.string(),
  })
  .describe('One try of a probe.');

/** What the probes of one flow saw in one phase. */
export const observationSchema = z
  .strictObject({
    kind,
    attempts: z.array(attempt),
    decidedBy: z.string().exactOptional().describe('The rule that the enforcer itself named.'),
  })
  .meta({ id: 'observation' })
  .describe('What the probes of one flow saw in one phase, with every attempt.');
