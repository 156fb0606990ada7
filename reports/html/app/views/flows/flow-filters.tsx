import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { countOutcomes } from '../../../../../harness/judge/run.ts';
import { type FilterName, filterFlows, filterNames, splitValues } from '../../../model/filter-flows.ts';
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
  const outcomes = splitValues(settings['outcome']);
  const select = (name: FilterName, label: string, values: readonly string[]): JSX.Element => (
    <Select
      name={label}
      value={settings[name] ?? ''}
      options={[{ value: '', label: 'any' }, ...withChosen(values, settings[name]).map((value) => ({ value, label: value }))]}
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
            aria-pressed={outcomes.includes(outcome)}
            onClick={() => {
              choose('outcome', toggle(outcomes, outcome));
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

/** One outcome at a time; of several, which a link can ask for, each is taken away for itself. */
function toggle(outcomes: readonly string[], outcome: string): string {
  return outcomes.includes(outcome) ? outcomes.filter((each) => each !== outcome).join(',') : outcome;
}

/** A link can ask for more than the list has, e.g. several values at once: what is asked for is shown, too. */
function withChosen(values: readonly string[], chosen = ''): readonly string[] {
  return chosen === '' || values.includes(chosen) ? values : [...values, chosen];
}
