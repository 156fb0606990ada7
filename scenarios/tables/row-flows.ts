import type { DecidedVerdict } from '../../harness/vocabulary/verdict.ts';
import type { Approach, Expectation } from '../../harness/suite/expectation.ts';
import type { Row, RowInstance } from './row.ts';

/** A row's traffic as expectations: one for each of its instances and, for DNS, each transport. */
export function rowFlows(row: Row, verdict: DecidedVerdict, because: string, choice: RowChoice = {}): readonly Expectation[] {
  const approach = choice.approach ?? { kind: 'address' };
  return row.instances
    .filter((instance) => choice.where === undefined || instance.where === choice.where)
    .flatMap((instance) => {
      const flow = { source: instance.source, target: instance.target, approach, verdict, because, row: row.id };
      return instance.target === 'dns:dns' ? row.protocols.map((protocol) => ({ ...flow, lookup: lookupOver(protocol) })) : [flow];
    });
}

/** Which of a row's traffic is meant, and how its destination is found. */
export interface RowChoice {
  readonly where?: RowInstance['where'];
  readonly approach?: Approach;
}

function lookupOver(protocol: Row['protocols'][number]): 'udp' | 'tcp' {
  return protocol === 'UDP' ? 'udp' : 'tcp';
}
