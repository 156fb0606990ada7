import { getuid } from 'node:process';
import { runTool } from './run-tool.ts';
import { searchDirectories } from './setup/find-program.ts';
import { setUp } from './setup/set-up.ts';

await runTool(async () => {
  await setUp(
    {
      platform: process.platform,
      uid: getuid?.() ?? 0,
      directories: searchDirectories(process.env['PATH'] ?? ''),
      terminal: process.stdin.isTTY ? 'present' : 'absent',
    },
    (line) => process.stdout.write(`${line}\n`),
  );
});
