import { useLayoutEffect, useState } from 'preact/hooks';

/** Colours: those of the system, or chosen. */
export const themes = ['system', 'light', 'dark'] as const;

/** One of them. */
export type Theme = (typeof themes)[number];

const storageKey = 'netpol-conformance theme';

/** The chosen colours, which the browser remembers where it may. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(readTheme);
  // Before the page is painted, which would else flash in the other colours.
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return [
    theme,
    (chosen) => {
      setTheme(chosen);
      rememberTheme(chosen);
    },
  ];
}

function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(storageKey);
    return themes.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

function rememberTheme(theme: Theme): void {
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // A page from disk may be refused its storage: the choice then holds until it is closed.
    return;
  }
}
