import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

/**
 * What code finds beside itself: `dist` has the layout of the sources, so that a path relative to a module leads to the same thing
 * in both.
 */
const assets = [
  'chart',
  'gate.yaml',
  'harness/suite/netpol.schema.json',
  'reports/schema/results.schema.json',
  'reports/html/page/generated.json',
];

/** `npm run build`: everything that the package holds, in `dist`. */
async function build(): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await execa('npm', ['run', '--silent', 'build:report'], { cwd: root, stdio: 'inherit' });
  await execa('tsc', ['--project', 'tsconfig.build.json'], { cwd: root, preferLocal: true, stdio: 'inherit' });
  for (const asset of assets) {
    await mkdir(dirname(join(dist, asset)), { recursive: true });
    await cp(join(root, asset), join(dist, asset), { recursive: true });
  }
}

await build();
