import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface SectionProps {
  readonly title: string;
  /** Beside the title, in small. */
  readonly note?: ComponentChildren;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A part of a view with its heading. */
export function Section({ title, note, children, class: name = '' }: SectionProps): JSX.Element {
  const id = useId();
  return (
    <section class={`section ${name}`} aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{title}</h2>
        {note === undefined ? null : <div class="note">{note}</div>}
      </div>
      {children}
    </section>
  );
}
