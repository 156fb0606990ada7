/** A relative link of a page: the file, empty for the page itself, and the heading's anchor. */
export interface Link {
  readonly target: string;
  readonly file: string;
  readonly anchor: string | undefined;
}

/** Every relative link and image outside of code. */
export function findLinks(page: string): readonly Link[] {
  return [...withoutCode(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', anchor] = target.split('#');
      return { target, file, anchor };
    });
}

/** The anchors that GitHub gives to a page's headings; a second one of the same name ends in -1. */
export function anchorsOf(page: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of page.replaceAll(/^```.*?^```$/gms, '').matchAll(/^#+ (.*)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${String(count)}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** Only the text of a link may be code: `[`name`](page.md)`. */
function withoutCode(page: string): string {
  return page.replaceAll(/^```.*?^```$/gms, '').replaceAll(/`[^`\n]*`/g, 'code');
}
