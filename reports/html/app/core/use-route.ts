import { useEffect, useState } from 'preact/hooks';
import { formatRoute, parseRoute, type Route } from '../../model/route.ts';

/** The view that the address asks for; follows it. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = (): void => {
      setHash(location.hash);
    };
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('hashchange', follow);
    };
  }, []);
  return parseRoute(hash);
}

/** Go to an address, as a link would. */
export function goTo(hash: string): void {
  location.hash = hash;
}

/** Change settings of the view without a step in the history. An empty text takes a setting away. */
export function changeSettings(changes: Readonly<Record<string, string>>): void {
  // What the address says now, which may be ahead of what is drawn.
  const { view, about, settings } = parseRoute(location.hash);
  const hash = formatRoute(view, about, { ...settings, ...changes });
  history.replaceState(null, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}
