import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml';

/** Lines of a text, from 1, both inclusive. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Where the objects of the dialects say which pods they select. */
const selectorPaths = ['spec.podSelector', 'spec.endpointSelector', 'spec.nodeSelector', 'spec.selector', 'spec.subject'];

/**
 * The lines of a policy that hold the rule at a field path such as `spec.ingress[0]`; without a path those that say which pods
 * the policy selects, which is what counts at the end of a tier.
 * @returns undefined where the text is not YAML, or the path leads nowhere
 */
export function findRuleLines(yaml: string, path: string | undefined): LineRange | undefined {
  const lines = new LineCounter();
  const paths = path === undefined ? selectorPaths : [path];
  const range = findFirst(yaml, lines, paths);
  if (range === undefined) return undefined;
  const text = yaml.slice(range[0], range[1]).trimEnd();
  return { first: lines.linePos(range[0]).line, last: lines.linePos(range[0] + Math.max(text.length - 1, 0)).line };
}

/** Characters; no policy is as long, and a stranger's text must not keep the page busy. */
const mostLength = 50_000;

function findFirst(yaml: string, lineCounter: LineCounter, paths: readonly string[]): readonly [number, number] | undefined {
  if (yaml.length > mostLength) return undefined;
  try {
    const document = parseDocument(yaml, { schema: 'core', uniqueKeys: false, logLevel: 'error', lineCounter });
    return paths.map((each) => findRange(document, each.match(/[^.[\]]+/g) ?? [])).find((found) => found !== undefined);
  } catch {
    // A stranger's text, e.g. nested deeper than the parser can follow: it is shown, with nothing marked.
    return undefined;
  }
}

function findRange(document: Document.Parsed, steps: readonly string[]): readonly [number, number] | undefined {
  const keys = steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const parent: unknown = document.getIn(keys.slice(0, -1), true);
  const node: unknown = document.getIn(keys, true);
  if (!isNode(node) || !node.range) return undefined;
  const [start, end] = node.range;
  const pair = isMap(parent) ? parent.items.find((item) => isPair(item) && String(item.key) === steps.at(-1)) : undefined;
  const key = pair?.key;
  return [isNode(key) && key.range ? key.range[0] : start, end];
}
