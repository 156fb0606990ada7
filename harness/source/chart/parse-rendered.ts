import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { parseYamlDocuments, YamlError } from '../../text/parse-yaml.ts';
import type { KubernetesObject, Manifest } from '../../vocabulary/manifest.ts';
import { UserError } from '../../vocabulary/user-error.ts';

const unnamed = 'an unnamed template';
const objectSchema = z.looseObject({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  metadata: z.looseObject({
    name: z.string().min(1),
    namespace: z.string().exactOptional(),
    labels: z.record(z.string(), z.string()).exactOptional(),
  }),
}) satisfies z.ZodType<KubernetesObject>;
const listSchema = z.object({ kind: z.string().endsWith('List'), items: z.array(z.unknown()) });

/**
 * Split what `helm template` prints into objects. Empty documents are skipped, a `List` becomes its items.
 * @throws UserError naming the template where a document is no YAML, has a duplicate key, or is no Kubernetes object
 */
export function parseRendered(rendered: string, chart: string): readonly Manifest[] {
  return splitBySource(rendered).flatMap(({ file, text }) =>
    readDocuments(text, file, chart)
      .flatMap(expandList)
      .map((document) => ({ file, object: checkObject(document, file, chart) })),
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

function readDocuments(text: string, file: string, chart: string): readonly unknown[] {
  try {
    return parseYamlDocuments(text).filter((document) => document !== null);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw new UserError(`chart ${chart}: ${file} renders invalid YAML: ${error.message}`, 2, { cause: error });
  }
}

function expandList(document: unknown): readonly unknown[] {
  const list = listSchema.safeParse(document);
  return list.success ? list.data.items.flatMap(expandList) : [document];
}

function checkObject(document: unknown, file: string, chart: string): KubernetesObject {
  const checked = objectSchema.safeParse(document);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? 'the document' : issue.path.join('.');
  throw new UserError(
    `chart ${chart}: ${file} renders something that is no Kubernetes object: ${field}: ${issue?.message ?? 'unknown'}`,
    2,
  );
}
