import { fileURLToPath } from 'node:url';
import { isAllowed } from './allowed.ts';
import { readDependencies } from './read-dependencies.ts';

const dependencies = readDependencies(fileURLToPath(new URL('../../..', import.meta.url)));
for (const { name, version, licence } of dependencies) process.stdout.write(`${licence}\t${name}@${version}\n`);
const refused = dependencies.filter(({ licence }) => !isAllowed(licence));
for (const { name, licence } of refused) process.stderr.write(`${name}: ${licence} is not in tools/package/dependencies/allowed.ts\n`);
process.exitCode = refused.length === 0 ? 0 : 1;
