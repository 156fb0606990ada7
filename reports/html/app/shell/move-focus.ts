import { goTo } from '../core/use-route.ts';

/** Move to the next (1) or the previous (-1) line of a view's lists; past the end of a page of them, or on a page without one, onwards. */
export function moveFocus(step: 1 | -1): void {
  const items = listItems();
  const current = items.findIndex((item) => item === document.activeElement);
  const next = current < 0 ? (step === 1 ? items[0] : undefined) : items[current + step];
  if (next === undefined) turnPage(step);
  else focusOn(next);
}

/** On to the line that comes next: the first of the next page, the last of the previous one. A flow's page has no lines. */
function turnPage(step: 1 | -1): void {
  const link = document.querySelector<HTMLAnchorElement>(step === 1 ? 'main [data-next]' : 'main [data-previous]');
  if (link === null) return;
  goTo(link.hash);
  const item = listItems().at(step === 1 ? 0 : -1);
  if (item !== undefined) focusOn(item);
}

function listItems(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('main [data-item]')];
}

function focusOn(item: HTMLElement): void {
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: 'nearest' });
}
