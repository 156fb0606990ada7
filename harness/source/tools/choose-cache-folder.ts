import { constants } from 'node:fs';
import { access, chmod, lstat, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const project = 'netpol-conformance';
const privateMode = 0o700;

/**
 * A folder to keep an executable in: below `preferred` where that can be written, else one of our own in the system's
 * folder for temporary files, which nobody else can write.
 */
export async function chooseCacheFolder(preferred: string, temporary = tmpdir()): Promise<string> {
  const folder = join(preferred, project);
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return folder;
  } catch {
    return ownTemporaryFolder(temporary);
  }
}

/** A folder of a name that others can guess is used only if it is ours and closed to them. */
async function ownTemporaryFolder(temporary: string): Promise<string> {
  const { uid } = userInfo();
  const folder = join(temporary, `${project}-${String(uid)}`);
  try {
    await mkdir(folder, { recursive: true, mode: privateMode });
    const found = await lstat(folder);
    if (found.isDirectory() && found.uid === uid) {
      await chmod(folder, privateMode);
      return folder;
    }
  } catch {
    // A file of that name: fall through to a folder that nobody can have taken.
  }
  return mkdtemp(join(temporary, `${project}-`));
}
