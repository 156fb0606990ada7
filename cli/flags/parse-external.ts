import { parseAddress } from '../../harness/address/parse-address.ts';
import { externals } from '../../harness/cast/externals.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { choice } from './choice.ts';

/** A host outside the cluster that the user provides. */
export interface ProvidedExternal {
  /** Its part in the tables. */
  readonly id: keyof typeof externals;
  readonly address: string;
  readonly port: number;
}

const ids = Object.keys(externals).filter((id): id is keyof typeof externals => Object.hasOwn(externals, id));

/** Read `name=address:port`. The port must be the one its row has. @throws UserError (usage) */
export function parseExternal(text: string, name: string): ProvidedExternal {
  const match = /^(?<id>[a-z0-9-]+)=(?<host>.+):(?<port>[0-9]{1,5})$/.exec(text);
  const { id = '', host = '', port = '' } = match?.groups ?? {};
  const address = host.replace(/^\[(.*)\]$/, '$1');
  if (match === null || parseAddress(address) === undefined) {
    throw new UserError(`${name} ${JSON.stringify(text)}: expected NAME=ADDRESS:PORT with an IP address, e.g. s3=198.51.100.7:443.`, 3);
  }
  const external = choice('external host', ids)(id);
  if (Number(port) !== externals[external].port) {
    throw new UserError(
      `${name} ${text}: the row of ${external} is for port ${String(externals[external].port)}, and so are the policies.`,
      3,
    );
  }
  return { id: external, address, port: Number(port) };
}
