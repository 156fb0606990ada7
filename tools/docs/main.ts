import { readFile, writeFile } from 'node:fs/promises';
import { renderFindingsPage } from '../../cli/render-findings-page.ts';
import { renderCliPage } from '../../cli/flags/render-cli-page.ts';
import { floors } from '../architecture/floors.js';
import { withFloors } from './floor-tables.ts';

const architecture = new URL('../../docs/architecture.md', import.meta.url);

/** `npm run docs`: write the pages, and the parts of pages, that are generated. */
await writeFile(new URL('../../docs/cli.md', import.meta.url), renderCliPage());
await writeFile(new URL('../../docs/findings.md', import.meta.url), renderFindingsPage());
await writeFile(architecture, withFloors(await readFile(architecture, 'utf8'), floors));
