import type { JSX } from 'preact';
import { CopyButton } from '../../ui/copy-button.tsx';

/** The command that sends the flow's packets again. */
export function RepeatCommand({ command }: { readonly command: string }): JSX.Element {
  return (
    <section class="repeat" aria-label="Repeat it">
      <span class="repeat-name">Repeat it</span>
      <code tabIndex={0}>{command}</code>
      <CopyButton text={command} what="the command" />
    </section>
  );
}
