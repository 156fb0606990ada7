import type { JSX } from 'preact';
import { findFlow } from '../../../model/find-flow.ts';
import { useReport } from '../../core/use-report.ts';
import { TopologyPicture } from '../../topology/topology-picture.tsx';
import { NotFound } from '../../ui/not-found.tsx';
import { Section } from '../../ui/section.tsx';
import { AttemptsTable } from './attempts-table.tsx';
import { DecidingPolicy } from './deciding-policy.tsx';
import { FlowHead } from './flow-head.tsx';
import { RepeatCommand } from './repeat-command.tsx';
import { ThreeAnswers } from './three-answers.tsx';
import { TimelineChart } from './timeline-chart.tsx';
import { TraceSteps } from './trace-steps.tsx';

/** Everything about one flow. @param about leg, cell, flow */
export function FlowPage({ about }: { readonly about: readonly string[] }): JSX.Element {
  const report = useReport();
  const view = findFlow(report, about);
  if (view === undefined) return <NotFound what="flow" name={about.join(' / ')} />;
  const beside = report.flows.filter(({ cell }) => cell === view.cell);
  return (
    <article class="flow-page" key={view.key}>
      <FlowHead view={view} />
      <ThreeAnswers view={view} />
      <RepeatCommand command={view.flow.repeat} />
      <div class="columns">
        <div>
          <Section title="What packets did" note="every attempt, by phase">
            <TimelineChart flow={view.flow} />
            <AttemptsTable flow={view.flow} />
          </Section>
          <Section title="How the model decides" note="tier by tier, policy by policy">
            <TraceSteps flow={view.flow} />
          </Section>
        </div>
        <div>
          <DecidingPolicy view={view} />
          <TopologyPicture
            flows={beside}
            phase="enforced"
            name={view.cell.id}
            sameIn="the answers above say the same of this flow, the claim’s tables of the others"
            about={new Set([view.flow.id])}
          />
        </div>
      </div>
    </article>
  );
}
