import type { AddressSet } from './address-set.ts';

/** 0.0.0.0/0 and ::/0. */
export const everyAddress: AddressSet = {
  v4: [{ first: 0n, last: (1n << 32n) - 1n }],
  v6: [{ first: 0n, last: (1n << 128n) - 1n }],
};
