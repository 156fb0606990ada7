import { groupBy } from '../text/group-by.ts';
import type { SubjectObject } from './subject.ts';

/** The release that objects belong to, as their names say it. */
export interface ReleaseName {
  readonly release: string;
  /** The chart's name; absent where the source is no chart. */
  readonly chart?: string;
}

/**
 * A name for each object, in their order: the object's own without `<release>-<chart>-`, `<release>-` or `<chart>-` before it, the chart's
 * where nothing else is in it. Objects that would share a name have their full ones, or, where those are the same, kind, namespace and group
 * as far as needed.
 */
export function nameSubjects(objects: readonly SubjectObject[], release: ReleaseName): readonly string[] {
  const candidates = objects.map((object) => candidatesOf(object, release));
  const levels = candidates.map(() => 0);
  const levelOf = (index: number): number => levels[index] ?? 0;
  for (;;) {
    const names = candidates.map((own, index) => own[levelOf(index)] ?? '');
    const shared = [...groupBy([...names.keys()], (index) => names[index]).values()].filter((indexes) => indexes.length > 1);
    // One that has its full name already leaves it to nobody else.
    const shortest = shared.flatMap((indexes) => {
      const least = indexes.reduce((level, index) => Math.min(level, levelOf(index)), Infinity);
      return indexes.filter((index) => levelOf(index) === least);
    });
    const open = shortest.filter((index) => levelOf(index) < (candidates[index]?.length ?? 0) - 1);
    if (open.length === 0) return names;
    for (const index of open) levels[index] = levelOf(index) + 1;
  }
}

function candidatesOf({ apiVersion, kind, name, namespace }: SubjectObject, release: ReleaseName): readonly string[] {
  const kindInGroup = apiVersion.includes('/') ? `${kind}.${apiVersion.split('/')[0] ?? ''}` : kind;
  return [shorten(name, release), name, `${kind}/${name}`, `${namespace}/${kind}/${name}`, `${namespace}/${kindInGroup}/${name}`];
}

function shorten(name: string, { release, chart }: ReleaseName): string {
  if (name === release || (chart !== undefined && name === `${release}-${chart}`)) return chart ?? name;
  const prefixes = [...(chart === undefined ? [] : [`${release}-${chart}-`]), `${release}-`, ...(chart === undefined ? [] : [`${chart}-`])];
  const prefix = prefixes.find((each) => name.startsWith(each) && name.length > each.length);
  return prefix === undefined ? name : name.slice(prefix.length);
}
