import { z } from 'zod';

/** What the sources of the page are bundled to. */
export const pageAssetSchema = z.strictObject({
  /** Project files that went into it, relative to the project. */
  inputs: z.array(z.string()),
  /** `sha256-…` over their contents: whether the bundle is still theirs. */
  digest: z.string(),
  script: z.string(),
  style: z.string(),
});

/** The bundled page, without results. */
export type PageAsset = Readonly<z.infer<typeof pageAssetSchema>>;
