const narrowest = 20;

/** Break a text into lines at spaces. A word longer than a line stays whole, so that it can be copied. @param width columns */
export function wrapText(text: string, width: number): readonly string[] {
  const limit = Math.max(width, narrowest);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > limit) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
