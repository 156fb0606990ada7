import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Esbuild from 'esbuild';
import { digestInputs } from './digest-inputs.ts';
import type { PageAsset } from './page-asset.ts';

/** The project's folder: what the paths of inputs are relative to. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

const app = fileURLToPath(new URL('../app/', import.meta.url));

/** Where the sources of the page begin; not there in the published package. */
export const entryPoint = `${app}main.tsx`;

/**
 * Bundle the sources of the page.
 * @throws Error where esbuild is not installed, or the sources can't be bundled
 */
export function buildPage(): PageAsset {
  const { outputFiles, metafile } = loadEsbuild().buildSync({
    absWorkingDir: projectRoot,
    entryPoints: [entryPoint, `${app}styles/main.css`],
    outdir: 'page',
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    charset: 'utf8',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const inputs = Object.keys(metafile.inputs)
    .map((path) => relative(projectRoot, `${projectRoot}${path}`))
    .filter((path) => !path.includes('node_modules'))
    .toSorted();
  return {
    inputs,
    digest: digestInputs(projectRoot, inputs) ?? '',
    script: textOf(outputFiles, '.js'),
    style: textOf(outputFiles, '.css'),
  };
}

/** Only where a page has to be built: it is no dependency of the finished package. */
function loadEsbuild(): typeof Esbuild {
  return createRequire(import.meta.url)('esbuild') as typeof Esbuild;
}

function textOf(files: readonly Esbuild.OutputFile[], ending: string): string {
  const text = files.find(({ path }) => path.endsWith(ending))?.text ?? '';
  // Inside an element, these would end it, whatever the language around them.
  return text.replaceAll(/<\/(?=script|style)/gi, '<\\/').trimEnd();
}
