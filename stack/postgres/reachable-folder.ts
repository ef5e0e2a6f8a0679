import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where files go that the OS user `postgres` must reach when the project lies under a home that it may not enter. Not /tmp,
 * which is emptied at a reboot. Everyone may write to /var/tmp: a folder of that name that is not ours is refused.
 */
export function getReachableFolder(): string {
  const uid = process.getuid?.() ?? 0;
  const folder = join('/var/tmp', `bando-${uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const stat = lstatSync(folder);
  if (!stat.isDirectory() || stat.uid !== uid || (stat.mode & 0o022) !== 0) {
    throw new Error(`${folder} is not a folder that only this user may write to: remove it`);
  }
  return folder;
}
