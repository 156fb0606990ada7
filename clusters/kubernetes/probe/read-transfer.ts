import { lateMs } from '../budgets.ts';
import type { Sighting, Transfer } from './try.ts';

/** What curl wrote about one transfer; times in seconds, 0 for what was not reached. */
export interface TransferLine {
  readonly exitCode: number;
  readonly httpCode: number;
  readonly connectSeconds: number;
  readonly tlsSeconds: number;
  readonly totalSeconds: number;
  readonly message: string;
  /** What the server answered. */
  readonly body: string | undefined;
}

/** curl's exit codes, named in its manual. */
const couldNotConnect = 7;
const timedOut = 28;

/** What a transfer says of the flow. Connected is what the try's kind asks for: a connection, a TLS handshake, an HTTP answer. */
export function readTransfer(kind: Transfer['kind'], line: TransferLine, silenceMs: number): Sighting {
  const durationMs = Math.round(line.totalSeconds * 1_000);
  const sighting = (found: Sighting['kind'], detail: string): Sighting => ({ kind: found, durationMs, detail });
  if (line.connectSeconds > 0) {
    const problem = findShortfall(kind, line);
    return problem === undefined ? sighting('connected', describeAnswer(line)) : sighting('error', problem);
  }
  switch (line.exitCode) {
    case timedOut:
      return durationMs > silenceMs + lateMs
        ? sighting('error', `the node ran the probe late: ${String(durationMs)} ms for a time-out of ${String(silenceMs)} ms`)
        : sighting('dropped', `no answer within ${String(silenceMs)} ms`);
    case couldNotConnect:
      return sighting('refused', 'could not connect');
    default:
      return sighting('error', `curl (${String(line.exitCode)}) ${line.message}`);
  }
}

function findShortfall(kind: Transfer['kind'], { exitCode, httpCode, tlsSeconds, message }: TransferLine): string | undefined {
  const words = `curl (${String(exitCode)}) ${message}`;
  switch (kind) {
    case 'tcp':
      return undefined;
    case 'tls':
      return tlsSeconds > 0 ? undefined : `connected, but without a TLS handshake: ${words}`;
    case 'http':
      return httpCode > 0 ? undefined : `connected, but without an HTTP answer: ${words}`;
  }
}

function describeAnswer({ connectSeconds, httpCode, body }: TransferLine): string {
  const after = `connected after ${(connectSeconds * 1_000).toFixed(1)} ms`;
  const source = /^(?:\[?)([0-9a-f.:]+?)(?:\]?):\d+$/.exec(body ?? '')?.[1];
  if (source !== undefined) return `${after}; the server saw ${source}`;
  return httpCode > 0 ? `${after}; HTTP ${String(httpCode)}` : after;
}
