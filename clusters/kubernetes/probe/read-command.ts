import { lateMs, resendMs } from '../budgets.ts';
import type { Lookup, Sighting } from './try.ts';

/** The end of a command that a try ran. */
export interface CommandLine {
  readonly exitCode: number;
  readonly output: string;
  /** Since the batch was sent: an upper bound of the try's own time. */
  readonly afterMs: number;
}

/** What a contact says of the flow, by the words of `agnhost connect` (TIMEOUT, REFUSED, OTHER…) or of the errno. */
export function readContact({ exitCode, output, afterMs }: CommandLine, silenceMs: number): Sighting {
  const durationMs = Math.round(afterMs);
  const sighting = (kind: Sighting['kind'], detail: string): Sighting => ({ kind, durationMs, detail });
  if (exitCode === 0) return sighting('connected', 'answered');
  if (output.startsWith('TIMEOUT')) return readSilence(durationMs, silenceMs);
  if (/refused/i.test(output)) return sighting('refused', 'connection refused');
  if (/prohibited|permission denied|not permitted|no route|unreachable/i.test(output)) return sighting('rejected', output);
  return sighting('error', `the probe ended with ${String(exitCode)}: ${output}`);
}

/** dig's exit code for no reply, named in its manual. */
const noReply = 9;

/** What a lookup says of the flow. Any answer of the server's is one, a refusal or an unknown name too. */
export function readLookup(line: CommandLine, { name }: Lookup, silenceMs: number): Sighting {
  const durationMs = Math.round(line.afterMs);
  const status = /status: ([A-Z]+)/.exec(line.output)?.[1];
  if (line.exitCode === 0 && status !== undefined) {
    const answers = [...line.output.matchAll(/\bIN (?:A|AAAA) (\S+)/g)].map((match) => match[1] ?? '');
    return { kind: 'connected', durationMs, detail: `${status} for ${name}: ${answers.join(', ') || 'no address'}`, answers };
  }
  if (line.exitCode !== noReply) return { kind: 'error', durationMs, detail: `dig ended with ${String(line.exitCode)}: ${line.output}` };
  if (line.output.includes('refused')) return { kind: 'refused', durationMs, detail: 'connection refused' };
  if (/unreachable|permission denied|not permitted/i.test(line.output)) return { kind: 'rejected', durationMs, detail: line.output };
  return readSilence(durationMs, silenceMs);
}

function readSilence(durationMs: number, wantedMs: number): Sighting {
  const silenceMs = Math.ceil(wantedMs / resendMs) * resendMs;
  return durationMs > silenceMs + lateMs
    ? {
        kind: 'error',
        durationMs,
        detail: `the node ran the probe late: ${String(durationMs)} ms for a time-out of ${String(silenceMs)} ms`,
      }
    : { kind: 'dropped', durationMs, detail: `no answer within ${String(silenceMs)} ms` };
}
