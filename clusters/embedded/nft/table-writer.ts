import { logGroup } from './log-group.ts';
import { definition, ruleStatement, type Statement } from './statement.ts';

/** Elements of one `add element` command. */
const maxElements = 1_000;

/** Gathers the sets, chains and rules of one table of family inet, in an order in which nft can add them. */
export class TableWriter {
  readonly table: string;
  readonly #definitions: Statement[] = [];
  readonly #rules: Statement[] = [];
  readonly #elements: Statement[] = [];
  readonly #decisions = new Map<string, number>();

  constructor(table: string) {
    this.table = table;
  }

  /** Define a chain that no hook calls. @returns its name */
  addChain(name: string): string {
    this.#definitions.push(definition(`add chain inet ${this.table} ${name}`));
    return name;
  }

  addRule(chain: string, text: string): void {
    this.#rules.push(ruleStatement(`add rule inet ${this.table} ${chain} ${text}`));
  }

  /** Define a set or a map with its elements. @param kind `set` or `map` @param type what it holds, and its flags */
  addSet(kind: 'set' | 'map', name: string, type: string, elements: readonly string[]): void {
    this.#definitions.push(definition(`add ${kind} inet ${this.table} ${name} { ${type}; }`));
    const target = kind === 'map' ? this.#elements : this.#definitions;
    for (let start = 0; start < elements.length; start += maxElements) {
      const part = elements.slice(start, start + maxElements);
      target.push({ text: `add element inet ${this.table} ${name} { ${part.join(', ')} }`, bytes: 200 + 100 * part.length });
    }
  }

  /** The end of a rule that denies: it writes down which decision this is, then drops. */
  deny(decision: string): string {
    const known = this.#decisions.get(decision);
    const number = known ?? this.#decisions.size;
    if (known === undefined) this.#decisions.set(decision, number);
    return `log prefix "d${String(number)}" group ${String(logGroup)} snaplen 64 drop`;
  }

  /** Texts of all denials; the prefix `d3` in the log stands for the one at index 3. */
  get decisions(): readonly string[] {
    return [...this.#decisions.keys()];
  }

  /** Everything, definitions before their use. */
  get statements(): readonly Statement[] {
    return [definition(`add table inet ${this.table}`), ...this.#definitions, ...this.#rules, ...this.#elements];
  }
}
