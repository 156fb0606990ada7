import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { countOf } from '../../../../text/count-of.ts';
import { isPossible, type RuleView } from '../../../model/coverage.ts';
import { FlowList } from '../flows/flow-list.tsx';

const shownFlows = 20;

/** A rule: its text, how many flows exercised it, and which where one asks. */
export function RuleCard({ rule }: { readonly rule: RuleView }): JSX.Element {
  const [open, setOpen] = useState<'open' | 'closed'>('closed');
  const { use, flows } = rule;
  const more = flows.length - shownFlows;
  return (
    <li class={flows.length === 0 && isPossible(rule) ? 'rule rule-unused' : 'rule'}>
      <div class="rule-head">
        <code>{use.path}</code>
        <span class="note">
          {use.direction}, {use.action}, in {countOf(use.cells.length, 'cell')}
        </span>
        <span class="rule-count">
          {isPossible(rule) ? (flows.length === 0 ? 'no flow' : countOf(flows.length, 'flow')) : 'matches nothing'}
        </span>
      </div>
      <pre tabIndex={0} aria-label="Rule">
        {use.yaml.trimEnd()}
      </pre>
      {flows.length > 0 && (
        <details
          onToggle={(event) => {
            setOpen(event.currentTarget.open ? 'open' : 'closed');
          }}
        >
          <summary>Which flows</summary>
          {open === 'open' && <FlowList flows={flows.slice(0, shownFlows)} />}
          {open === 'open' && more > 0 && <p class="note">and {String(more)} more</p>}
        </details>
      )}
    </li>
  );
}
