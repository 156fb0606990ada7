import pc from 'picocolors';

const widthWithoutTerminal = 120;

/** Columns that a stream shows; a fixed width where it is no terminal, so that logs of two machines are alike. */
export function widthOf(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>): number {
  return stream.isTTY ? stream.columns : widthWithoutTerminal;
}

/** Whether to colour what goes to stdout: NO_COLOR, FORCE_COLOR and what the terminal can. */
export const colours = pc.isColorSupported ? 'on' : 'off';
