import type { JSX } from 'preact';
import type { CoverageGroup } from '../../../model/coverage.ts';
import { formatCount } from '../../../model/format-count.ts';
import { Section } from '../../ui/section.tsx';
import { RuleCard } from './rule-card.tsx';

/** The rules of one template. */
export function CoverageSection({ group }: { readonly group: CoverageGroup }): JSX.Element {
  const { engine, file, exercised, possible, rules } = group;
  return (
    <Section
      title={engine}
      note={
        <>
          {file} · {formatCount(exercised)} of {formatCount(possible)} exercised
          <span class="meter" aria-hidden="true">
            <span style={{ width: `${String((100 * exercised) / Math.max(possible, 1))}%` }} />
          </span>
        </>
      }
    >
      <ol class="rules">
        {rules.map((rule) => (
          <RuleCard key={rule.key} rule={rule} />
        ))}
      </ol>
    </Section>
  );
}
