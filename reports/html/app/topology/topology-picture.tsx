import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Phase } from '../../../../harness/vocabulary/phase.ts';
import { createTopology } from '../../model/topology.ts';
import { describeArrows } from '../../model/describe-arrows.ts';
import { layOut } from '../../model/topology-layout.ts';
import type { FlowView } from '../../model/report.ts';
import { useReport } from '../core/use-report.ts';
import { Section } from '../ui/section.tsx';
import { ArrowLine } from './arrow-line.tsx';
import { EndpointBox } from './endpoint-box.tsx';
import { TopologyLegend } from './topology-legend.tsx';

/** How far the picture grows and shrinks with its place; its texts with it. */
const scale = 1.12;
const leastScale = 0.8;

interface TopologyPictureProps {
  readonly flows: readonly FlowView[];
  readonly phase: Phase;
  readonly name: string;
  /** Where who can't see the picture finds what it shows, e.g. `the truth tables say the same`. */
  readonly sameIn: string;
  /** Ids of the flows that the picture is about, where there are some: the others step back. */
  readonly about?: ReadonlySet<string> | undefined;
}

/** Who may reach whom: subjects in the middle, who sends to them on the left, what they send to on the right. */
export function TopologyPicture({ flows, phase, name, sameIn, about }: TopologyPictureProps): JSX.Element | null {
  const { suite } = useReport();
  const [peer, setPeer] = useState<string | undefined>(undefined);
  if (flows.length === 0) return null;
  const topology = createTopology(flows, phase, suite.cast.subjects);
  const { width, height, boxes, arrows } = layOut(topology);
  const stepsBack = (flowsOfArrow: readonly FlowView[], arrowPeer: string): boolean =>
    about === undefined ? peer !== undefined && peer !== arrowPeer : !flowsOfArrow.some(({ flow }) => about.has(flow.id));
  const label = `Topology of ${name}, ${phase}: ${describeArrows(topology)}; ${sameIn}`;
  return (
    <Section title="Topology" class="topology" note={`${name}, ${phase}`}>
      <div class="scroll" tabIndex={0} role="region" aria-label="Topology, picture">
        <svg
          class="topology-svg"
          style={{ maxWidth: `${String(width * scale)}px`, minWidth: `${String(width * leastScale)}px` }}
          viewBox={`0 0 ${String(width)} ${String(height)}`}
          role="img"
          aria-label={label}
        >
          {arrows.map((placed) => (
            <ArrowLine key={placed.arrow.key} placed={placed} stepsBack={stepsBack(placed.arrow.flows, placed.arrow.peer)} />
          ))}
          {boxes.map((box) => (
            <EndpointBox
              key={`${box.side} ${box.name}`}
              box={box}
              onPoint={() => {
                setPeer(box.side === 'subject' ? undefined : box.name);
              }}
              onLeave={() => {
                setPeer(undefined);
              }}
            />
          ))}
        </svg>
      </div>
      <TopologyLegend />
    </Section>
  );
}
