import { chmod, mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A rename inside one file system: whoever looks sees no file or the whole file, also when several install at once. */
export async function installExecutable(from: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await chmod(from, 0o755);
  await rename(from, target);
}
