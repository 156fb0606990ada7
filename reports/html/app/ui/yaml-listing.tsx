import type { JSX } from 'preact';
import type { LineRange } from '../../model/rule-lines.ts';

interface YamlListingProps {
  readonly yaml: string;
  readonly marked: LineRange | undefined;
}

/** YAML with line numbers; the marked lines stand out and say so. */
export function YamlListing({ yaml, marked }: YamlListingProps): JSX.Element {
  return (
    <div class="scroll listing" tabIndex={0} role="region" aria-label="Policy as YAML">
      <pre>
        {yaml
          .trimEnd()
          .split('\n')
          .map((line, index) => {
            const number = index + 1;
            const within = marked !== undefined && number >= marked.first && number <= marked.last;
            return (
              <span key={number} class={within ? 'line marked' : 'line'}>
                {within && number === marked.first && <span class="visually-hidden">decides: </span>}
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
