import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

const shownMs = 2000;

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }): JSX.Element {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return undefined;
    const timer = setTimeout(() => {
      setState('idle');
    }, shownMs);
    return () => {
      clearTimeout(timer);
    };
  }, [state]);
  const button = useRef<HTMLButtonElement>(null);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => {
        setState('copied');
      },
      () => {
        // Refused by the browser: what is to be copied stands before the button, and is selected for the reader to copy.
        const before = button.current?.previousElementSibling ?? null;
        if (before !== null) getSelection()?.selectAllChildren(before);
        setState('failed');
      },
    );
  };
  return (
    <button ref={button} type="button" class="button copy" onClick={copy} aria-label={`Copy ${what}`}>
      <span aria-live="polite">{{ idle: 'Copy', copied: 'Copied', failed: 'Press Ctrl+C' }[state]}</span>
    </button>
  );
}
