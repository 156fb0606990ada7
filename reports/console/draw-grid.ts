import Table from 'cli-table3';
import { bandColumns } from './band-columns.ts';

const none = '';
const borderless = {
  top: none,
  'top-mid': none,
  'top-left': none,
  'top-right': none,
  bottom: none,
  'bottom-mid': none,
  'bottom-left': none,
  'bottom-right': none,
  left: none,
  'left-mid': none,
  mid: none,
  'mid-mid': none,
  right: none,
  'right-mid': none,
  middle: ' ',
};

/**
 * Lay out cells in aligned columns without borders, two columns of space apart. Cells may hold colours and line ends. Where
 * the columns are too many for the width, the rest follows below, with the key columns again.
 * @param keys how many columns say what a row is about
 */
export function drawGrid(rows: readonly (readonly string[])[], keys: number, width: number): readonly string[] {
  return bandColumns(rows, keys, width).flatMap((columns) => drawBand(rows.map((row) => columns.map((column) => row[column] ?? ''))));
}

function drawBand(rows: readonly (readonly string[])[]): readonly string[] {
  const table = new Table({ chars: borderless, style: { 'padding-left': 0, 'padding-right': 1, head: [], border: [] } });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => `  ${line.trimEnd()}`);
}
