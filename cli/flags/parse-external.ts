import { parseAddress } from '../../harness/address/parse-address.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';

/** A host outside the cluster that the user provides. */
export interface ProvidedExternal {
  /** The suite's name for it. */
  readonly id: string;
  readonly address: string;
  readonly port: number;
}

/** Read `name=address:port`. @throws UserError (usage) */
export function parseExternal(text: string, name: string): ProvidedExternal {
  const match = /^(?<id>[a-z0-9-]+)=(?<host>.+):(?<port>[0-9]{1,5})$/.exec(text);
  const { id = '', host = '', port = '' } = match?.groups ?? {};
  const address = host.replace(/^\[(.*)\]$/, '$1');
  if (match === null || parseAddress(address) === undefined) {
    throw new UserError(`${name} ${JSON.stringify(text)}: expected NAME=ADDRESS:PORT with an IP address, e.g. bucket=198.51.100.7:443.`, 3);
  }
  return { id, address, port: Number(port) };
}
