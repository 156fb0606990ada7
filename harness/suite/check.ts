import type { Manifest } from '../vocabulary/manifest.ts';

/** An expectation about what is rendered instead of about a flow. */
export interface Check {
  /** Unique in its scenario. */
  readonly id: string;
  readonly because: string;
  /** @returns what is wrong, in words; undefined where it holds */
  readonly run: (context: CheckContext) => Promise<string | undefined> | string | undefined;
}

/** What a check can look at. */
export interface CheckContext {
  /** Everything the chart rendered for the cell. */
  readonly manifests: readonly Manifest[];
  /** Of these, the policy objects. */
  readonly policies: readonly Manifest[];
  /** Render the cell again with other values or other cluster capabilities. @throws UserError with helm's message where it does not render */
  readonly render: (changes: RenderChanges) => Promise<readonly Manifest[]>;
}

/** How another rendering differs from the cell's own. */
export interface RenderChanges {
  readonly values?: unknown;
  readonly apiVersions?: readonly string[];
  readonly kubeVersion?: string;
}
