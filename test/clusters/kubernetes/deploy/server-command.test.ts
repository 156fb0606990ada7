import assert from 'node:assert/strict';
import { serverCommand } from '../../../../clusters/kubernetes/deploy/server-command.ts';

describe('the command that serves a pod', () => {
  it('runs one process for each TCP and UDP port, and waits for them', () => {
    const command = serverCommand([
      { application: 'http', port: 80 },
      { application: 'udp', port: 53 },
      { application: 'tls', port: 443 },
    ]);
    assert.match(command, /^\/agnhost netexec --http-port=80 --udp-port=53 &\n\/agnhost webhook --port=443 .* &\nwait$/);
  });

  it('stays where nothing listens: a pod without ports is a source of flows', () => {
    assert.equal(serverCommand([]), '/agnhost pause &\nwait');
  });
});
