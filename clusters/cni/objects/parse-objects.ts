import { z } from 'zod';
import { parseYamlDocuments, YamlError } from '../../../harness/text/parse-yaml.ts';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';

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
 * The objects in a file of YAML documents; empty documents are skipped, a `List` becomes its items.
 * @throws UserError naming the file where it is no YAML or holds something else
 */
export function parseObjects(text: string, file: string): readonly KubernetesObject[] {
  return readDocuments(text, file)
    .flatMap(expandList)
    .map((document) => checkObject(document, file));
}

function readDocuments(text: string, file: string): readonly unknown[] {
  try {
    return parseYamlDocuments(text).filter((document) => document !== null && document !== undefined);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw new UserError(`${file} is no valid YAML: ${error.message}`, 2, { cause: error });
  }
}

function expandList(document: unknown): readonly unknown[] {
  const list = listSchema.safeParse(document);
  return list.success ? list.data.items.flatMap(expandList) : [document];
}

function checkObject(document: unknown, file: string): KubernetesObject {
  const checked = objectSchema.safeParse(document);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? 'a document' : issue.path.join('.');
  throw new UserError(`${file} holds something that is no Kubernetes object: ${field}: ${issue?.message ?? 'unknown'}`, 2);
}
