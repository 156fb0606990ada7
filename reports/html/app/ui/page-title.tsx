import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface PageTitleProps {
  /** Of the browser's window, and where readers begin. */
  readonly text: string;
  readonly children?: ComponentChildren;
}

/** The heading of a view. It takes the focus when the view opens, so that readers and keys begin there. */
export function PageTitle({ text, children }: PageTitleProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before the view is painted: a key that follows finds the focus where it stays.
  useLayoutEffect(() => {
    document.title = `${text} · netpol-conformance`;
    // Who types a search goes on typing.
    if (document.activeElement?.matches('[data-search]') !== true) heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [text]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? text}
    </h1>
  );
}
