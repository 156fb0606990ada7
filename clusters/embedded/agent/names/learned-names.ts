import type { LookupProtocol } from '../../../../harness/policy/evaluate/observed-names.ts';
import type { NamePattern } from '../../../../harness/policy/ir/clause.ts';
import { matchesName } from '../../../../harness/policy/name-pattern.ts';
import { parseAddress } from '../../../../harness/address/parse-address.ts';
import type { CompiledRules, NameSet } from '../../nft/compiled-rules.ts';
import { addressBytes } from '../netlink/address-bytes.ts';
import type { NetlinkSocket } from '../netlink/netlink-socket.ts';
import { changeSetElements, type SetElement } from '../netlink/set-elements.ts';
import { addressOf, type Host } from '../network/host.ts';

/** A question for the addresses of a name. */
export interface Lookup {
  readonly name: string;
  readonly protocol: LookupProtocol;
}

/** What the enforcer knows of names: which lookups it reads, and the addresses that it learned from them. */
export class LearnedNames {
  readonly #netfilter: Pick<NetlinkSocket, 'request'>;
  readonly #elements = new Map<string, Map<string, SetElement>>();
  #rules: CompiledRules | undefined;

  constructor(netfilter: Pick<NetlinkSocket, 'request'>) {
    this.#netfilter = netfilter;
  }

  /** Other rules are in force, whose sets are empty. */
  startOver(rules: CompiledRules | undefined): void {
    this.#rules = rules;
    this.#elements.clear();
  }

  /** Whether what a pod looked up before decides about its flows. */
  matterTo(pod: string): boolean {
    return this.#rules?.learners.has(pod) ?? false;
  }

  /** Whether the enforcer answers a lookup itself with a refusal, as Cilium's DNS proxy does for names that no DNS rule of the pod matches. */
  refuses(pod: string, { name, protocol }: Lookup): boolean {
    const observed = this.#observed(pod, protocol);
    return observed.length > 0 && !matchesName(observed, name);
  }

  /** Let a pod's rules about a name match its addresses. Done before the lookup is answered. */
  learn(pod: Pick<Host, 'id' | 'addresses'>, { name, protocol }: Lookup, addresses: readonly string[]): void {
    const known = this.#elements.get(pod.id) ?? new Map<string, SetElement>();
    this.#elements.set(pod.id, known);
    const fresh = (this.#rules?.nameSets ?? [])
      .filter((set) => this.#teaches(set, pod.id, { name, protocol }))
      .flatMap((set) => addresses.flatMap((address) => this.#elementFor(set, pod, address)))
      .filter((element) => !known.has(keyOf(element)));
    changeSetElements(this.#netfilter, 'add', fresh);
    for (const element of fresh) known.set(keyOf(element), element);
  }

  /** Take back everything that a pod learned: each probe begins as if nothing had been looked up before. */
  forget(pod: string): void {
    changeSetElements(this.#netfilter, 'delete', [...(this.#elements.get(pod)?.values() ?? [])]);
    this.#elements.delete(pod);
  }

  #teaches({ patterns, learnedBy }: NameSet, pod: string, { name, protocol }: Lookup): boolean {
    if (!matchesName(patterns, name)) return false;
    switch (learnedBy) {
      case 'any-lookup':
        return true;
      case 'dns-rule':
        return matchesName(this.#observed(pod, protocol), name);
    }
  }

  #observed(pod: string, protocol: LookupProtocol): readonly NamePattern[] {
    return this.#rules?.observed.get(pod)?.[protocol] ?? [];
  }

  #elementFor({ sets }: NameSet, pod: Pick<Host, 'addresses'>, address: string): SetElement[] {
    const family = parseAddress(address)?.family;
    const own = family === undefined ? undefined : addressOf(pod, family);
    if (family === undefined || own === undefined || this.#rules === undefined) return [];
    return [{ table: this.#rules.table, set: sets[family], key: Buffer.concat([addressBytes(own), addressBytes(address)]) }];
  }
}

function keyOf({ set, key }: SetElement): string {
  return `${set} ${Buffer.from(key).toString('hex')}`;
}
