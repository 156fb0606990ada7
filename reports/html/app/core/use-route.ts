import { useLayoutEffect, useState } from 'preact/hooks';
import { formatRoute, parseRoute, type Route } from '../../model/route.ts';
import { drawNow } from './draw-now.ts';
import { keepTrail } from './trail.ts';

/** The view that the address asks for; follows it. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  // Before the page is painted: the address may change as soon as it is seen.
  useLayoutEffect(() => {
    const follow = (): void => {
      keepTrail(location.hash);
      setHash(location.hash);
    };
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('hashchange', follow);
    };
  }, []);
  return parseRoute(hash);
}

/** Draw what the address asks for, where that is not done yet: the browser tells of a new address only later. */
export function drawAddress(): void {
  drawNow(() => {
    dispatchEvent(new HashChangeEvent('hashchange'));
  });
}

/** Go to an address, as a link would; its view is there when this returns. */
export function goTo(hash: string): void {
  location.hash = hash;
  drawAddress();
}

/** Change settings of the view without a step in the history. An empty text takes a setting away. */
export function changeSettings(changes: Readonly<Record<string, string>>): void {
  // What the address says now, which may be ahead of what is drawn.
  const { view, about, settings } = parseRoute(location.hash);
  const hash = formatRoute(view, about, { ...settings, ...changes });
  history.replaceState(null, '', hash);
  drawAddress();
}
