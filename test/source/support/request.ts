import type { RenderRequest } from '../../../harness/source/open-source.ts';

/** A rendering without values. */
export const request: RenderRequest = { values: {}, namespace: 'shop', release: 'r', apiVersions: [] };
