import type { Subject } from './subject.ts';

/**
 * The base chains of a table of policies, as one small transaction: from then on its rules decide. A pod's egress comes before any pod's
 * ingress. What the node sends (hook `output`) goes to its own pods unfiltered.
 */
export function hookStatements(table: string, subjects: readonly Subject[]): string {
  return [
    ...baseChain(table, { chain: 'from_pods', hook: 'forward priority -10', rest: [...hairpin(subjects), 'iifname vmap @egress'] }),
    ...baseChain(table, { chain: 'to_node', hook: 'input priority -10', rest: ['iifname vmap @egress'] }),
    ...baseChain(table, { chain: 'to_pods', hook: 'forward priority 0', rest: [...hairpin(subjects), 'oifname vmap @ingress'] }),
  ].join('\n');
}

interface BaseChain {
  readonly chain: string;
  readonly hook: string;
  /** Rules after the one for replies. */
  readonly rest: readonly string[];
}

function baseChain(table: string, { chain, hook, rest }: BaseChain): string[] {
  const rules = ['ct state established,related accept', ...rest];
  return [
    `add chain inet ${table} ${chain} { type filter hook ${hook}; policy accept; }`,
    ...rules.map((rule) => `add rule inet ${table} ${chain} ${rule}`),
  ];
}

/** A pod that reaches itself through a Service: out of and into the same interface. */
function hairpin(subjects: readonly Subject[]): string[] {
  const pairs = subjects.filter(({ backsService }) => backsService).map(({ interface: name }) => `"${name}" . "${name}"`);
  return pairs.length === 0 ? [] : [`iifname . oifname { ${pairs.join(', ')} } accept`];
}
