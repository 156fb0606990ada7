import Table from 'cli-table3';

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

/** Lay out cells in aligned columns without borders, two columns of space apart. Cells may hold colours and line ends. */
export function drawGrid(rows: readonly (readonly string[])[]): readonly string[] {
  const table = new Table({ chars: borderless, style: { 'padding-left': 0, 'padding-right': 1, head: [], border: [] } });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => `  ${line.trimEnd()}`);
}
