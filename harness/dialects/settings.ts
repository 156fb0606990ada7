/**
 * What the configuration of a cluster's enforcers makes of the dialects: the words of an option, by `<enforcer>.<option>`. The dialect or
 * enforcer that knows an option reads it; an absent one has its default. Plain data: it can be compared, and written down.
 */
export type EnforcerSettings = Readonly<Record<string, ReadonlySet<string>>>;

/** Every option has its default. */
export const defaultSettings: EnforcerSettings = {};
