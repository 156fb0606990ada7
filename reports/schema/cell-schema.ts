import { z } from 'zod';
import { outcomes } from '../../harness/vocabulary/outcome.ts';
import { flowSchema } from './flow-schema.ts';
import { milliseconds, text, wholeNumber } from './scalars.ts';

const templateLine = z
  .strictObject({ file: text.describe("Path in the source's folder."), line: wholeNumber.min(1) })
  .meta({ id: 'templateLine' })
  .describe('A line of a file of the source.');

const rule = z
  .strictObject({
    direction: z.enum(['ingress', 'egress']),
    path: text,
    action: z.enum(['allow', 'deny', 'pass', 'log']),
    source: templateLine.exactOptional().describe('Where the source writes the rule; absent where that is not known.'),
    vacuous: z.literal(true).exactOptional().describe('It matches no flow in any world, so that no flow can exercise it.'),
  })
  .describe('A rule of a policy object, by its field path.');

const policy = z
  .strictObject({
    ref: text,
    file: text,
    yaml: z.string(),
    rules: z.array(rule),
    source: templateLine.exactOptional().describe('Where the source begins the object; only of cells that are not ok.'),
  })
  .describe('A policy object as rendered, with the file it came from.');

const check = z
  .strictObject({ id: text, because: text, outcome: z.enum(outcomes), reason: z.string().exactOptional() })
  .describe('An expectation that is not about a flow: what is rendered, what is refused.');

const leftOut = z
  .strictObject({ object: text.describe('Kind and name.'), reason: text })
  .describe('An object that was rendered and not judged.');

/** One scenario × one engine × one cluster. */
export const cellSchema = z
  .strictObject({
    id: text,
    scenario: text,
    claim: text,
    title: text,
    engine: text,
    namespace: z.string(),
    outcome: z.enum(outcomes),
    reason: z.string().exactOptional().describe('Why the cell as a whole is not ok.'),
    values: z.unknown().describe("The source's values."),
    policies: z.array(policy),
    timeToEnforceMs: milliseconds.exactOptional(),
    flows: z.array(flowSchema),
    checks: z.array(check),
    leftOut: z.array(leftOut).exactOptional().describe('Objects of the source that were not judged.'),
  })
  .describe('One scenario × one engine × one cluster.');
