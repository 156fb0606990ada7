/** Whether this is the compiled package; else it is a checkout, where commands are npm scripts. */
export const isPackage = import.meta.url.endsWith('.js');

const script = /npm run (?:--silent )?(conformance|explain|report|gate)\b(?: -- ?)?/g;

/**
 * A text with its commands as a user of the published package types them: `npx netpol-conformance explain …` in place of
 * `npm run explain -- …`. In a checkout it stays as it is.
 */
export function nameCommands(text: string, packaged = isPackage): string {
  if (!packaged) return text;
  return text.replace(/npm run setup, or: /g, '').replace(script, (match, name: string) => {
    const words = ['npx netpol-conformance', ...(name === 'conformance' ? [] : [name])].join(' ');
    return match.endsWith('-- ') ? `${words} ` : words;
  });
}
