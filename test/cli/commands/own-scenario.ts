import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Put a scenario of a user's own, `mine`, into a folder. It enables policies and expects nothing. @returns its file */
export async function writeOwnScenario(folder: string): Promise<string> {
  const file = join(folder, 'scenarios.mjs');
  await writeFile(
    file,
    `export default ({ scenario }) => scenario({ id: 'mine', claim: 'health', title: 't', engines: ['kubernetes'],
       values: () => ({ networkPolicy: { enabled: true } }), expect: () => [] });`,
  );
  return file;
}
