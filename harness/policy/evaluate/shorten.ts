const maxLength = 160;

/** A text cut to a length that still reads well on one line of a trace. */
export function shorten(text: string): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}
