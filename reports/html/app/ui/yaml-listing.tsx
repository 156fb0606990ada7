import type { JSX } from 'preact';
import type { LineRange } from '../../model/rule-lines.ts';

interface YamlListingProps {
  readonly yaml: string;
  /** Lines that decide. */
  readonly marked?: readonly LineRange[];
}

/** YAML with line numbers; the marked lines stand out and say so. */
export function YamlListing({ yaml, marked = [] }: YamlListingProps): JSX.Element {
  return (
    <div class="scroll listing" tabIndex={0} role="region" aria-label="Policy as YAML">
      <pre>
        {yaml
          .trimEnd()
          .split('\n')
          .map((line, index) => {
            const number = index + 1;
            const range = marked.find(({ first, last }) => number >= first && number <= last);
            return (
              <span key={number} class={range === undefined ? 'line' : 'line marked'}>
                {number === range?.first && <span class="visually-hidden">decides: </span>}
                <span class="line-number" aria-hidden="true">
                  {number}
                </span>
                <YamlLine line={line} />
                {'\n'}
              </span>
            );
          })}
      </pre>
    </div>
  );
}

function YamlLine({ line }: { readonly line: string }): JSX.Element {
  const [, indent = '', key = '', rest = line] = /^(\s*(?:- )*)([\w./-]+:)(?=\s|$)(.*)$/.exec(line) ?? [];
  if (key === '') return <>{line}</>;
  return (
    <>
      {indent}
      <span class="yaml-key">{key}</span>
      {rest}
    </>
  );
}
