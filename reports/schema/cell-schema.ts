import { z } from 'zod';
import { engines } from '../../harness/vocabulary/engine.ts';
import { outcomes } from '../../harness/vocabulary/outcome.ts';
import { flowSchema } from './flow-schema.ts';
import { milliseconds, text, wholeNumber } from './scalars.ts';

const templateLine = z
  .strictObject({ file: text.describe('Path in the chart.'), line: wholeNumber.min(1) })
  .meta({ id: 'templateLine' })
  .describe('A line of a file of the chart.');

const rule = z
  .strictObject({
    direction: z.enum(['ingress', 'egress']),
    path: text,
    action: z.enum(['allow', 'deny', 'pass', 'log']),
    source: templateLine.exactOptional().describe("Where the chart's templates write the rule; absent where that is not known."),
    vacuous: z.literal(true).exactOptional().describe('It matches no flow in any world, so that no flow can exercise it.'),
  })
  .describe('A rule of a policy object, by its field path.');

const policy = z
  .strictObject({
    ref: text,
    file: text,
    yaml: z.string(),
    rules: z.array(rule),
    source: templateLine.exactOptional().describe("Where the chart's templates begin the object; only of cells that are not ok."),
  })
  .describe('A policy object as rendered, with the file it came from.');

const check = z
  .strictObject({ id: text, because: text, outcome: z.enum(outcomes), reason: z.string().exactOptional() })
  .describe('An expectation that is not about a flow: what is rendered, what is refused.');

/** One scenario × one engine × one cluster. */
export const cellSchema = z
  .strictObject({
    id: text,
    scenario: text,
    claim: text,
    title: text,
    engine: z.enum(engines),
    namespace: z.string(),
    outcome: z.enum(outcomes),
    reason: z.string().exactOptional().describe('Why the cell as a whole is not ok.'),
    values: z.unknown().describe("The chart's values."),
    policies: z.array(policy),
    leftOut: z
      .array(text)
      .exactOptional()
      .describe('Objects of a policy API that decide no flow, each as a sentence; not applied, not judged.'),
    timeToEnforceMs: milliseconds.exactOptional(),
    flows: z.array(flowSchema),
    checks: z.array(check),
  })
  .describe('One scenario × one engine × one cluster.');
