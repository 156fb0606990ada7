export { isLasting } from '../source/hook.ts';
