import type { Shell } from '../shell/shell.ts';
import type { Batch } from './try.ts';

/** Where a batch of tries is sent from. */
export interface Source {
  /** Endpoint id. */
  readonly id: string;
  /** In words: `pod ns/name`. */
  readonly name: string;
  /** What it serves itself. */
  readonly control: Batch['control'];
  /** @throws ShellLost */
  openShell(): Promise<Shell>;
}
