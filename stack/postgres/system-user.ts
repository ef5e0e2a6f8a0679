import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const userName = 'postgres';

function findUser(): SystemUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`${userName}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function createUser(): void {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', userName], { stdio: 'pipe' });
  } catch (error) {
    throw new Error(
      `PostgreSQL refuses to run as root, and the OS user ${userName} could not be made: create it, start as another user, or set DATABASE_URL`,
      { cause: error },
    );
  }
}

/** The OS user that runs PostgreSQL: undefined (ourselves), or `postgres` when we are root, whom PostgreSQL refuses. */
export function getPostgresUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (findUser() === undefined) createUser();
  const user = findUser();
  if (user === undefined) throw new Error(`the OS user ${userName} was made but is not in /etc/passwd`);
  return user;
}

/** Whether that user may pass through every folder on the way to `path`: a home of mode 0700 stops it. */
export function canReach(path: string, user: SystemUser | undefined): boolean {
  if (user === undefined) return true;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    const bit = stat?.uid === user.uid ? 0o100 : stat?.gid === user.gid ? 0o010 : 0o001;
    if (stat !== undefined && (stat.mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
