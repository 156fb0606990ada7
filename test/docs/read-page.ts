import { readFile } from 'node:fs/promises';

/** The text of a page, by its path in the repository. */
export async function readPage(path: string): Promise<string> {
  return readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** The fenced code blocks of a page in one language, in order. */
export function blocksOf(page: string, language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text);
}

/** What stands under a heading, of any level, up to the next one. */
export function sectionOf(page: string, heading: string): string | undefined {
  const sections = page.split(/^#+ (.*)$/m);
  const index = sections.indexOf(heading);
  return index === -1 ? undefined : sections[index + 1];
}
