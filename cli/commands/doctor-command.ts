import pc from 'picocolors';
import { checkEmbedded } from '../../clusters/embedded/doctor.ts';
import { nameCommands } from '../../harness/run/name-commands.ts';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';

/** `conformance doctor`: what this machine offers for each cluster, and how to get what it lacks. Exit 2 where something is missing. */
export async function doctorCommand(): Promise<ExitCode> {
  const checks = await checkEmbedded();
  process.stdout.write(nameCommands(`${pc.bold('embedded cluster')} (npm run conformance)\n`));
  for (const { name, status, found, remedy } of checks) {
    const mark = status === 'ok' ? pc.green('✓') : pc.red('✗');
    process.stdout.write(`  ${mark} ${name}: ${found}\n${remedy === undefined ? '' : `      ${nameCommands(remedy)}\n`}`);
  }
  const missing = checks.filter(({ status }) => status === 'missing');
  process.stdout.write(
    missing.length === 0
      ? 'The embedded cluster can run here.\n'
      : "The embedded cluster can't run here yet. Until then, --cluster predict shows what the manifests say: a prediction, never a proof.\n",
  );
  return missing.length === 0 ? 0 : 2;
}
