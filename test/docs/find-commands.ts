/** A use of an npm script in a shell line: its name, and the words after `--`. */
export interface ScriptUse {
  readonly line: string;
  readonly script: string;
  readonly words: readonly string[];
}

/** Every npm script of shell lines, as an interactive shell reads them: comments, redirections and pipes end the words. */
export function findCommands(shell: string): readonly ScriptUse[] {
  const lines = shell.replaceAll(/\\\n\s*/g, ' ').split('\n');
  return lines.flatMap((line) => {
    const uses = line.matchAll(/(?:npm run (?:--silent )?([\w:-]+)|npx netpol-conformance)(?: --(?= |$))?((?:'[^']*'|[^'|>&;#])*)/g);
    return [...uses].map(([, script = 'conformance', rest = '']) => ({ line, script, words: splitWords(rest) }));
  });
}

function splitWords(text: string): readonly string[] {
  return [...text.matchAll(/(?:'[^']*'|[^'\s])+/g)].map(([word]) => word.replaceAll("'", ''));
}
