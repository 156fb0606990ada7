/** A mistake that can be made in one line of a template. */
export interface LineOperator {
  readonly id: string;
  /** What the line could become; undefined: it is deleted. None where the mistake can't be made in it. */
  readonly mutate: (line: string) => readonly (string | undefined)[];
}

const control = /\{\{-? *(define|end|else|if|range|with)\b/;
const comment = /^\{\{-? *\/\*|^\s*#/;

/** Words that are easily taken for each other. */
const confusions: readonly (readonly [RegExp, string])[] = [
  [/\beq\b/, 'ne'],
  [/\band\b/, 'or'],
  [/\bor\b/, 'and'],
  [/\bmin\b/, 'max'],
  [/\bmax\b/, 'min'],
  [/\(sub\b/, '(add'],
  [/\bappend\b/, 'prepend'],
  [/"Allow"/, '"Deny"'],
  [/"Accept"/, '"Deny"'],
  [/"Deny"/, '"Pass"'],
  [/"TCP"/, '"UDP"'],
  [/"UDP"/, '"TCP"'],
  [/\b53\b/, '54'],
  [/\b900\b/, '1001'],
  [/\b25\b/, '1'],
  [/\b40\b/, '1'],
  [/"all"/, '"cluster"'],
  [/"Ingress"/, '"Egress"'],
  [/\bBaseline\b/, 'Admin'],
  [/"metrics"/, '"health"'],
  [/\bnot \(/, '('],
  [/\bnamespaceSelector\b/, 'podSelector'],
  [/\bcidr\b/, 'path'],
];

/** Every mistake that is made in templates: one line each. */
export const lineOperators: readonly LineOperator[] = [
  { id: 'delete-line', mutate: (line) => (control.test(line) ? [] : [undefined]) },
  { id: 'flip-condition', mutate: flip },
  {
    id: 'confuse-word',
    mutate: (line) => confusions.flatMap(([word, other]) => (word.test(line) ? [line.replace(word, other)] : [])),
  },
];

/** Whether a line can be mutated at all. @param line without its end */
export function isMutable(line: string): boolean {
  return line.trim() !== '' && !comment.test(line) && !/\{\{-? *(define|end) /.test(line);
}

function flip(line: string): readonly string[] {
  const match = /^(?<start>.*\{\{-? *(?:else )?if )(?<condition>.*?)(?<end> *-?\}\}.*)$/.exec(line);
  const { start = '', condition = '', end = '' } = match?.groups ?? {};
  return match === null ? [] : [`${start}not (${condition})${end}`];
}
