import type { JSX } from 'preact';
import { stringify } from 'yaml';
import type { CellView } from '../../../model/report.ts';
import { OutcomeBadge } from '../../ui/outcome-badge.tsx';
import { Section } from '../../ui/section.tsx';
import { YamlListing } from '../../ui/yaml-listing.tsx';

/** Checks, policies and values of a cell. */
export function CellDetails({ view }: { readonly view: CellView }): JSX.Element {
  const { checks, policies, values } = view.cell;
  return (
    <>
      {checks.length > 0 && (
        <Section title="Checks" note="what is not about a flow">
          <ul class="checks card">
            {checks.map(({ id, because, outcome, reason }) => (
              <li key={id}>
                <OutcomeBadge outcome={outcome} />
                <span>
                  <strong>{id}</strong>: {because}
                  {reason !== undefined && <span class="note"> {reason}</span>}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Policies and values" note="as rendered and applied">
        {policies.map(({ ref, file, yaml }) => (
          <details key={ref} class="policy">
            <summary>
              <span class="policy-ref">{ref}</span>
              <span class="policy-file">{file}</span>
            </summary>
            <YamlListing yaml={yaml} />
          </details>
        ))}
        <details class="policy">
          <summary>
            <span class="policy-ref">Values of the scenario</span>
          </summary>
          <YamlListing yaml={stringify(values)} />
        </details>
      </Section>
    </>
  );
}
