import { fromStringTable, type StringTable } from '../../data/string-table.ts';
import { showText } from '../../model/report.ts';
import type { ReportData } from '../../report-data.ts';

/** What the page embeds. Every text is made visible once, so that none can hide or reorder what is beside it. */
export async function unpackData(packed: string): Promise<ReportData> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  // The program that wrote the page packed it by this type.
  const table = (await new Response(stream).json()) as StringTable;
  return fromStringTable(table, showText) as ReportData;
}
