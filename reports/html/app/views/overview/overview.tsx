import type { JSX } from 'preact';
import { useReport } from '../../core/use-report.ts';
import { CausesSummary } from './causes-summary.tsx';
import { ClaimsGrid } from './claims-grid.tsx';
import { GateSection } from './gate-section.tsx';
import { RunFacts } from './run-facts.tsx';
import { VerdictPanel } from './verdict-panel.tsx';

/** What one reads first: the verdict, what is behind it, and where. */
export function Overview(): JSX.Element {
  // Facts of one run are a line; those of many would stand between the verdict and what is behind it.
  const many = useReport().legs.length > 1;
  return (
    <>
      <VerdictPanel />
      {!many && <RunFacts />}
      <CausesSummary />
      <GateSection />
      <ClaimsGrid />
      {many && <RunFacts />}
    </>
  );
}
