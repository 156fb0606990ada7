import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatRoute, parseRoute, type Route } from '../../model/route.ts';
import { changeSettings, goTo } from '../core/use-route.ts';

/** Searches the flows while one types; Enter goes to the first that is found. */
export function SearchBox({ route }: { readonly route: Route }): JSX.Element {
  const [wanted, setWanted] = useState<'nothing' | 'first result'>('nothing');
  useEffect(() => {
    if (wanted === 'nothing' || isBehindAddress(route)) return;
    setWanted('nothing');
    focusFirstResult();
  });
  const search = (text: string): void => {
    if (route.view === 'flows') changeSettings({ q: text, page: '' });
    else goTo(formatRoute('flows', [], { q: text }));
  };
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (isBehindAddress(route)) setWanted('first result');
        else focusFirstResult();
      }}
    >
      <input
        type="search"
        data-search
        placeholder="Search flows, rules, reasons"
        aria-label="Search flows, rules and reasons"
        value={route.view === 'flows' ? (route.settings['q'] ?? '') : ''}
        onInput={(event) => {
          search(event.currentTarget.value);
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}

function focusFirstResult(): void {
  document.querySelector<HTMLElement>('main [data-item]')?.focus();
}

/** Whoever types quickly presses Enter before the flows are drawn; what is drawn then is another view, or another search. */
function isBehindAddress(route: Route): boolean {
  return JSON.stringify(parseRoute(location.hash)) !== JSON.stringify(route);
}
