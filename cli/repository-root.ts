import { resolve } from 'node:path';

/** Folder that reports name files relative to: the checkout in a GitHub workflow, else where the command was given. */
export const repositoryRoot = resolve(process.env['GITHUB_WORKSPACE'] ?? '.');
