/** A name that may be broken before its inner words: columns are as wide as their heads. */
export function breakable(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '\u200b');
}
