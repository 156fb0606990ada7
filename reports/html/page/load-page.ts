import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage, entryPoint, projectRoot } from './build-page.ts';
import { digestInputs } from './digest-inputs.ts';
import { type PageAsset, pageAssetSchema } from './page-asset.ts';

/** Where the bundled page is kept; made by `npm run build:report`, or by the first report. */
const assetPath = join(projectRoot, 'reports/html/page/generated.json');

/**
 * The bundled page: the one that is kept where its sources have not changed since, or are not here (as in the published
 * package); else it is built, and kept where that is possible.
 * @throws Error where there is none and it can't be built
 */
export function loadPage(): PageAsset {
  const kept = readAsset();
  if (kept !== undefined && (!existsSync(entryPoint) || digestInputs(projectRoot, kept.inputs) === kept.digest)) return kept;
  const built = buildPage();
  keepAsset(built);
  return built;
}

function readAsset(): PageAsset | undefined {
  try {
    return pageAssetSchema.parse(JSON.parse(readFileSync(assetPath, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Build the page and keep it. @throws Error where it can't be built or written */
export function writeAsset(asset: PageAsset): void {
  const draft = `${assetPath}.${String(process.pid)}.part`;
  try {
    writeFileSync(draft, JSON.stringify(asset));
    renameSync(draft, assetPath);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** An installation that can't be written to builds the page each time. */
function keepAsset(asset: PageAsset): void {
  try {
    writeAsset(asset);
  } catch {
    return;
  }
}
