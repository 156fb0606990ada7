import { deflateRawSync } from 'node:zlib';
import type { ReportData } from '../report-data.ts';
import { toStringTable } from './string-table.ts';

/** The data of a report as the page embeds it: a string table, as JSON, deflated, in base64, which can close no element. */
export function packData(data: ReportData): string {
  return deflateRawSync(JSON.stringify(toStringTable(data))).toString('base64');
}
