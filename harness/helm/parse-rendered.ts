import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { KubernetesObject, Manifest } from '../vocabulary/manifest.ts';
import { UserError } from '../vocabulary/user-error.ts';

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

/** helm writes `# Source: <chart>/templates/<file>` at the head of every document; a `---` in column 0 is always a boundary. */
function splitBySource(rendered: string): readonly { readonly file: string; readonly text: string }[] {
  const [head = '', ...parts] = rendered.split(/^(?:---\s*\n)?# Source: /m);
  const sourced = parts.map((part) => {
    const end = part.indexOf('\n');
    const source = end === -1 ? part : part.slice(0, end);
    return { file: source.trim().replace(/^[^/]+\//, ''), text: end === -1 ? '' : part.slice(end + 1) };
  });
  return head.trim() === '' ? sourced : [{ file: 'an unnamed template', text: head }, ...sourced];
}

function readDocuments(text: string, file: string, chart: string): readonly unknown[] {
  return Array.from(parseAllDocuments(text, { uniqueKeys: true, prettyErrors: true }), (document) => {
    const [problem] = document.errors;
    if (problem !== undefined) throw new UserError(`chart ${chart}: ${file} renders invalid YAML: ${problem.message.trim()}`, 2);
    try {
      return document.toJS() as unknown;
    } catch (error) {
      throw new UserError(`chart ${chart}: ${file} renders YAML that cannot be read: ${String(error)}`, 2, { cause: error });
    }
  }).filter((document) => document !== null && document !== undefined);
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
