import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { compareSides, type Comparison, listSides } from '../../../model/compare.ts';
import { formatCount } from '../../../model/format-count.ts';
import { paginate } from '../../../model/paginate.ts';
import type { Route } from '../../../model/route.ts';
import { useReport } from '../../core/use-report.ts';
import { changeSettings } from '../../core/use-route.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Select } from '../../ui/select.tsx';
import { Pager } from '../flows/pager.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { Choice } from '../../ui/choice.tsx';

const kinds = ['differs', 'only in A', 'only in B', 'same'] as const satisfies readonly Comparison['kind'][];

/** Two runs, CNIs or engines side by side: what changes from one to the other. */
export function CompareView({ route }: { readonly route: Route }): JSX.Element {
  const report = useReport();
  const { settings } = route;
  const sides = useMemo(() => listSides(report), [report]);
  const a = sides.find(({ key }) => key === settings['a']) ?? sides[0];
  const b = sides.find(({ key }) => key === settings['b']) ?? sides[1];
  const compared = useMemo(() => (a === undefined || b === undefined ? [] : compareSides(report, a, b)), [report, a, b]);
  const counts = new Map(kinds.map((kind) => [kind, compared.filter((each) => each.kind === kind).length]));
  const kind = kinds.find((each) => each === settings['show']) ?? kinds.find((each) => (counts.get(each) ?? 0) > 0) ?? 'same';
  const page = paginate(
    compared.filter((each) => each.kind === kind),
    settings['page'],
  );
  const options = sides.map(({ key, label }) => ({ value: key, label }));
  if (a === undefined || b === undefined)
    return (
      <>
        <PageTitle text="Compare" />
        <p class="empty">There is nothing to compare: these results have one engine on one CNI. Make the report from several.</p>
      </>
    );
  return (
    <>
      <PageTitle text="Compare" />
      <p class="lead">
        {formatCount(counts.get('differs') ?? 0)} of {formatCount(compared.length)} flows fare differently under {b.label} than under{' '}
        {a.label}.
      </p>
      <div class="controls">
        <Select
          name="A"
          options={options}
          value={a.key}
          onChoose={(value) => {
            changeSettings({ a: value, page: '' });
          }}
        />
        <Select
          name="B"
          options={options}
          value={b.key}
          onChoose={(value) => {
            changeSettings({ b: value, page: '' });
          }}
        />
        <Choice
          name="Show"
          value={kind}
          options={kinds.map((value) => ({ value, label: `${value} ${formatCount(counts.get(value) ?? 0)}` }))}
          onChoose={(value) => {
            changeSettings({ show: value, page: '' });
          }}
        />
      </div>
      <ComparisonTable comparisons={page.items} a={a.label} b={b.label} />
      <Pager route={route} page={page} />
    </>
  );
}
