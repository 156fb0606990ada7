import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Do something while a command comes before the machine's own one of that name. @param script with its interpreter in the first line */
export async function withCommand(name: string, script: string, act: () => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-test-'));
  const path = process.env['PATH'] ?? '';
  try {
    await writeFile(join(folder, name), script, { mode: 0o755 });
    process.env['PATH'] = `${folder}:${path}`;
    await act();
  } finally {
    process.env['PATH'] = path;
    await rm(folder, { recursive: true });
  }
}
