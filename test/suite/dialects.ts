/** Ids of dialects, for tests that need some. */
export const dialects = ['kubernetes', 'cilium', 'calico'] as const;
