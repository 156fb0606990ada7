import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { probeAnswerMs } from '../../../../harness/time/budgets.ts';
import { knownAddress } from '../network/known-address.ts';
import { classifyError } from './classify-error.ts';
import type { ProbeContext } from './probe-context.ts';
import type { Answer, Signal } from './signal.ts';
import type { Target } from './target.ts';

const udp = 17;

/** Send one datagram from the source's network namespace and wait for its answer. */
export function overDatagram(
  { drops, decisions, silence }: ProbeContext,
  target: Target,
  question: Uint8Array,
  read: (answer: Buffer) => Answer,
): Promise<Signal> {
  return new Promise((resolve) => {
    const socket = open(target);
    let stopWatching: () => void = () => undefined;
    const stopWaiting = silence.wait(() => {
      settle({ kind: 'silent', detail: `no answer within ${String(probeAnswerMs)} ms` });
    });
    let settled = false;
    const settle = (signal: Signal): void => {
      if (settled) return;
      settled = true;
      stopWatching();
      stopWaiting();
      socket.close();
      resolve(signal);
    };
    socket.on('error', (error) => {
      settle(classifyError(error));
    });
    socket.on('message', (bytes) => {
      settle(readAnswer(bytes, read));
    });
    socket.once('connect', () => {
      if (settled) return;
      const { source, destination, destinationPort } = target;
      const sourcePort = socket.address().port;
      socket.send(question, () => undefined);
      stopWatching = drops.watch({ protocol: udp, source, sourcePort, destination, destinationPort }, (prefix) => {
        settle({ kind: 'dropped', decision: decisions.textOf(prefix) });
      });
    });
  });
}

function readAnswer(bytes: Buffer, read: (answer: Buffer) => Answer): Signal {
  try {
    return { kind: 'answered', answer: read(bytes) };
  } catch (error) {
    return { kind: 'error', detail: `an answer that is none of a listener's: ${String(error)}` };
  }
}

/** The socket exists, with its port, when this returns. */
function open({ from, address, port }: Target): Socket {
  return from.inside(() => {
    const type = isIPv6(address) ? 'udp6' : 'udp4';
    const socket = createSocket({ type, lookup: knownAddress(address) });
    socket.connect(port, 'target');
    return socket;
  });
}
