/** Lines on one page of a list: so many that a page is worth reading, so few that it is there at once. */
export const pageSize = 50;

/** A part of a list. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Position of the first item, from 1; 0 where there is none. */
  readonly first: number;
  readonly last: number;
  readonly total: number;
}

/** One page of a list. @param wanted page from 1, as text; what is no page of the list is the nearest one */
export function paginate<Item>(all: readonly Item[], wanted = '1'): PageOf<Item> {
  const pages = Math.max(1, Math.ceil(all.length / pageSize));
  const page = Math.min(Math.max(1, Math.trunc(Number(wanted)) || 1), pages);
  const items = all.slice((page - 1) * pageSize, page * pageSize);
  const first = items.length === 0 ? 0 : (page - 1) * pageSize + 1;
  return { items, page, pages, first, last: first + Math.max(items.length - 1, 0), total: all.length };
}
