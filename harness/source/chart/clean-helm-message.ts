/**
 * helm's error as a person wants to read it: without warnings about other things, the prefix `Error:`, the call chain of
 * the templates and the advice to use flags that this project does not have.
 */
export function cleanHelmMessage(stderr: string): string {
  const start = stderr.search(/^Error: /m);
  const message = (start === -1 ? stderr : stderr.slice(start))
    .replace(/^Error: (INSTALLATION FAILED: )?/, '')
    .replaceAll('Use --debug flag to render out invalid YAML', '')
    .replace(/ \(use --debug to see .*\)/g, '')
    .replace(/^execution error at \((?:[^():]*\/)?templates\/([^():]+):\d+:\d+\): /, '')
    .trim();
  return message === '' ? 'helm failed and did not say why' : message;
}
