/** Move to the next (1) or the previous (-1) line of a view's lists; past the end of a page of them, or on a page without one, onwards. */
export function moveFocus(step: 1 | -1): void {
  const items = [...document.querySelectorAll<HTMLElement>('main [data-item]')];
  const current = items.findIndex((item) => item === document.activeElement);
  const next = current < 0 ? (step === 1 ? items[0] : undefined) : items[current + step];
  if (next === undefined) document.querySelector<HTMLElement>(step === 1 ? 'main [data-next]' : 'main [data-previous]')?.click();
  else focusOn(next);
}

function focusOn(item: HTMLElement): void {
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: 'nearest' });
}
