import type { JSX } from 'preact';
import { formatRoute } from '../../model/route.ts';
import { PageTitle } from './page-title.tsx';

/** Where a link names something that these results do not hold. */
export function NotFound({ what, name }: { readonly what: string; readonly name: string }): JSX.Element {
  return (
    <div class="empty">
      <PageTitle text={`No such ${what}`} />
      <p>
        These results have no {what} <code>{name}</code>. Perhaps the link is from another run.
      </p>
      <p>
        <a href={formatRoute('flows')}>All flows</a>
      </p>
    </div>
  );
}
