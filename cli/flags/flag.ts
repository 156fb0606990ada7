/**
 * One flag: what help and the docs print, and how its texts become a value. `parse` gets every text given, in order, and none
 * where the flag is absent.
 */
export interface Flag<Value> {
  /** Name of the value in help, e.g. `FILE`; absent: the flag is a switch and takes none. */
  readonly placeholder?: string;
  /** May be given more than once. */
  readonly repeatable: boolean;
  readonly summary: string;
  /** What holds without the flag, as help prints it; absent: nothing. */
  readonly fallback?: string;
  /** @param name the flag with its dashes, for messages @throws UserError (usage) */
  parse(texts: readonly string[], name: string): Value;
}

/** Flags by name, without dashes. */
export type Flags = Readonly<Record<string, Flag<unknown>>>;

/** The values that parsing flags gives. */
export type ValuesOf<F extends Flags> = { readonly [Name in keyof F]: F[Name] extends Flag<infer Value> ? Value : never };
