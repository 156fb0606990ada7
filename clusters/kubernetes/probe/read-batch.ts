import { controlMs } from '../budgets.ts';
import type { ShellLine } from '../shell/shell.ts';
import { isTransfer, transfersOf } from './build-script.ts';
import { readContact, readLookup } from './read-command.ts';
import { readTransfer, type TransferLine } from './read-transfer.ts';
import type { Batch, Sighting, Try } from './try.ts';

/** What a batch's lines say, one sighting for each try. A try without its line is an error; silence without the control is none. */
export function readBatch(batch: Batch, lines: readonly ShellLine[]): readonly Sighting[] {
  const transfers = readTransferLines(lines);
  const numbers = new Map(transfersOf(batch).map(({ index }, position) => [index, position + 1]));
  const control = batch.control === undefined ? undefined : transfers.get(0);
  const problem = batch.control === undefined ? undefined : findControlProblem(control);
  return batch.tries.map((each, index) => {
    const sighting = readTry(each, index, { batch, lines, transfer: transfers.get(numbers.get(index) ?? -1) });
    return isDenial(sighting) ? withControl(sighting, control, problem) : sighting;
  });
}

interface Written {
  readonly batch: Batch;
  readonly lines: readonly ShellLine[];
  readonly transfer: TransferLine | undefined;
}

function readTry(each: Try, index: number, { batch: { silenceMs }, lines, transfer }: Written): Sighting {
  if (isTransfer(each)) return transfer === undefined ? missing() : readTransfer(each.kind, transfer, silenceMs);
  const found = lines.map(readCommandLine).find((line) => line?.index === index);
  if (found === undefined) return missing();
  return 'name' in each ? readLookup(found, each, silenceMs) : readContact(found, silenceMs);
}

function readCommandLine({ text, afterMs }: ShellLine): ({ readonly index: number } & Parameters<typeof readContact>[0]) | undefined {
  const match = /^run (\d+) (\d+) ?(.*)$/.exec(text);
  if (match === null) return undefined;
  const [, index, exitCode, output = ''] = match;
  return { index: Number(index), exitCode: Number(exitCode), output, afterMs };
}

function readTransferLines(lines: readonly ShellLine[]): ReadonlyMap<number, TransferLine> {
  const bodies = new Map<number, string>();
  for (const { text } of lines) {
    const match = /^body (\d+) (.*)$/.exec(text);
    if (match !== null) bodies.set(Number(match[1]), match[2] ?? '');
  }
  const transfers = new Map<number, TransferLine>();
  for (const { text } of lines) {
    const match = /^tcp (\d+) (\d+) (\d+) ([\d.]+) ([\d.]+) ([\d.]+) ?(.*)$/.exec(text);
    if (match === null) continue;
    const [number = 0, exitCode = 0, httpCode = 0, connectSeconds = 0, tlsSeconds = 0, totalSeconds = 0] = match.slice(1, 7).map(Number);
    transfers.set(number, {
      exitCode,
      httpCode,
      connectSeconds,
      tlsSeconds,
      totalSeconds,
      message: match[7] ?? '',
      body: bodies.get(number),
    });
  }
  return transfers;
}

function isDenial({ kind }: Sighting): boolean {
  return kind === 'dropped' || kind === 'rejected';
}

function findControlProblem(control: TransferLine | undefined): string | undefined {
  if (control === undefined || control.connectSeconds === 0) return 'the source could not connect to itself at that moment';
  const tookMs = Math.round(control.connectSeconds * 1_000);
  return tookMs > controlMs ? `the source took ${String(tookMs)} ms to connect to itself at that moment` : undefined;
}

function withControl(sighting: Sighting, control: TransferLine | undefined, problem: string | undefined): Sighting {
  if (problem !== undefined) return { ...sighting, kind: 'error', detail: `${sighting.detail}, but ${problem}` };
  if (control === undefined) return sighting;
  return {
    ...sighting,
    detail: `${sighting.detail}; at that moment the source connected to itself after ${(control.connectSeconds * 1_000).toFixed(1)} ms`,
  };
}

function missing(): Sighting {
  return { kind: 'error', durationMs: 0, detail: 'the answer has no line for this probe' };
}
