import { fileURLToPath } from 'node:url';

/** The chart that the first suite is about. */
export const defaultChart = fileURLToPath(new URL('../chart', import.meta.url));
