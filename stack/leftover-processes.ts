import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPostmaster } from './postgres/cluster.js';
import { identifyProcess, isAlive, type ProcessIdentity } from './process-identity.js';
import { childNames, type StackState } from './stack-state.js';

/** In the environment of every child: names the stack that it belongs to. */
export const stackMark = 'BANDO_STACK';

/**
 * Children that were spawned just before the launcher was killed may be missing from its record. On Linux their environment
 * names their stack. (PostgreSQL overwrites its own; its data directory names it instead.)
 */
function findMarkedProcesses(varDir: string): ProcessIdentity[] {
  if (process.platform !== 'linux') return [];
  const mark = `${stackMark}=${varDir}`;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.flatMap((pid) => {
    try {
      const isMarked = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(mark);
      return isMarked ? (identifyProcess(Number(pid)) ?? []) : [];
    } catch {
      return [];
    }
  });
}

async function endsWithin(identity: ProcessIdentity, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline) {
    if (!isAlive(identity)) return true;
    await sleep(20);
  }
  return !isAlive(identity);
}

function send(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  try {
    if (isAlive(identity)) process.kill(identity.pid, signal);
  } catch {
    // It ended between the two calls.
  }
}

async function end(identity: ProcessIdentity, signal: NodeJS.Signals, patienceMs: number): Promise<void> {
  send(identity, signal);
  if (await endsWithin(identity, patienceMs)) return;
  send(identity, 'SIGKILL');
  await endsWithin(identity, 5_000);
}

const patienceMs = 15_000;

/**
 * Stops what a killed launcher left behind, in the order of an orderly stop. Nothing is lost by it: the data stay, and
 * whoever starts next takes its processes from its own record only.
 */
export async function stopLeftovers(
  varDir: string,
  state: StackState | undefined,
  dataDir: string | undefined,
  log: (line: string) => void,
): Promise<void> {
  const postmaster = dataDir === undefined ? undefined : findPostmaster(dataDir);
  const recorded = childNames
    .flatMap((name) => (name === 'postgres' ? [] : (state?.pids[name] ?? [])))
    .filter(isAlive);
  const marked = findMarkedProcesses(varDir).filter(
    ({ pid }) => !recorded.some((known) => known.pid === pid),
  );
  const leftovers = [...recorded, ...marked].filter(({ pid }) => pid !== postmaster?.pid);
  if (leftovers.length > 0 || postmaster) {
    log(
      `stack        stopping ${leftovers.length + (postmaster ? 1 : 0)} processes that an earlier start left behind`,
    );
  }
  for (const leftover of leftovers) await end(leftover, 'SIGTERM', patienceMs);
  if (postmaster) await end(postmaster, 'SIGINT', patienceMs);
}
