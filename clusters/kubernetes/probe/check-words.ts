import { parseAddress } from '../../../harness/address/parse-address.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';

const highestPort = 65_535;
/** The root, or labels of letters, digits, `-` and `_`, none of which begins like an option. */
const domainName = /^\.$|^[a-z0-9_][-a-z0-9_]*(?:\.[a-z0-9_][-a-z0-9_]*)*\.?$/i;
const longestName = 254;

/** What of a try becomes text of a script. */
interface Words {
  readonly address: string;
  readonly port?: number;
  readonly name?: string;
}

/**
 * Refuse a try whose words would mean something else to a shell than an address, a port or a name.
 * @throws UserError (2)
 */
export function checkWords({ address, port, name }: Words): void {
  if (parseAddress(address) === undefined) throw refuse('address', address, 'an IP address');
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= highestPort)) {
    throw refuse('port', String(port), `a number from 1 to ${String(highestPort)}`);
  }
  if (name !== undefined && (name.length > longestName || !domainName.test(name))) throw refuse('name', name, 'a domain name');
}

/** The mark of a batch in the output of its script. @throws Error */
export function checkToken(token: string): void {
  if (!/^@[a-z0-9]+$/.test(token)) throw new Error(`${JSON.stringify(token)} is no token of a batch: @ and letters or digits`);
}

function refuse(what: string, found: string, expected: string): UserError {
  return new UserError(`The ${what} ${JSON.stringify(found)} can't be probed: expected ${expected}. Look at where it comes from.`, 2);
}
