export { mergeValues } from '../source/merge-values.ts';
