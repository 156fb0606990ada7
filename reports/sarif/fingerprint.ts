import { createHash } from 'node:crypto';
import type { Cause } from '../causes/cause.ts';
import { ruleOf } from './rules.ts';

/**
 * What a cause is recognised by from run to run, so that an alert stays the same alert: its kind, its engine, and the first flow,
 * check or scenario of it; neither line numbers nor names that hold the run's id.
 */
export function fingerprintOf(cause: Cause, leg: string): string {
  return createHash('sha256')
    .update(JSON.stringify([ruleOf(cause), leg, ...identityOf(cause)]))
    .digest('hex');
}

function identityOf(cause: Cause): readonly string[] {
  switch (cause.kind) {
    case 'flows': {
      const [{ cell, flow }] = cause.flows;
      return ['flow', cell.id, flow.id];
    }
    case 'check':
      return ['check', cause.cells[0].engine, cause.check.id];
    case 'cells':
      return ['cell', cause.cells[0].id];
  }
}
