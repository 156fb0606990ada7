import type { JSX } from 'preact';
import { formatRoute, parseRoute, type Route } from '../../model/route.ts';
import { changeSettings, drawAddress, goTo } from '../core/use-route.ts';

/** Searches the flows while one types; Enter goes to the first that is found. */
export function SearchBox({ route }: { readonly route: Route }): JSX.Element {
  const search = (text: string): void => {
    // What the address says: of a second letter at once, what is drawn may be the view before the first.
    if (parseRoute(location.hash).view === 'flows') changeSettings({ q: text, page: '' });
    else goTo(formatRoute('flows', [], { q: text }));
  };
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        drawAddress();
        document.querySelector<HTMLElement>('main [data-item]')?.focus();
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
