import { formatDecision } from '../../../harness/policy/format-decision.ts';
import type { DirectionRules, Policy } from '../../../harness/policy/ir/policy.ts';
import type { Tier } from '../../../harness/policy/ir/tier.ts';
import { type Direction, passes, passMark, writePolicyChain } from './policy-chain.ts';
import type { SetRegistry } from './set-registry.ts';
import type { TableWriter } from './table-writer.ts';

/** A policy that applies to a subject in a direction. */
interface Applied {
  readonly policy: Policy;
  readonly rules: DirectionRules;
}

/** Writes the chains of one direction; subjects with the same policies share all of them. */
export class SubjectChains {
  readonly #direction: Direction;
  readonly #writer: TableWriter;
  readonly #sets: SetRegistry;
  readonly #policyChains = new Map<Policy, string>();
  readonly #tierChains = new Map<string, string>();
  readonly #subjectChains = new Map<string, string>();

  constructor(direction: Direction, writer: TableWriter, sets: SetRegistry) {
    this.#direction = direction;
    this.#writer = writer;
    this.#sets = sets;
  }

  /** The chain that decides about a pod's packets of this direction; undefined where no policy applies to it. */
  chainFor(pod: string, tiers: readonly Tier[]): string | undefined {
    const parts = tiers.flatMap((tier) => {
      const applied = this.#appliedTo(pod, tier);
      return applied.length === 0 ? [] : [{ chain: this.#tierChain(tier, applied), leaves: applied.some(({ rules }) => passes(rules)) }];
    });
    if (parts.length === 0) return undefined;
    const key = parts.map(({ chain }) => chain).join(' ');
    return this.#share(this.#subjectChains, key, 's', (chain) => {
      for (const part of parts) {
        this.#writer.addRule(chain, `jump ${part.chain}`);
        if (part.leaves) this.#writer.addRule(chain, passMark.clear);
      }
    });
  }

  #appliedTo(pod: string, { policies }: Tier): readonly Applied[] {
    return policies.flatMap((policy) => {
      const rules = policy.subjects.has(pod) ? policy[this.#direction] : undefined;
      return rules === undefined ? [] : [{ policy, rules }];
    });
  }

  #tierChain(tier: Tier, applied: readonly Applied[]): string {
    const chains = applied.map(({ policy, rules }) => this.#policyChain(policy, rules));
    return this.#share(this.#tierChains, chains.join(' '), 't', (chain) => {
      for (const [index, { rules }] of applied.entries()) {
        this.#writer.addRule(chain, `jump ${chains[index] ?? ''}`);
        if (passes(rules)) this.#writer.addRule(chain, `${passMark.test} return`);
      }
      const isolating = applied.find(({ rules }) => rules.isolates);
      if (isolating === undefined) return;
      this.#writer.addRule(chain, this.#writer.deny(formatDecision({ policy: isolating.policy.ref, tier: tier.name, because: '' })));
    });
  }

  #policyChain(policy: Policy, rules: DirectionRules): string {
    const known = this.#policyChains.get(policy);
    if (known !== undefined) return known;
    const chain = this.#name('p', this.#policyChains.size);
    this.#policyChains.set(policy, chain);
    writePolicyChain(chain, policy, rules, this.#writer, this.#sets);
    return chain;
  }

  #share(known: Map<string, string>, key: string, prefix: string, fill: (chain: string) => void): string {
    const found = known.get(key);
    if (found !== undefined) return found;
    const chain = this.#writer.addChain(this.#name(prefix, known.size));
    known.set(key, chain);
    fill(chain);
    return chain;
  }

  #name(prefix: string, number: number): string {
    return `${this.#direction}_${prefix}${String(number)}`;
  }
}
