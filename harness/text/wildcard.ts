/** A pattern over whole texts. */
export interface Wildcard {
  test(text: string): boolean;
}

/**
 * A pattern in which `*` stands for any text, and everything else for itself. It matches whole texts, in time that grows with
 * pattern × text at most: patterns and texts come from files of strangers, and a regular expression of twenty `.*` would
 * take as good as forever to say no.
 */
export function wildcard(pattern: string): Wildcard {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  return {
    test: (text) => {
      if (last === undefined) return text === pattern;
      if (!text.startsWith(first) || !text.endsWith(last)) return false;
      // The first place that fits leaves most to what follows.
      const reached = others.reduce((at, part) => endOf(part, text, at), first.length);
      return reached + last.length <= text.length;
    },
  };
}

function endOf(part: string, text: string, from: number): number {
  const at = from === Infinity ? -1 : text.indexOf(part, from);
  return at === -1 ? Infinity : at + part.length;
}
