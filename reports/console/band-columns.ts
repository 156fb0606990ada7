import { stripVTControlCharacters } from 'node:util';

const gap = 2;

/**
 * Columns of a grid in bands that each fit into a width: every band begins with the key columns, so that a grid that is too wide
 * becomes several below each other.
 * @returns for each band the positions of its columns; a band has at least one column beside the keys
 */
export function bandColumns(rows: readonly (readonly string[])[], keys: number, width: number): readonly (readonly number[])[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const keyColumns = Array.from({ length: Math.min(keys, columns) }, (_, column) => column);
  const sum = (band: readonly number[]): number => band.reduce((total, column) => total + (widths[column] ?? 0) + gap, 0);
  const bands: number[][] = [];
  for (let column = keyColumns.length; column < columns; column += 1) {
    const band = bands.at(-1);
    if (band !== undefined && sum([...band, column]) <= width) band.push(column);
    else bands.push([...keyColumns, column]);
  }
  return bands.length === 0 ? [keyColumns] : bands;
}

function widthOf(cell: string): number {
  return Math.max(
    ...stripVTControlCharacters(cell)
      .split('\n')
      .map((line) => line.length),
  );
}
