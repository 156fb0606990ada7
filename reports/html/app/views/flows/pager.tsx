import type { JSX } from 'preact';
import { formatCount } from '../../../model/format-count.ts';
import type { PageOf } from '../../../model/paginate.ts';
import { formatRoute, type Route } from '../../../model/route.ts';

/** The way to the other pages of a list; nothing where there is only one. */
export function Pager({ route, page }: { readonly route: Route; readonly page: PageOf<unknown> }): JSX.Element | null {
  if (page.pages === 1) return null;
  const linkTo = (number: number): string =>
    formatRoute(route.view, route.about, { ...route.settings, page: number === 1 ? '' : String(number) });
  return (
    <nav class="pager" aria-label="Pages">
      {page.page > 1 ? (
        <a class="button" href={linkTo(page.page - 1)} data-previous>
          Previous
        </a>
      ) : (
        <span />
      )}
      <span>
        {formatCount(page.first)} to {formatCount(page.last)} of {formatCount(page.total)}
      </span>
      {page.page < page.pages ? (
        <a class="button" href={linkTo(page.page + 1)} data-next>
          Next
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
