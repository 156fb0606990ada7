import { writeFile } from 'node:fs/promises';
import { renderCliPage } from './flags/render-cli-page.ts';

/** `npm run docs`: write the pages that are generated. */
await writeFile(new URL('../docs/cli.md', import.meta.url), renderCliPage());
