import type { JSX } from 'preact';
import { useReport } from '../../core/use-report.ts';
import { Mark } from '../../ui/mark.tsx';
import { Section } from '../../ui/section.tsx';

/** What the release gate asks for and does not find, with what to do; nothing where no decision was made. */
export function GateSection(): JSX.Element | null {
  const { gate } = useReport();
  if (gate === undefined || gate.reasons.length + gate.notes.length === 0) return null;
  return (
    <Section title="Release gate" note="what the policy asks for and does not find">
      <ul class="gate card">
        {gate.reasons.map(({ requirement, found, action }) => (
          <li key={`${requirement} ${found}`}>
            <Mark outcome="failed" />
            <span>
              <strong>{requirement}</strong>
              <span>
                <span class="gate-what">found:</span> {found}
              </span>
              <span class="note">
                <span class="gate-what">to do:</span> {action}
              </span>
            </span>
          </li>
        ))}
        {gate.notes.map((note) => (
          <li key={note}>
            <Mark outcome="skipped" />
            <span class="note">{note}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
