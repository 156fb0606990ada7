import { connect, type Socket } from 'node:net';
import { probeAnswerMs } from '../../../../harness/time/budgets.ts';
import { knownAddress } from '../network/known-address.ts';
import { classifyError } from './classify-error.ts';
import type { ProbeContext } from './probe-context.ts';
import type { Answer, Signal } from './signal.ts';
import type { Target } from './target.ts';

/** What to say over a connection, and how to read the answer. It rejects where the connection fails. */
export type Exchange = (socket: Socket) => Promise<Answer>;

const tcp = 6;

/** Connect from the source's network namespace and exchange something; the connection is reset afterwards, so that no port stays in use. */
export function overStream({ drops, decisions, silence }: ProbeContext, target: Target, exchange: Exchange): Promise<Signal> {
  return new Promise((resolve) => {
    const socket = open(target);
    let state: 'connecting' | 'connected' = 'connecting';
    let settled = false;
    let stopWatching: () => void = () => undefined;
    const settle = (signal: Signal): void => {
      if (settled) return;
      settled = true;
      stopWatching();
      stopWaiting();
      // A connection that is still being made would be reset only once it is there.
      if (state === 'connected') socket.resetAndDestroy();
      else socket.destroy();
      resolve(signal);
    };
    const stopWaiting = silence.wait(() => {
      settle(describeSilence(state));
    });
    socket.once('connect', () => (state = 'connected'));
    socket.on('error', (error) => {
      settle(classifyError(error));
    });
    exchange(socket).then(
      (answer) => {
        settle({ kind: 'answered', answer });
      },
      (error: unknown) => {
        settle(classifyError(error));
      },
    );
    const { source, destination, destinationPort } = target;
    if (socket.localPort === undefined) return;
    stopWatching = drops.watch({ protocol: tcp, source, sourcePort: socket.localPort, destination, destinationPort }, (prefix) => {
      settle({ kind: 'dropped', decision: decisions.textOf(prefix) });
    });
  });
}

/** A connection that came to be was not dropped, whatever it lacks. */
function describeSilence(state: 'connecting' | 'connected'): Signal {
  const within = `within ${String(probeAnswerMs)} ms`;
  return state === 'connected'
    ? { kind: 'error', detail: `connected, but no answer ${within}` }
    : { kind: 'silent', detail: `no answer ${within}` };
}

/** The call to connect(2) has been made when this returns. */
function open({ from, address, port }: Target): Socket {
  return from.inside(() => connect({ host: 'target', port, autoSelectFamily: false, lookup: knownAddress(address) }));
}
