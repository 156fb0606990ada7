import { z } from 'zod';
import { parseYamlWithLines, YamlError } from '../text/parse-yaml.ts';
import type { YamlPath } from '../text/yaml-lines.ts';
import type { KubernetesObject } from '../vocabulary/manifest.ts';
import type { UserError } from '../vocabulary/user-error.ts';

const objectSchema = z.looseObject({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  metadata: z.looseObject({
    name: z.string().min(1),
    namespace: z.string().exactOptional(),
    labels: z.record(z.string(), z.string()).exactOptional(),
  }),
}) satisfies z.ZodType<KubernetesObject>;
/** kubectl writes `items: null` for a list without any. */
const listSchema = z.object({
  apiVersion: z.unknown(),
  kind: z.string().endsWith('List'),
  items: z.array(z.unknown()).nullable(),
});
const bareItem = z.looseObject({ apiVersion: z.undefined().optional(), kind: z.undefined().optional(), metadata: z.unknown() });

/** An object of a text. */
export interface ReadObject {
  readonly object: KubernetesObject;
  /** The line of the text where it begins, from 1. */
  readonly line: number;
  /** The lines of its maps by field path: `''` is the object, then `spec.ingress[0]`. */
  readonly mapLines: () => ReadonlyMap<string, number>;
}

/** What keeps a text from being read as objects. */
export interface ObjectProblem {
  readonly kind: 'no YAML' | 'no object';
  /** From 1; absent where it is no single line's fault. */
  readonly line?: number;
  /** Of `no object`: the field that is missing or wrong, `the document` for all of it. */
  readonly field: string;
  /** One line. */
  readonly reason: string;
}

/**
 * The Kubernetes objects of a text of YAML documents (or JSON). Documents of nothing are skipped; a `List`, and a list of a kind
 * (`NetworkPolicyList`), becomes its items.
 * @param refuse what to throw for a document that is no YAML, has a key twice, or is no Kubernetes object
 */
export function readObjects(text: string, refuse: (problem: ObjectProblem) => UserError): readonly ReadObject[] {
  return parseDocuments(text, refuse)
    .filter(({ value }) => value !== null && value !== undefined)
    .flatMap(({ value, lines }) =>
      expandList({ value, path: [] }).map((item) => ({
        object: checkObject(item.value, (field) => lines.at([...item.path, ...field]), refuse),
        line: lines.at(item.path),
        mapLines: () => lines.mapsIn(item.path),
      })),
    );
}

function parseDocuments(text: string, refuse: (problem: ObjectProblem) => UserError): ReturnType<typeof parseYamlWithLines> {
  try {
    return parseYamlWithLines(text);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const { line, message } = error;
    throw refuse({ kind: 'no YAML', field: 'the document', reason: message, ...(line === undefined ? {} : { line }) });
  }
}

interface Item {
  readonly value: unknown;
  readonly path: YamlPath;
}

function expandList({ value, path }: Item): readonly Item[] {
  const list = listSchema.safeParse(value);
  if (!list.success) return [{ value, path }];
  const { apiVersion, kind, items } = list.data;
  // Items of an API server's own answer leave out what the list says for all of them.
  const common = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
  return (items ?? []).flatMap((item, index) => {
    const bare = bareItem.safeParse(item);
    return expandList({ value: bare.success ? { ...bare.data, ...common } : item, path: [...path, 'items', index] });
  });
}

function checkObject(value: unknown, lineOf: (field: YamlPath) => number, refuse: (problem: ObjectProblem) => UserError): KubernetesObject {
  const checked = objectSchema.safeParse(value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const path = (issue?.path ?? []).map((key) => (typeof key === 'number' ? key : String(key)));
  const field = path.length === 0 ? 'the document' : path.join('.');
  throw refuse({ kind: 'no object', line: lineOf(path), field, reason: issue?.message ?? 'unknown' });
}
