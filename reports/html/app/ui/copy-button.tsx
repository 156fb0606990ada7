import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

const shownMs = 2000;

const words = { idle: 'Copy', copied: 'Copied', failed: 'Press Ctrl+C' } as const;

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }): JSX.Element {
  const [state, setState] = useState<keyof typeof words>('idle');
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
    writeClipboard(text).then(
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
    <>
      <button ref={button} type="button" class="button copy" onClick={copy} aria-label={`Copy ${what}`}>
        {words[state]}
      </button>
      <span class="visually-hidden" role="status">
        {{ idle: '', copied: `Copied ${what}`, failed: `Selected ${what}: press Ctrl+C` }[state]}
      </span>
    </>
  );
}

/** @throws where the browser has no clipboard for the page, as for one that came over plain HTTP, or refuses it */
async function writeClipboard(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
