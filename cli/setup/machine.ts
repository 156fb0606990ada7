/** What setup needs to know of the machine it runs on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly uid: number;
  /** Where programs are looked for, in order. */
  readonly directories: readonly string[];
  /** Whether somebody can answer sudo's question for a password. */
  readonly terminal: 'present' | 'absent';
}
