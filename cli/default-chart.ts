import { fileURLToPath } from 'node:url';

/** The chart of this project. */
export const defaultChart = fileURLToPath(new URL('../chart', import.meta.url));
