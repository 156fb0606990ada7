import type { JSX } from 'preact';
import { phases } from '../../../../../harness/vocabulary/phase.ts';
import type { ClaimSelection } from '../../../model/claim-selection.ts';
import { changeSettings } from '../../core/use-route.ts';
import { Choice } from '../../ui/choice.tsx';
import { Select } from '../../ui/select.tsx';

interface ClaimControlsProps {
  readonly selection: ClaimSelection;
}

/** Which cell, and which phase of it. */
export function ClaimControls({ selection }: ClaimControlsProps): JSX.Element {
  const { legs, leg, scenarios, scenario, engines, chosen, phase } = selection;
  const set = (name: string) => (value: string) => {
    // What was found, not what was asked for, stays: a choice never changes another one.
    changeSettings({ leg, scenario, engine: chosen.cell.engine, [name]: value });
  };
  return (
    <div class="controls">
      {legs.length > 1 && <Choice name="CNI" options={toOptions(legs)} value={leg} onChoose={set('leg')} />}
      <Choice name="Engine" options={toOptions(engines)} value={chosen.cell.engine} onChoose={set('engine')} />
      <Choice name="Phase" options={toOptions(phases)} value={phase} onChoose={set('phase')} />
      {scenarios.length > 1 && <Select name="Scenario" options={toOptions(scenarios)} value={scenario} onChoose={set('scenario')} />}
    </div>
  );
}

function toOptions(values: readonly string[]): readonly { readonly value: string; readonly label: string }[] {
  return values.map((value) => ({ value, label: value }));
}
