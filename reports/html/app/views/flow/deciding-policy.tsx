import type { JSX } from 'preact';
import { choosePolicy } from '../../../model/choose-policy.ts';
import type { FlowView } from '../../../model/report.ts';
import { Section } from '../../ui/section.tsx';
import { YamlListing } from '../../ui/yaml-listing.tsx';

/** The policies of the cell; the one that decides is open, with its rule marked. */
export function DecidingPolicy({ view }: { readonly view: FlowView }): JSX.Element {
  const { cell, flow } = view;
  const deciding = choosePolicy(cell, flow);
  if (cell.policies.length === 0)
    return (
      <Section title="Policies">
        <p class="none">No policy was applied in this cell.</p>
      </Section>
    );
  return (
    <Section title="Policies" note={deciding === undefined ? 'none of them decides this flow' : deciding.note}>
      {cell.policies.map((policy) => (
        <details key={policy.ref} class="policy" open={deciding === undefined ? cell.policies.length === 1 : policy === deciding.policy}>
          <summary>
            <span class="policy-ref">{policy.ref}</span>
            <span class="policy-file">{policy.file}</span>
          </summary>
          <YamlListing yaml={policy.yaml} marked={policy === deciding?.policy ? deciding.lines : undefined} />
        </details>
      ))}
    </Section>
  );
}
