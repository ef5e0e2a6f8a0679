import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startStack, type StackHandle } from '../../stack/start-stack.js';
import type { StackPart } from '../../stack/stack-layout.js';
import { removeAbandonedStacks, temporaryPrefix } from './abandoned-stacks.js';

/** Nothing that the machine configures from outside: these tests are about the servers of the local stack itself. */
export function localEnvironment(): NodeJS.ProcessEnv {
  const outside = [
    'DATABASE_URL',
    'DATABASE_ADMIN_URL',
    'TEMPORAL_ADDRESS',
    'OIDC_ISSUER',
    'SMTP_URL',
    'FVOE_ADDRESS',
    'BANDO_URL',
    'OIDC_AUDIENCE',
  ];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outside.includes(name)));
}

/** Not made here: `mkdtemp` would close it to the OS user that runs PostgreSQL when the tests run as root. */
export function makeVarDir(): string {
  return join(tmpdir(), `${temporaryPrefix}${randomBytes(6).toString('hex')}`);
}

let sweep: Promise<void> | undefined;

export async function startParts(
  varDir: string,
  only: readonly StackPart[],
  lines: string[] = [],
): Promise<StackHandle> {
  sweep ??= removeAbandonedStacks();
  await sweep;
  return startStack({
    varDir,
    ports: 'free',
    only,
    env: localEnvironment(),
    log: (line) => lines.push(line),
  });
}

export async function eventually<T>(
  what: string,
  attempt: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const deadline = Date.now() + 15_000;
  let lastError: unknown;
  while (Date.now() < deadline) {
    try {
      const found = await attempt();
      if (found !== undefined) return found;
    } catch (error) {
      lastError = error;
    }
    await sleep(50);
  }
  throw new Error(`${what}: not within 15 s`, { cause: lastError });
}
