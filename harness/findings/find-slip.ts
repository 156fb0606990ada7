import { closest } from '../text/closest.ts';
import type { SubjectPods } from './context.ts';
import type { LabelTerm } from './reading/policy-reading.ts';

/** What of a selector is probably written wrong. */
export interface Slip {
  readonly why: string;
  readonly advice: string;
}

/**
 * Why a selector misses some workloads that it probably means: a label that none of them has at all, or a value that is a slip of the pen away
 * from another. Undefined where nothing says that they are meant.
 */
export function findSlip(terms: readonly LabelTerm[], near: readonly SubjectPods[]): Slip | undefined {
  if (near.length === 0) return undefined;
  for (const { key, values } of terms) {
    const there = [...new Set(near.flatMap(({ pods }) => pods.flatMap(({ labels }) => labels[key] ?? [])))];
    const [value = ''] = values;
    if (there.length === 0) {
      return { why: `none of them has a label ${key}`, advice: `Select a label that pods have (there are ${describeLabels(near)}).` };
    }
    if (values.some((each) => there.includes(each))) continue;
    const like = closest(value, there);
    if (like !== undefined) return { why: `${key} is ${like}, not ${value}`, advice: `Write ${key}: ${like}.` };
  }
  return undefined;
}

/** Workloads with the labels of their pods, in words. */
export function describeLabels(near: readonly SubjectPods[]): string {
  return near
    .map(({ subject }) => {
      const labels = Object.entries(subject.labels).map(([key, value]) => `${key}=${value}`);
      return `${subject.name}: ${labels.join(', ') || 'no labels'}`;
    })
    .join('; ');
}
