import type { Manifest } from '../vocabulary/manifest.ts';

/** The labels by which an object may mean one pod of several. */
export const podNameLabel = 'statefulset.kubernetes.io/pod-name';
export const podIndexLabel = 'apps.kubernetes.io/pod-index';
export const completionIndexLabel = 'batch.kubernetes.io/job-completion-index';

/** The numbers of the pods of a workload that is numbered from `start` on. */
export interface Range {
  readonly start: number;
  /** How many there are at most. */
  readonly count: number;
}

/** A source's objects, asked which numbered pods they mean. */
export interface Ordinals {
  /** The first two pods, and those that any object may mean by number: by their name (`db-4`) or by an index label. Ascending. */
  readonly ordinalsOf: (range: Range, labels: readonly string[], name: string) => readonly number[];
}

/** Read what the objects say of single pods. */
export function readOrdinals(manifests: readonly Manifest[]): Ordinals {
  const texts = manifests.map(({ object }) => JSON.stringify(object));
  const naming = new Map(
    [podNameLabel, podIndexLabel, completionIndexLabel].map((label) => [label, texts.filter((text) => text.includes(label))]),
  );
  const numbers = (label: string, pattern: RegExp): readonly number[] =>
    (naming.get(label) ?? []).flatMap((text) => [...text.matchAll(pattern)].map(([, digits]) => Number(digits)));
  return {
    ordinalsOf: ({ start, count }, labels, name) => {
      const meant = labels.flatMap((label) =>
        label === podNameLabel ? numbers(label, namesOf(name)) : numbers(label, /["'](\d{1,10})\\?["']/g),
      );
      const all = [start, start + 1, ...meant].filter((ordinal) => ordinal >= start && ordinal < start + count);
      return [...new Set(all)].toSorted((a, b) => a - b);
    },
  };
}

/** `db-4`, and not `mydb-4` or `db-4-old`. */
function namesOf(name: string): RegExp {
  return new RegExp(`(?<![a-z0-9.-])${name.replace(/[^A-Za-z0-9]/g, '\\$&')}-(\\d{1,10})(?![a-z0-9.-])`, 'g');
}
