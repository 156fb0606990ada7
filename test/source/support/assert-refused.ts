import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { openSource } from '../../../harness/source/open-source.ts';
import type { SourceSpec } from '../../../harness/source/source-spec.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { request } from './request.ts';
import { writeFiles } from './write-files.ts';

/** A source that is refused. */
export interface BadSource {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly spec: SourceSpec;
  readonly exitCode: 2 | 3;
  /** All of it, or what it has to match. */
  readonly message: string | RegExp;
  readonly standardInput?: string;
}

/** Assert that a source is refused with one sentence, the right exit code, and no stack. Paths are in a folder of these files. */
export async function assertRefused({ files, spec, exitCode, message, standardInput = '' }: BadSource): Promise<void> {
  await using folder = await writeFiles(files);
  const at = (path: string): string => (path === '-' || path.includes('://') ? path : `${folder.path}/${path}`);
  const placed = placeSpec(spec, at);
  const refused = async (): Promise<void> => {
    await using source = await openSource({ spec: placed, standardInput: Readable.from([Buffer.from(standardInput)]) });
    await source.render(request);
  };
  await assert.rejects(refused, (error) => {
    assert.ok(error instanceof UserError, error instanceof Error ? (error.stack ?? '') : String(error));
    const said = error.message.replaceAll(`${folder.path}/`, '');
    if (typeof message === 'string') assert.equal(said, message);
    else assert.match(said, message);
    assert.equal(error.exitCode, exitCode);
    assert.doesNotMatch(said, /\n\s+at /);
    return true;
  });
}

function placeSpec(spec: SourceSpec, at: (path: string) => string): SourceSpec {
  switch (spec.kind) {
    case 'chart':
      return { ...spec, path: at(spec.path), valuesFiles: spec.valuesFiles.map(at) };
    case 'manifests':
      return { ...spec, paths: spec.paths.map(at) };
    case 'kustomize':
      return { ...spec, path: at(spec.path) };
  }
}
