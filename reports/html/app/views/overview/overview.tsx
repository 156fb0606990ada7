import type { JSX } from 'preact';
import { CausesSummary } from './causes-summary.tsx';
import { ClaimsGrid } from './claims-grid.tsx';
import { GateSection } from './gate-section.tsx';
import { RunFacts } from './run-facts.tsx';
import { VerdictPanel } from './verdict-panel.tsx';

/** What one reads first: the verdict, what is behind it, and where. */
export function Overview(): JSX.Element {
  return (
    <>
      <VerdictPanel />
      <RunFacts />
      <GateSection />
      <CausesSummary />
      <ClaimsGrid />
    </>
  );
}
