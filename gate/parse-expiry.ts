import { z } from 'zod';

/** A day, `2027-03-31`, as the moment (UTC) at which it is over: the allowance holds on that day. */
export const parseExpiry = z.iso.date('must be a day, e.g. 2027-03-31').transform((day) => {
  const end = new Date(`${day}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 1);
  return end;
});
