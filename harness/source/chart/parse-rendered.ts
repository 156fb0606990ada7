import { isAbsolute } from 'node:path';
import type { Manifest } from '../../vocabulary/manifest.ts';
import { UserError } from '../../vocabulary/user-error.ts';
import { readObjects } from '../read-objects.ts';

const unnamed = 'an unnamed template';

/**
 * Split what `helm template` prints into objects. Empty documents are skipped, a `List` becomes its items.
 * @throws UserError naming the template where a document is no YAML, has a duplicate key, or is no Kubernetes object
 */
export function parseRendered(rendered: string, chart: string): readonly Manifest[] {
  return splitBySource(rendered).flatMap(({ file, text }) =>
    readObjects(text, ({ kind, field, reason }) => {
      const problem = kind === 'no YAML' ? `invalid YAML: ${reason}` : `something that is no Kubernetes object: ${field}: ${reason}`;
      return new UserError(`chart ${chart}: ${file} renders ${problem}`, 2);
    }).map(({ object }) => ({ file, object })),
  );
}

/**
 * helm writes `---` and `# Source: <chart>/templates/<file>` before every document. It takes a template apart at each `---` in column 0
 * itself, so that both lines together are helm's; a `# Source:` alone may be a comment of the template.
 */
function splitBySource(rendered: string): readonly { readonly file: string; readonly text: string }[] {
  const [head = '', ...parts] = rendered.split(/^---\n# Source: /m);
  const sourced = parts.map((part) => {
    const [source = ''] = part.split('\n', 1);
    return { file: nameSource(source), text: part.slice(source.length + 1) };
  });
  return [{ file: unnamed, text: head }, ...sourced];
}

/** A path that leads out of the chart is none of its files, whoever wrote the line. */
function nameSource(source: string): string {
  const file = source.replace(/^[^/]+\//, '');
  return isAbsolute(file) || file.split('/').includes('..') ? unnamed : file;
}
