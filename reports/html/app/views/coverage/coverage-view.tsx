import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { createCoverage, isPossible } from '../../../model/coverage.ts';
import type { Route } from '../../../model/route.ts';
import { useReport } from '../../core/use-report.ts';
import { changeSettings } from '../../core/use-route.ts';
import { Choice } from '../../ui/choice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { CoverageSection } from './coverage-section.tsx';

const choices = [
  { value: 'all', label: 'All rules' },
  { value: 'unused', label: 'Exercised by no flow' },
];

/** Which rendered rule was exercised by which flows, and which by none. */
export function CoverageView({ route }: { readonly route: Route }): JSX.Element {
  const report = useReport();
  const groups = useMemo(() => createCoverage(report), [report]);
  const only = route.settings['rules'] === 'unused' ? 'unused' : 'all';
  const rules = groups.flatMap((group) => group.rules).filter(isPossible);
  const exercised = rules.filter(({ flows }) => flows.length > 0).length;
  const shown = groups
    .map((group) => ({ ...group, rules: group.rules.filter((rule) => only === 'all' || (rule.flows.length === 0 && isPossible(rule))) }))
    .filter((group) => group.rules.length > 0);
  return (
    <>
      <PageTitle text="Rule coverage" />
      <p class="lead">
        {rules.length === 0
          ? 'These results name no rules of their policies.'
          : `${String(exercised)} of ${String(rules.length)} rendered rules were exercised by a judged flow. Rules that read the same, but for their namespaces, are one.`}
      </p>
      {rules.length > 0 && (
        <div class="controls">
          <Choice
            name="Rules"
            options={choices}
            value={only}
            onChoose={(value) => {
              changeSettings({ rules: value === 'all' ? '' : value });
            }}
          />
        </div>
      )}
      {rules.length > 0 && shown.length === 0 && <p class="empty">Every rule was exercised by some flow.</p>}
      {shown.map((group) => (
        <CoverageSection key={`${group.engine} ${group.file}`} group={group} />
      ))}
    </>
  );
}
