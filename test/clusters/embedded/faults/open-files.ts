import { readdirSync, readlinkSync } from 'node:fs';

/** The file descriptors of a process, from the lowest, with what each is: `socket:[123]`, `net:[456]`, a path. */
export function openFiles(pid: number): readonly { readonly fd: number; readonly link: string }[] {
  const folder = `/proc/${String(pid)}/fd`;
  return readdirSync(folder)
    .map((name) => ({ fd: Number(name), link: linkOf(`${folder}/${name}`) }))
    .toSorted((left, right) => left.fd - right.fd);
}

/** Files are closed while one looks. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
