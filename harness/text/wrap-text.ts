const narrowest = 20;

/**
 * Break a text into lines at spaces and at its own line ends. A word longer than a line stays whole, so that it can be
 * copied; what a line begins with in spaces, its continuations begin with as well. @param width columns
 */
export function wrapText(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(width, narrowest)));
}

function wrapLine(text: string, width: number): readonly string[] {
  const indent = /^ */.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.slice(indent.length).split(' ')) {
    if (line !== undefined && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === undefined ? word : `${line} ${word}`;
    }
  }
  return [...lines, line ?? ''].map((each) => `${indent}${each}`);
}
