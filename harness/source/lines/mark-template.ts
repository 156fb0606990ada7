/** Key under which a marked template says where a part of an object was written. Never in an object that is applied. */
export const markKey = 'netpolConformanceSource';

/** Which parts of a template are marked: what begins an object only, or maps as well. */
export type Marking = 'objects' | 'objects and maps';

/** `dict` as a function with arguments; as an argument of another (`ternary $a dict $b`) it is an empty map. */
const mapWithEntries = /(?<=\(\s*|=\s+|\{\{-?\s+)dict\s+(?=["$(])/g;

/**
 * A copy of a chart's template in which each map that it writes carries the file and the line where it is written: a literal
 * `dict` in an action, an item of a literal list, and the `kind:` of an object. helm carries the marks along through `merge`,
 * `append`, `toJson`, `include`, …, so that what it renders says where it came from.
 * @param file path in the chart
 */
export function markTemplate(text: string, file: string, marking: Marking): string {
  return text
    .split('\n')
    .map((line, index) => markLine(line, `${file}:${String(index + 1)}`, marking))
    .join('\n');
}

function markLine(line: string, place: string, marking: Marking): string {
  const mark = `${markKey}: ${JSON.stringify(place)}`;
  if (/^kind:\s*\S/.test(line) && isClosed(line)) return `${line}\n${mark}`;
  if (marking === 'objects') return line;
  const item = /^(?<indent>\s*)- (?<rest>[A-Za-z][\w./-]*:(?:\s.*)?)$/.exec(line)?.groups;
  const marked = item === undefined ? line : `${item['indent'] ?? ''}- ${mark}\n${item['indent'] ?? ''}  ${item['rest'] ?? ''}`;
  return marked.replace(mapWithEntries, `dict ${JSON.stringify(markKey)} ${JSON.stringify(place)} `);
}

/** An action that goes on in the next line must not be torn apart. */
function isClosed(line: string): boolean {
  return line.split('{{').length === line.split('}}').length;
}
