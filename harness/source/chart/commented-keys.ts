/** A place in a list: no path of values leads through it. */
const listItem = '[]';

interface Level {
  readonly indent: number;
  readonly key: string;
}

/**
 * The paths of keys that a chart's values.yaml holds as comments, to be uncommented: `# flavor: cilium` below `networkPolicy:` is
 * `['networkPolicy', 'flavor']`. Comments are prose as well, so that a path here is a key that somebody may have meant.
 */
export function commentedKeys(text: string): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  let parents: readonly Level[] = [];
  let comments: readonly Level[] = [];
  let textBelow = Infinity;
  for (const line of text.split('\n')) {
    const indent = line.search(/\S/);
    if (indent === -1) continue;
    // A block of text is what is deeper than its key; a `#` in it is text.
    if (indent > textBelow) continue;
    textBelow = Infinity;
    const comment = readComment(line);
    if (comment !== undefined) {
      comments = [...comments.filter((level) => level.indent < comment.indent), comment];
      const above = parents.filter((level) => level.indent < Math.min(comment.indent, comments[0]?.indent ?? Infinity));
      const path = [...above, ...comments].map(({ key }) => key);
      if (!path.includes(listItem)) found.push(path);
    } else if (!line.trimStart().startsWith('#')) {
      comments = [];
      parents = [...parents.filter((level) => level.indent < indent), { indent, key: keyOf(line) }];
      if (/[|>][-+\d]*\s*(?:#.*)?$/.test(line)) textBelow = indent;
    }
  }
  return found;
}

/** A comment that reads as a key, as deep as the key would stand: one space after the `#` belongs to the comment. */
function readComment(line: string): Level | undefined {
  const { before = '', after = '', key } = /^(?<before>\s*)#+ ?(?<after>\s*)(?<key>[\w./-]+|"[^"]+"):(?:\s|$)/.exec(line)?.groups ?? {};
  return key === undefined ? undefined : { indent: before.length + after.length, key: key.replaceAll('"', '') };
}

function keyOf(line: string): string {
  const key = /^\s*(?<key>[^\s:#'"-][^:]*|"[^"]+"|'[^']+'):(?:\s|$)/.exec(line)?.groups?.['key'];
  return key === undefined ? listItem : key.replaceAll(/["']/g, '').trim();
}
