import { readdir } from 'node:fs/promises';

/** The names that kustomize looks for. Source: kustomize documentation, "kustomization file". */
const names: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** The name of a folder's kustomization file; undefined where it has none. */
export async function findKustomization(folder: string): Promise<string | undefined> {
  const there = await readdir(folder);
  return names.find((name) => there.includes(name));
}
