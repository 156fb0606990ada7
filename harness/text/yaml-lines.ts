import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter, type Node, type Pair } from 'yaml';

/** The way to a value of a document: keys of maps, and indices of lists. */
export type YamlPath = readonly (string | number)[];

/** Where the values of a YAML document were written. */
export class YamlLines {
  readonly #document: Document.Parsed;
  readonly #counter: LineCounter;

  constructor(document: Document.Parsed, counter: LineCounter) {
    this.#document = document;
    this.#counter = counter;
  }

  /** The line, from 1, where a value begins; where it is missing, that of what it is missing in. */
  at(path: YamlPath): number {
    const offsets = this.#walk(path).map(({ offset }) => offset);
    return this.#lineOf(offsets.findLast((offset) => offset !== undefined) ?? 0);
  }

  /** The lines of all maps in a value, by field path from it: `''` is the value itself, then `spec.ingress[0]`. */
  mapsIn(path: YamlPath): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    const top = this.#walk(path)[path.length]?.node;
    // What an alias stands for is named once: a text of some lines can say more paths than there is memory.
    if (top !== undefined) this.#collect(top, '', found, new Set());
    return found;
  }

  /** The nodes on the way to a value, the document first, as far as there are any. */
  #walk(path: YamlPath): readonly Step[] {
    const steps: Step[] = [this.#stepTo(this.#document.contents, undefined)];
    for (const key of path) {
      const { node } = steps.at(-1) ?? {};
      const next = isSeq(node)
        ? this.#stepTo(node.items[Number(key)], undefined)
        : isMap(node)
          ? this.#stepInto(node.items, key)
          : undefined;
      if (next === undefined) break;
      steps.push(next);
    }
    return steps;
  }

  #stepInto(pairs: readonly Pair[], key: string | number): Step | undefined {
    const pair = pairs.find((each) => isScalar(each.key) && String(each.key.value) === String(key));
    return pair === undefined ? undefined : this.#stepTo(pair.value, isScalar(pair.key) ? pair.key.range?.[0] : undefined);
  }

  #stepTo(value: unknown, keyOffset: number | undefined): Step {
    const node = this.#resolve(value);
    return { node, offset: keyOffset ?? node?.range?.[0] };
  }

  #resolve(value: unknown): Node | undefined {
    if (isAlias(value)) return value.resolve(this.#document);
    return isNode(value) ? value : undefined;
  }

  #collect(node: Node, path: string, found: Map<string, number>, seen: Set<Node>): void {
    if (seen.has(node)) return;
    seen.add(node);
    if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) this.#collectValue(item, `${path}[${String(index)}]`, found, seen);
    } else if (isMap(node)) {
      found.set(path, this.#lineOf(node.range?.[0] ?? 0));
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : String(key);
        this.#collectValue(value, path === '' ? name : `${path}.${name}`, found, seen);
      }
    }
  }

  #collectValue(value: unknown, path: string, found: Map<string, number>, seen: Set<Node>): void {
    const node = this.#resolve(value);
    if (node !== undefined) this.#collect(node, path, found, seen);
  }

  #lineOf(offset: number): number {
    return this.#counter.linePos(offset).line;
  }
}

interface Step {
  readonly node: Node | undefined;
  readonly offset: number | undefined;
}
