import type { NamePattern } from './ir/clause.ts';

/** The pattern that matches one name exactly (case and a final dot do not count). */
export function exactName(name: string): NamePattern {
  return { text: name, regex: new RegExp(`^${escape(normaliseName(name))}$`) };
}

/**
 * A pattern whose `*` stands for `star`, a regular expression without anchors: what it may match differs between dialects.
 */
export function wildcardName(pattern: string, star: string): NamePattern {
  return { text: pattern, regex: new RegExp(`^${normaliseName(pattern).split('*').map(escape).join(star)}$`) };
}

/** Whether one of the patterns matches a name. */
export function matchesName(patterns: readonly NamePattern[], name: string): boolean {
  return patterns.some((pattern) => pattern.regex.test(normaliseName(name)));
}

function normaliseName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
