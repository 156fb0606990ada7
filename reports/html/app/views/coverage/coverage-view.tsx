import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { createCoverage, isPossible } from '../../../model/coverage.ts';
import { isUnused, pageOfRules } from '../../../model/coverage-page.ts';
import { formatCount } from '../../../model/format-count.ts';
import type { Route } from '../../../model/route.ts';
import { useReport } from '../../core/use-report.ts';
import { changeSettings } from '../../core/use-route.ts';
import { Choice } from '../../ui/choice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pager } from '../flows/pager.tsx';
import { CoverageSection } from './coverage-section.tsx';

/** Which rendered rule was exercised by which flows, and which by none; a page at a time. */
export function CoverageView({ route }: { readonly route: Route }): JSX.Element {
  const report = useReport();
  const { settings } = route;
  const groups = useMemo(() => createCoverage(report), [report]);
  const { page, groups: shown } = useMemo(() => pageOfRules(groups, settings), [groups, JSON.stringify(settings)]);
  const rules = groups.flatMap((group) => group.rules).filter(isPossible);
  const unused = rules.filter(isUnused).length;
  const engines = [...new Set(groups.map(({ engine }) => engine))];
  const choose = (name: string) => (value: string) => {
    changeSettings({ [name]: value, page: '' });
  };
  return (
    <>
      <PageTitle text="Rule coverage" part={page.page} />
      <p class="lead">
        {rules.length === 0
          ? 'These results name no rules of their policies.'
          : `${formatCount(rules.length - unused)} of ${formatCount(rules.length)} rendered rules were exercised by a judged flow. Rules that read the same, but for their namespaces, are one.`}
      </p>
      {rules.length > 0 && (
        <div class="controls">
          <Choice
            name="Rules"
            options={[
              { value: '', label: 'All rules' },
              { value: 'unused', label: `Exercised by no flow ${formatCount(unused)}` },
            ]}
            value={settings['rules'] === 'unused' ? 'unused' : ''}
            onChoose={choose('rules')}
          />
          {engines.length > 1 && (
            <Choice
              name="Engine"
              options={[{ value: '', label: 'any engine' }, ...engines.map((value) => ({ value, label: value }))]}
              value={settings['engine'] ?? ''}
              onChoose={choose('engine')}
            />
          )}
        </div>
      )}
      {rules.length > 0 && page.total === 0 && <p class="empty">{emptyText(settings['rules'], unused)}</p>}
      {shown.map((group) => (
        <CoverageSection key={`${group.engine} ${group.file}`} group={group} />
      ))}
      <Pager route={route} page={page} />
    </>
  );
}

function emptyText(rules: string | undefined, unused: number): string {
  if (rules !== 'unused') return 'No rule of this engine was rendered.';
  return unused === 0 ? 'Every rule was exercised by some flow.' : 'Every rule of this engine was exercised by some flow.';
}
