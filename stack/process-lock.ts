import { rmSync } from 'node:fs';
import { createPrivateJson, findPrivateJson } from './private-file.js';
import { identifyProcess, isAlive, processIdentitySchema, type ProcessIdentity } from './process-identity.js';

export interface ProcessLock {
  release(): void;
}

export type LockAttempt = { readonly lock: ProcessLock } | { readonly heldBy: ProcessIdentity };

/**
 * A lock that dies with its holder: the file names the process, and a file whose process is gone is taken over.
 * `linkSync` makes the file appear with its text, so nobody reads half of it.
 */
export function tryLock(path: string): LockAttempt {
  const me = identifyProcess(process.pid);
  if (me === undefined) throw new Error('this process cannot read its own start time');
  for (;;) {
    if (createPrivateJson(path, me)) return { lock: { release: () => rmSync(path, { force: true }) } };
    const holder = findPrivateJson(path, processIdentitySchema);
    if (holder !== undefined && isAlive(holder)) return { heldBy: holder };
    rmSync(path, { force: true });
  }
}
