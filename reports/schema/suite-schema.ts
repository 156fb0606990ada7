import { z } from 'zod';
import { text } from './scalars.ts';

const engine = z
  .strictObject({ id: text, dialects: z.array(text).describe('The dialects that it renders objects of.') })
  .describe('A named way to render the source: a column of every table.');

const claim = z
  .strictObject({ text, engines: z.array(text).exactOptional().describe("The engines that it speaks of; absent: all of the suite's.") })
  .describe('A sentence that is true or false.');

const cast = z
  .strictObject({
    subjects: z.array(text).describe('Workloads of the source.'),
    peers: z.array(z.strictObject({ id: text, where: text })).describe('Who is no subject, and where, in words.'),
  })
  .describe('Who flows go between.');

const table = z
  .strictObject({ id: text, title: text, rows: z.array(z.strictObject({ id: text, title: text })) })
  .describe('A table of required traffic; flows name its rows by id.');

/** What results say of their suite. */
export const suiteSchema = z
  .strictObject({
    name: text.describe('Where it was read.'),
    engines: z.array(engine).describe('In the order of columns.'),
    claims: z.record(text, claim).describe('By id, in the order of reports.'),
    cast,
    tables: z.array(table),
  })
  .describe('What was promised of the source: engines, claims, cast, tables.');
