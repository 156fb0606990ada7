import type { Listener } from '../../../harness/cluster/listener.ts';
import { familyOf } from '../discover/sort-addresses.ts';
import type { Try } from '../probe/try.ts';

/** How listeners are tried at an address: what shows that each serves. `dns` is tried over both of its transports. */
export function triesOf(listeners: readonly Listener[], address: string): readonly Try[] {
  return listeners.flatMap(({ application, port }): readonly Try[] => {
    switch (application) {
      case 'tcp':
      case 'http':
      case 'tls':
      case 'udp':
        return [{ kind: application, address, port }];
      case 'dns': {
        const lookup = { address, name: '.', family: familyOf(address) };
        return [
          { kind: 'dns-udp', ...lookup },
          { kind: 'dns-tcp', ...lookup },
        ];
      }
    }
  });
}
