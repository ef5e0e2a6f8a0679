import { join } from 'node:path';
import { projectFolder } from './environment.js';
import type { Ports } from './ports.js';
import type { ChildName } from './stack-state.js';
import type { ChildSpec } from './supervised-child.js';

interface NodeChild {
  readonly name: ChildName;
  /** Relative to the project. */
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stopTimeoutMs: number;
}

function toSpec({ name, entry, env, stopTimeoutMs }: NodeChild): ChildSpec {
  return {
    name,
    command: process.execPath,
    args: ['--import', 'tsx', join(projectFolder, entry)],
    cwd: projectFolder,
    env,
    ready: 'message',
    stopSignal: 'SIGTERM',
    stopTimeoutMs,
  };
}

export function toIdentitySpec(env: NodeJS.ProcessEnv, ports: Ports): ChildSpec {
  const own = { ...env, PORT: String(ports.oidc) };
  return toSpec({ name: 'identity', entry: 'stack/identity/main.ts', env: own, stopTimeoutMs: 3_000 });
}

export function toMailSpec(env: NodeJS.ProcessEnv, ports: Ports): ChildSpec {
  const own = { ...env, PORT: String(ports.mailPage), SMTP_PORT: String(ports.smtp) };
  return toSpec({ name: 'mail', entry: 'stack/mail/main.ts', env: own, stopTimeoutMs: 3_000 });
}

export function toFvoeSpec(env: NodeJS.ProcessEnv, ports: Ports): ChildSpec {
  const own = { ...env, PORT: String(ports.fvoe) };
  return toSpec({ name: 'fvoe', entry: 'stack/fvoe/main.ts', env: own, stopTimeoutMs: 3_000 });
}

/** Activities that are running get half a minute to end. */
export function toWorkerSpec(env: NodeJS.ProcessEnv): ChildSpec {
  return toSpec({ name: 'worker', entry: 'worker/main.ts', env, stopTimeoutMs: 30_000 });
}

export function toApiSpec(env: NodeJS.ProcessEnv, ports: Ports): ChildSpec {
  return toSpec({
    name: 'api',
    entry: 'api/main.ts',
    env: { ...env, PORT: String(ports.api) },
    stopTimeoutMs: 10_000,
  });
}
