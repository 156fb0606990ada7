import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { formatRoute, type Route } from '../../model/route.ts';
import { navItems } from './nav-items.ts';
import { SearchBox } from './search-box.tsx';
import { ThemeButton } from './theme-button.tsx';

interface HeaderProps {
  readonly route: Route;
  readonly onHelp: () => void;
}

/** The head of the page: where one can go, search, colours, help. */
export function Header({ route, onHelp }: HeaderProps): JSX.Element {
  const views = useRef<HTMLElement>(null);
  // On a narrow screen not all of them are in sight; the one that is open is.
  useLayoutEffect(() => {
    const current = views.current?.querySelector<HTMLElement>('[aria-current]');
    if (current !== null && current !== undefined) showWithin(current);
  }, [route.view]);
  return (
    <header class="header">
      <a class="brand" href={formatRoute('overview')}>
        <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
          <path d="M11 1.5 19 5v6c0 4.6-3.2 8-8 9.5C6.2 19 3 15.6 3 11V5Z" />
          <path d="M6.8 11h7.4M11.4 8l3 3-3 3" />
        </svg>
        netpol-conformance
      </a>
      <nav ref={views} aria-label="Views">
        {navItems.map(({ view, label }) => (
          <a key={view} href={formatRoute(view)} aria-current={view === route.view ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <div class="tools">
        <SearchBox route={route} />
        <ThemeButton />
        <button type="button" class="button icon" onClick={onHelp} aria-label="Keyboard shortcuts">
          ?
        </button>
      </div>
    </header>
  );
}

/** Scroll a row, and nothing else, until one of its items is in its middle. */
function showWithin(item: HTMLElement): void {
  const row = item.parentElement;
  if (row !== null) row.scrollLeft = item.offsetLeft - row.offsetLeft - (row.clientWidth - item.offsetWidth) / 2;
}
