const examples = 3;

/** The first few of a list, and how many more there are. */
export function nameSome(items: readonly string[]): string {
  const more = items.length > examples ? `; and ${String(items.length - examples)} more` : '';
  return `${items.slice(0, examples).join('; ')}${more}`;
}
