import { UserError } from '../vocabulary/user-error.ts';

/** Why a source without values knows none, in words that end a sentence. */
export function valuesUnknown(kind: 'manifests' | 'kustomize', path: string): string {
  return `${kind} ${path} ${kind === 'manifests' ? 'know' : 'knows'} no values: only a chart does`;
}

/** @throws UserError (3) where there are values for a source that knows none */
export function refuseValues(kind: 'manifests' | 'kustomize', path: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  const keys = Object.keys(values);
  if (keys.length === 0) return Promise.resolve();
  return Promise.reject(
    new UserError(`${valuesUnknown(kind, path)}. It was given ${keys.join(', ')}; take them out, or name the chart.`, 3),
  );
}
