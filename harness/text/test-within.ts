import { createContext, Script } from 'node:vm';

const script = new Script('texts.some((text) => regex.test(text))');
const context: { regex?: RegExp; texts?: readonly string[] } = createContext({});
const mostMs = 2_000;

/**
 * Whether a regular expression matches one of the texts. An expression of a stranger may try more ways than anybody can wait
 * for, which only a time limit around the engine ends.
 * @returns `too long` after two seconds
 */
export function testWithin(regex: RegExp, texts: readonly string[]): boolean | 'too long' {
  Object.assign(context, { regex, texts });
  try {
    return script.runInContext(context, { timeout: mostMs }) === true;
  } catch (error) {
    // No `instanceof Error`: it may be one of the context's own.
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'too long';
    throw error;
  }
}
