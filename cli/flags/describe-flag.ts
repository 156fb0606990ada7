import type { Flag } from './flag.ts';

/** A flag as a user types it: `--engine NAME`, `--list`. */
export function usageOf(name: string, flag: Flag<unknown>): string {
  return flag.placeholder === undefined ? `--${name}` : `--${name} ${flag.placeholder}`;
}

/** What to know besides its summary: the default, and whether it may be repeated. Empty where there is nothing. */
export function remarksOf(flag: Flag<unknown>): readonly string[] {
  const fallback = flag.fallback === undefined ? [] : [flag.fallback === 'required' ? 'required' : `default: ${flag.fallback}`];
  return [...fallback, ...(flag.repeatable ? ['may be repeated'] : [])];
}
