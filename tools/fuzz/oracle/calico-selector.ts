import type { Labels } from '../world/fuzz-world.ts';

/** Calico documentation, "Selectors": `||` binds weakest, then `&&`, then `!`; read by cutting the text at its weakest operator. */
export function selects(text: string, labels: Labels): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === 'all()') return true;
  const or = cut(trimmed, '||');
  if (or.length > 1) return or.some((part) => selects(part, labels));
  const and = cut(trimmed, '&&');
  if (and.length > 1) return and.every((part) => selects(part, labels));
  if (trimmed.startsWith('!')) return !selects(trimmed.slice(1), labels);
  if (trimmed.startsWith('(')) return selects(trimmed.slice(1, -1), labels);
  if (trimmed === 'global()') return labels['projectcalico.org/namespace'] === undefined;
  return holds(trimmed, labels);
}

function cut(text: string, operator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '(' || character === '{') depth++;
    if (character === ')' || character === '}') depth--;
    if (depth === 0 && text.startsWith(operator, at)) {
      parts.push('');
      at += operator.length - 1;
    } else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  return parts;
}

function holds(text: string, labels: Labels): boolean {
  const has = /^has\((.+)\)$/.exec(text)?.[1];
  if (has !== undefined) return labels[has.trim()] !== undefined;
  const [, key = '', operator = '', rest = ''] = /^([^\s=!]+)\s*(==|!=|not in|in|contains|starts with|ends with)\s*(.+)$/.exec(text) ?? [];
  const values = [...rest.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => single ?? double ?? '');
  const value = labels[key];
  const [first = ''] = values;
  switch (operator) {
    case '==':
    case 'in':
      return value !== undefined && values.includes(value);
    case '!=':
    case 'not in':
      return value === undefined || !values.includes(value);
    case 'contains':
      return value?.includes(first) === true;
    case 'starts with':
      return value?.startsWith(first) === true;
    case 'ends with':
      return value?.endsWith(first) === true;
    default:
      throw new RangeError(`no selector: ${text}`);
  }
}
