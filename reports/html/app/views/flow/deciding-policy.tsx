import type { JSX } from 'preact';
import { markPolicies } from '../../../model/mark-policies.ts';
import type { FlowView } from '../../../model/report.ts';
import { Section } from '../../ui/section.tsx';
import { YamlListing } from '../../ui/yaml-listing.tsx';

/** The policies of the cell; those that decide are open, with their rules marked. */
export function DecidingPolicy({ view }: { readonly view: FlowView }): JSX.Element {
  const marked = markPolicies(view.cell, view.flow);
  if (marked.length === 0)
    return (
      <Section title="Policies">
        <p class="none">No policy was applied in this cell.</p>
      </Section>
    );
  const decide = marked.some(({ notes }) => notes.length > 0);
  return (
    <Section title="Policies" note={decide ? 'what decides is marked' : 'none of them decides this flow'}>
      {marked.map(({ policy, lines, notes }) => (
        <details key={policy.ref} class="policy" open={notes.length > 0 || marked.length === 1}>
          <summary>
            <span class="policy-ref">{policy.ref}</span>
            <span class="policy-file">{policy.file}</span>
            {notes.map((note) => (
              <span key={note} class="policy-note">
                {note}
              </span>
            ))}
          </summary>
          <YamlListing yaml={policy.yaml} marked={lines} />
        </details>
      ))}
    </Section>
  );
}
