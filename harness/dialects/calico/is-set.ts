/** Whether a list names nothing twice: what the native v3 API keeps as a set. */
export function isSet(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}
