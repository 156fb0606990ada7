import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { compareChecks } from '../../../model/compare-checks.ts';
import { comparisonKinds as kinds, compareSides, listSides } from '../../../model/compare.ts';
import { countComparisons, describeComparison } from '../../../model/describe-comparison.ts';
import { formatCount } from '../../../model/format-count.ts';
import { paginate } from '../../../model/paginate.ts';
import type { Route } from '../../../model/route.ts';
import { useReport } from '../../core/use-report.ts';
import { changeSettings } from '../../core/use-route.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Select } from '../../ui/select.tsx';
import { Pager } from '../flows/pager.tsx';
import { CheckDifferences } from './check-differences.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { Choice } from '../../ui/choice.tsx';

/** Two runs, CNIs or engines side by side: what changes from one to the other. */
export function CompareView({ route }: { readonly route: Route }): JSX.Element {
  const report = useReport();
  const { settings } = route;
  const sides = useMemo(() => listSides(report), [report]);
  const a = sides.find(({ key }) => key === settings['a']) ?? sides[0];
  const b = sides.find(({ key }) => key === settings['b']) ?? sides[1];
  const compared = useMemo(() => (a === undefined || b === undefined ? [] : compareSides(report, a, b)), [report, a, b]);
  const counts = countComparisons(compared);
  const kind = kinds.find((each) => each === settings['show']) ?? kinds.find((each) => counts[each] > 0) ?? 'same';
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
      <PageTitle text="Compare" part={page.page} />
      <p class="lead">{describeComparison(counts, a, b)}</p>
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
        {compared.length > 0 && (
          <Choice
            name="Show"
            value={kind}
            options={kinds
              .filter((value) => counts[value] > 0 || value === kind || value === 'differs')
              .map((value) => ({ value, label: `${value} ${formatCount(counts[value])}` }))}
            onChoose={(value) => {
              changeSettings({ show: value, page: '' });
            }}
          />
        )}
      </div>
      <CheckDifferences differences={compareChecks(report, a, b)} />
      {compared.length > 0 && <ComparisonTable comparisons={page.items} a={a.label} b={b.label} />}
      <Pager route={route} page={page} />
    </>
  );
}
