/** What a case amounts to in JUnit's words: `failure` a wrong verdict, `error` could not be judged. */
export type CaseResult =
  | { readonly kind: 'passed'; readonly output?: string }
  | { readonly kind: 'failure' | 'error'; readonly type: string; readonly message: string; readonly text: string }
  | { readonly kind: 'skipped'; readonly message: string };

/** One `<testcase>`. */
export interface Case {
  readonly name: string;
  readonly durationMs: number;
  readonly result: CaseResult;
}

/** One `<testsuite>`. */
export interface Suite {
  readonly name: string;
  readonly classname: string;
  readonly startedAt: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}
