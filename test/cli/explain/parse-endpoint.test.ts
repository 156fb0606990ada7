import assert from 'node:assert/strict';
import { parseRole, portNumber } from '../../../cli/explain/parse-endpoint.ts';
import { readyCell } from '../../run/ready-cell.ts';

const { controller } = readyCell([]);

describe('an endpoint in the words of a user', () => {
  it('is one of the cast', () => {
    for (const role of ['controller', 'neighbour', 'node', 'apiserver', 'prometheus', 's3']) assert.equal(parseRole('--from', role), role);
    assert.throws(() => parseRole('--from', 'prometeus'), {
      message:
        /^--from prometeus: there is no such endpoint; there are controller, neighbour, .*node, apiserver, prometheus, .*, outsider\.$/,
      exitCode: 3,
    });
  });

  it('has a port by its number, or by a name of the controller', () => {
    assert.equal(portNumber('--to', 1234, controller), 1234);
    assert.equal(portNumber('--to', 'gate', controller), 8082);
    assert.throws(() => portNumber('--to', 'gait', controller), {
      message: '--to: gait is no port; write a number, or for the controller one of webhook, metrics, gate, health.',
      exitCode: 3,
    });
  });
});
