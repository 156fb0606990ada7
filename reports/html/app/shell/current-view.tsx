import type { JSX } from 'preact';
import type { Route } from '../../model/route.ts';
import { CausesView } from '../views/causes/causes-view.tsx';
import { ClaimView } from '../views/claim/claim-view.tsx';
import { CompareView } from '../views/compare/compare-view.tsx';
import { CoverageView } from '../views/coverage/coverage-view.tsx';
import { FlowPage } from '../views/flow/flow-page.tsx';
import { FlowsView } from '../views/flows/flows-view.tsx';
import { Overview } from '../views/overview/overview.tsx';
import { TimingView } from '../views/timing/timing-view.tsx';

/** The view that the address asks for. */
export function CurrentView({ route }: { readonly route: Route }): JSX.Element {
  switch (route.view) {
    case 'overview':
      return <Overview />;
    case 'causes':
      return <CausesView route={route} />;
    case 'flows':
      return <FlowsView route={route} />;
    case 'coverage':
      return <CoverageView route={route} />;
    case 'timing':
      return <TimingView />;
    case 'compare':
      return <CompareView route={route} />;
    case 'claim':
      return <ClaimView route={route} />;
    case 'flow':
      return <FlowPage about={route.about} />;
  }
}
