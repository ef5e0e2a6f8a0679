import { readFileSync, readlinkSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { z } from 'zod';

/**
 * A process id alone proves nothing after a crash: ids are used again. Together with the moment the process started it
 * names one process for as long as the machine is up.
 */
export const processIdentitySchema = z.object({ pid: z.int().positive(), start: z.string() });
export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

/** Field 22 of /proc/PID/stat, in ticks since boot: unlike a wall time it does not move when the clock is set. */
function linuxStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const isZombie = fields[0] === 'Z';
    return isZombie ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function psColumn(pid: number, column: 'lstart=' | 'comm='): string | undefined {
  try {
    const text = execFileSync('ps', ['-o', column, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return text.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** When the process started, in a form that only compares for equality; undefined when there is no such process. */
export function findProcessStart(pid: number): string | undefined {
  return process.platform === 'linux' ? linuxStart(pid) : psColumn(pid, 'lstart=');
}

export function identifyProcess(pid: number): ProcessIdentity | undefined {
  const start = findProcessStart(pid);
  return start === undefined ? undefined : { pid, start };
}

export function isAlive(identity: ProcessIdentity): boolean {
  return findProcessStart(identity.pid) === identity.start;
}

/** A postmaster works inside its data directory; where that cannot be read, its name must do. */
export function isPostmasterOf(pid: number, dataDir: string): boolean {
  if (process.platform !== 'linux') return psColumn(pid, 'comm=')?.endsWith('postgres') ?? false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === dataDir && linuxStart(pid) !== undefined;
  } catch {
    return false;
  }
}
