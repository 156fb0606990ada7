import type { NamePattern } from '../../policy/ir/clause.ts';
import { exactName } from '../../policy/name-pattern.ts';

/** An item of `toFQDNs` or of `rules.dns`. */
export interface FqdnSelector {
  readonly matchName?: string | undefined;
  readonly matchPattern?: string | undefined;
}

const character = '[-a-z0-9_]';
const labels = `${character}+(\\.${character}+)*`;

/**
 * The names an item stands for. In `matchPattern`, `*` is zero or more characters of one label; `**.` at the start is one or
 * more whole labels; a pattern of nothing but `*` is every name.
 * Source: Cilium documentation, "Layer 3 Policies", "DNS based".
 */
export function fqdnPattern({ matchName, matchPattern = '' }: FqdnSelector): NamePattern {
  return matchName === undefined
    ? { text: matchPattern, regex: new RegExp(`^${patternSource(matchPattern.toLowerCase())}$`) }
    : exactName(matchName);
}

function patternSource(pattern: string): string {
  if (/^\*+\.?$/.test(pattern)) return labels;
  const prefix = /^\*{2,}\./.exec(pattern)?.[0] ?? '';
  const rest = pattern
    .slice(prefix.length)
    .replace(/\.$/, '')
    .split('.')
    .map((label, index) => labelSource(label, `l${String(index)}`))
    .join('\\.');
  return prefix === '' ? rest : `${labels}\\.${rest}`;
}

/**
 * One label. A part between two stars matches at its first place and is never tried at another one, because the first place
 * leaves most to what follows: trying all would take time that doubles with each star.
 */
function labelSource(label: string, name: string): string {
  const [first = '', ...others] = label.split(/\*+/);
  const last = others.pop();
  const parts = others.map((part, index) => {
    const group = `${name}p${String(index)}`;
    return `(?=(?<${group}>${character}*?${part}))\\k<${group}>`;
  });
  return last === undefined ? first : [first, ...parts, `${character}*${last}`].join('');
}
