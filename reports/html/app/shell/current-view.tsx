import type { JSX } from 'preact';
import type { Route } from '../../model/route.ts';
import { FlowPage } from '../views/flow/flow-page.tsx';
import { Overview } from '../views/overview/overview.tsx';

/** The view that the address asks for. */
export function CurrentView({ route }: { readonly route: Route }): JSX.Element {
  switch (route.view) {
    case 'overview':
      return <Overview />;
    case 'flow':
      return <FlowPage about={route.about} />;
    case 'causes':
    case 'flows':
    case 'coverage':
    case 'timing':
    case 'compare':
    case 'claim':
      return <Overview />;
  }
}
