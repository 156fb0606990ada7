import type { Cell } from '../plan/cell.ts';
import { inputOf } from './cell-input.ts';

/** Tells apart what cells deploy: equal for two of them exactly when engine, values and everything else that they are made from are equal. */
export function cellKey(context: Parameters<typeof inputOf>[1]): (cell: Cell) => string {
  return (cell) => JSON.stringify([cell.engine, inputOf(cell, context)]);
}
