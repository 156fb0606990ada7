import type { JSX, RefObject } from 'preact';
import { navItems } from './nav-items.ts';

const keys: readonly (readonly [keys: string, what: string])[] = [
  ['j k', 'the next or the previous line; on a flow’s page the next or the previous flow'],
  ['Enter', 'open the line'],
  ['Escape', 'leave the search, close this, or go up'],
  ['/', 'search'],
  [`1 – ${String(navItems.length)}`, navItems.map(({ label }) => label).join(', ')],
  ['c', 'copy the command that repeats the flow'],
  ['t', 'light, dark, or the system’s colours'],
  ['?', 'this help'],
];

/** The keys that the page knows. It is there from the start, closed: what opens it opens it at once. */
export function HelpDialog({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }): JSX.Element {
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="help-title">
      <h2 id="help-title">Keyboard</h2>
      <dl class="keys">
        {keys.map(([name, what]) => (
          <div key={name}>
            <dt>{name.split(' ').map((key) => (key === '–' ? ' – ' : <kbd key={key}>{key}</kbd>))}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button class="button">Close</button>
      </form>
    </dialog>
  );
}
