import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { countOutcomes } from '../../../../../harness/outcome/count-outcomes.ts';
import { type FilterName, filterFlows, filterNames } from '../../../model/filter-flows.ts';
import { formatCount } from '../../../model/format-count.ts';
import type { Route } from '../../../model/route.ts';
import { useReport } from '../../core/use-report.ts';
import { changeSettings } from '../../core/use-route.ts';
import { Mark } from '../../ui/mark.tsx';
import { Select } from '../../ui/select.tsx';

const shownOutcomes = ['failed', 'inconclusive', 'deviates', 'ok', 'skipped'] as const;

/** Narrows the list: by outcome, with how many each has, by engine, claim, CNI and verdict. */
export function FlowFilters({ route }: { readonly route: Route }): JSX.Element {
  const { flows, engines, claims, legs } = useReport();
  const { settings } = route;
  const query = JSON.stringify({ ...settings, page: '', outcome: '' });
  const counts = useMemo(
    () => countOutcomes(filterFlows(flows, { ...settings, outcome: '' }).map(({ flow }) => flow.outcome)),
    [flows, query],
  );
  const choose = (name: FilterName, value: string): void => {
    changeSettings({ [name]: value, page: '' });
  };
  const select = (name: FilterName, label: string, values: readonly string[]): JSX.Element => (
    <Select
      name={label}
      value={settings[name] ?? ''}
      options={[{ value: '', label: 'any' }, ...values.map((value) => ({ value, label: value }))]}
      onChoose={(value) => {
        choose(name, value);
      }}
    />
  );
  return (
    <div class="controls">
      <div class="chips" role="group" aria-label="Outcome">
        {shownOutcomes.map((outcome) => (
          <button
            key={outcome}
            type="button"
            class={`chip badge-${outcome}`}
            aria-pressed={settings['outcome'] === outcome}
            onClick={() => {
              choose('outcome', settings['outcome'] === outcome ? '' : outcome);
            }}
          >
            <Mark outcome={outcome} size={14} />
            {outcome} <span>{formatCount(counts[outcome])}</span>
          </button>
        ))}
      </div>
      {select('engine', 'Engine', engines)}
      {select('claim', 'Claim', claims)}
      {legs.length > 1 &&
        select(
          'leg',
          'CNI',
          legs.map(({ label }) => label.replaceAll(',', ' ')),
        )}
      {select('verdict', 'Verdict', ['allowed', 'denied', 'inconclusive'])}
      {[...filterNames, 'q'].some((name) => (settings[name] ?? '') !== '') && (
        <a class="clear" href="#/flows">
          Clear
        </a>
      )}
    </div>
  );
}
