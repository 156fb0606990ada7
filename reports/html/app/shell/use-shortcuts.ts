import { useLayoutEffect } from 'preact/hooks';
import { formatRoute, parseRoute } from '../../model/route.ts';
import { drawNow } from '../core/draw-now.ts';
import { drawAddress, goTo } from '../core/use-route.ts';
import { moveFocus } from './move-focus.ts';
import { navItems } from './nav-items.ts';
import { parentOf } from './parent-of.ts';

/** The keys of the page. Keys with a modifier, and what is typed into a field, are left alone. */
export function useShortcuts(openHelp: () => void): void {
  // Before the page is painted: who sees it may press a key.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null) return;
      const typing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
      // A key is about what the keys and clicks before it asked for, drawn or not; and so is the one after it.
      drawAddress();
      drawNow(() => {
        if (typing ? leaveField(event) : act(event.key, openHelp)) event.preventDefault();
      });
    };
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey);
    };
  });
}

function leaveField({ key, target }: KeyboardEvent): boolean {
  if (key !== 'Escape' || !(target instanceof HTMLElement)) return false;
  target.blur();
  return true;
}

/** @returns whether the key did something */
function act(key: string, openHelp: () => void): boolean {
  const view = navItems[Number(key) - 1]?.view;
  if (view !== undefined) goTo(formatRoute(view));
  else if (key === 'j' || key === 'k') moveFocus(key === 'j' ? 1 : -1);
  else if (key === '/') document.querySelector<HTMLInputElement>('[data-search]')?.focus();
  else if (key === '?') openHelp();
  else if (key === 't') document.querySelector<HTMLElement>('[data-theme-button]')?.click();
  else if (key === 'c') document.querySelector<HTMLElement>('main .copy')?.click();
  else if (key === 'Escape') goTo(parentOf(parseRoute(location.hash)));
  else return false;
  return true;
}
