import { getuid } from 'node:process';
import { UserError } from '../vocabulary/user-error.ts';
import { searchDirectories } from './setup/find-program.ts';
import { setUp } from './setup/set-up.ts';

try {
  await setUp(
    {
      platform: process.platform,
      uid: getuid?.() ?? 0,
      directories: searchDirectories(process.env['PATH'] ?? ''),
      terminal: process.stdin.isTTY ? 'present' : 'absent',
    },
    (line) => process.stdout.write(`${line}\n`),
  );
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
