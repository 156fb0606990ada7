import type { JSX } from 'preact';
import { themes, useTheme } from '../core/use-theme.ts';

const drawings = {
  system: 'M8 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12ZM8 2.5v11M10 3v10M12 4.6v6.8',
  light: 'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM8 1v1.4M8 13.6V15M1 8h1.4M13.6 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  dark: 'M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3Z',
} as const;

/** Switches the colours: the system's, light, dark. */
export function ThemeButton(): JSX.Element {
  const [theme, setTheme] = useTheme();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <button
      type="button"
      class="button icon"
      data-theme-button
      aria-label={`Colours: ${theme}. Change to ${next}`}
      title={`Colours: ${theme}`}
      onClick={() => {
        setTheme(next);
      }}
    >
      <svg class={`theme theme-${theme}`} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d={drawings[theme]} />
      </svg>
    </button>
  );
}
