import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { readTrail } from '../core/trail.ts';

interface PageTitleProps {
  /** Of the browser's window, and where readers begin. */
  readonly text: string;
  /** Which part of the view is shown, where it has several, e.g. pages of a list: another part begins at the top, too. */
  readonly part?: number;
  readonly children?: ComponentChildren;
}

/** The heading of a view. It takes the focus when the view opens, so that readers and keys begin there. */
export function PageTitle({ text, part = 1, children }: PageTitleProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before the view is painted: a key that follows finds the focus where it stays.
  useLayoutEffect(() => {
    document.title = `${text} · netpol-conformance`;
    scrollTo(0, 0);
    const line = findLineOf(readTrail().before);
    // Who types a search, or sets a filter, goes on with it.
    if (document.activeElement?.matches('[data-search], main :is(select, button)') === true) return;
    (line ?? heading.current)?.focus({ preventScroll: true });
    line?.scrollIntoView({ block: 'center' });
  }, [text, part]);
  const focused = useRef<Node | null>(null);
  useLayoutEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      focused.current = target instanceof Node ? target : null;
    };
    addEventListener('focusin', note);
    return () => {
      removeEventListener('focusin', note);
    };
  }, []);
  // What had the focus may be gone, e.g. the way to a page after the last one: keys and readers then begin here, not nowhere.
  // On its way from one thing to the next the focus is nowhere as well, but what had it is still there.
  useLayoutEffect(() => {
    if (document.activeElement === document.body && focused.current?.isConnected === false) heading.current?.focus({ preventScroll: true });
  });
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? text}
    </h1>
  );
}

/** The line that leads to where the reader comes from: back in a list, one goes on where one was. */
function findLineOf(hash: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('main a[data-item]')].find((item) => item.getAttribute('href') === hash);
}
