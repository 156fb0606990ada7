import type { SourceInfo } from './source-info.ts';

const digestLength = 'sha256:'.length + 12;

/** A source in a few words: name, version where it has one, the beginning of its digest. */
export function nameSource({ name, version, digest }: Pick<SourceInfo, 'name' | 'version' | 'digest'>): string {
  return `${nameWithVersion({ name, ...(version === undefined ? {} : { version }) })} ${shortDigest(digest)}`;
}

/** `shop 1.4.0`; where there is no version, the name alone. */
export function nameWithVersion({ name, version }: Pick<SourceInfo, 'name' | 'version'>): string {
  return version === undefined ? name : `${name} ${version}`;
}

/** As much of a digest as tells two sources apart at sight. */
export function shortDigest(digest: string): string {
  return digest.slice(0, digestLength);
}

/** What of a source says whether two are the same. */
export function identityOf({ name, version, digest }: SourceInfo): Pick<SourceInfo, 'name' | 'version' | 'digest'> {
  return { name, ...(version === undefined ? {} : { version }), digest };
}
