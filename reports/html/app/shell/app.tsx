import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { useRoute } from '../core/use-route.ts';
import { CurrentView } from './current-view.tsx';
import { Header } from './header.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { ViewBoundary } from './view-boundary.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** The page: head, the view that the address asks for, help. */
export function App(): JSX.Element {
  const route = useRoute();
  const help = useRef<HTMLDialogElement>(null);
  const openHelp = (): void => {
    help.current?.showModal();
  };
  useShortcuts(openHelp);
  return (
    <>
      <a
        class="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('h1')?.focus();
        }}
      >
        Skip to the content
      </a>
      <Header route={route} onHelp={openHelp} />
      <main id="main">
        <ViewBoundary key={[route.view, ...route.about].join('/')}>
          <CurrentView route={route} />
        </ViewBoundary>
      </main>
      <HelpDialog dialog={help} />
    </>
  );
}
