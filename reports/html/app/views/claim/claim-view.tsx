import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { claimText } from '../../../../view/field.ts';
import { selectOfClaim } from '../../../model/claim-selection.ts';
import type { Route } from '../../../model/route.ts';
import { TopologyPicture } from '../../topology/topology-picture.tsx';
import { useReport } from '../../core/use-report.ts';
import { NotFound } from '../../ui/not-found.tsx';
import { OutcomeBadge } from '../../ui/outcome-badge.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Section } from '../../ui/section.tsx';
import { FlowList } from '../flows/flow-list.tsx';
import { CellDetails } from './cell-details.tsx';
import { ClaimControls } from './claim-controls.tsx';
import { TruthTables } from './truth-tables.tsx';

/** A claim: its tables over engines or sources, the picture of one cell, and everything about that cell. */
export function ClaimView({ route }: { readonly route: Route }): JSX.Element {
  const report = useReport();
  const [about, setAbout] = useState<ReadonlySet<string> | undefined>(undefined);
  const claim = route.about[0] ?? '';
  const selection = selectOfClaim(report, claim, route.settings);
  if (selection === undefined) return <NotFound what="claim" name={claim} />;
  const { chosen, phase, cellFlows } = selection;
  const sides = new Set(cellFlows.map(({ flow }) => flow.direction)).size;
  return (
    <>
      <div class="claim-head">
        <PageTitle text={claim} />
        <p class="lead">{claimText(report.suite, claim)}</p>
      </div>
      <ClaimControls selection={selection} />
      <div class="cell-head">
        <OutcomeBadge outcome={chosen.outcome} />
        <h2>
          {chosen.cell.title}{' '}
          <span class="note">
            {chosen.cell.id} on {chosen.leg.label}
          </span>
        </h2>
      </div>
      {chosen.cell.reason !== undefined && <p class={`reason reason-${chosen.outcome}`}>{chosen.cell.reason}</p>}
      <div class={sides > 1 ? 'claim-columns stacked' : 'claim-columns'}>
        <TruthTables selection={selection} onPoint={setAbout} />
        <TopologyPicture
          flows={cellFlows}
          phase={phase}
          name={chosen.cell.id}
          sameIn="the truth tables and the list of flows say the same"
          about={about}
        />
      </div>
      {cellFlows.length > 0 && (
        <Section title="Flows" note={chosen.cell.id}>
          <FlowList flows={cellFlows} />
        </Section>
      )}
      <CellDetails view={chosen} />
    </>
  );
}
