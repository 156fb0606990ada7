/**
 * A JSON value whose texts are numbers into a table, each text once: what cells of a run repeat (rules, policies, reasons) is
 * far apart, out of a compressor's sight. Other numbers are wrapped, so that the two can be told apart.
 */
export interface StringTable {
  readonly texts: readonly string[];
  readonly value: unknown;
}

/** Put every text of a JSON value (keys apart) into a table. */
export function toStringTable(value: unknown): StringTable {
  const positions = new Map<string, number>();
  return { value: replaceTexts(value, positions), texts: [...positions.keys()] };
}

function replaceTexts(value: unknown, positions: Map<string, number>): unknown {
  if (typeof value === 'string') return positionOf(value, positions);
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return [null, ...value.map((item: unknown) => replaceTexts(item, positions))];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, replaceTexts(item, positions)]),
  );
}

function positionOf(text: string, positions: Map<string, number>): number {
  const position = positions.get(text) ?? positions.size;
  positions.set(text, position);
  return position;
}

/** The value that a table was made from. Its texts are shared, not copied. @param changeText applied to each text once */
export function fromStringTable(table: StringTable, changeText: (text: string) => string): unknown {
  return restore(table.value, table.texts.map(changeText));
}

function restore(value: unknown, texts: readonly string[]): unknown {
  if (typeof value === 'number') return texts[value];
  if (Array.isArray(value)) return value.length === 1 && value[0] !== null ? (value[0] as unknown) : restoreList(value, texts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, restore(item, texts)]));
}

function restoreList(value: readonly unknown[], texts: readonly string[]): readonly unknown[] {
  return value.slice(1).map((item) => restore(item, texts));
}
