// C0 and C1 controls, DEL, line and paragraph separators, marks that reorder text or have no width, lone surrogates, noncharacters.
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu;

/**
 * What GitHub's runner takes for a command where a line begins with it: `::error::`, `##[error]`. An IPv6 address is none.
 * Source: GitHub's documentation of workflow commands; the runner's ActionCommand.
 */
const workflowCommand = /::(?=(?:add-|debug|echo|end|error|group|notice|remove-|save-|set-|stop-|warning))|##(?=\[)/g;

/**
 * Make every character visible that could steer a terminal, reorder a line or be invalid in XML: `\u{1b}`. What a chart, a
 * cluster or a results file says can so never rewrite the report around it, nor command the CI job that prints it.
 * @param lines `keep`: line ends stay line ends; `show`: they become visible as well
 */
export function neutralise(text: string, lines: 'keep' | 'show'): string {
  const calm = text.replace(workflowCommand, (mark) => `${mark.slice(0, 1)}\\u{${(mark.codePointAt(1) ?? 0).toString(16)}}`);
  return calm.replaceAll('\r\n', '\n').replace(unsafe, (character) => {
    if (character === '\n' && lines === 'keep') return character;
    if (character === '\t') return '  ';
    return character === '\n' ? '\\n' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
