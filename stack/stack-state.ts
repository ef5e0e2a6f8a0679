import { join } from 'node:path';
import { z } from 'zod';
import { findPrivateJson, writePrivateJson } from './private-file.js';
import { isAlive, processIdentitySchema } from './process-identity.js';

/** In the order in which they are stopped, after the launcher itself. */
export const childNames = ['api', 'worker', 'identity', 'mail', 'fvoe', 'temporal', 'postgres'] as const;
export type ChildName = (typeof childNames)[number];

const portsSchema = z.object({
  api: z.int().optional(),
  temporal: z.int().optional(),
  temporalUi: z.int().optional(),
  postgres: z.int().optional(),
  oidc: z.int().optional(),
  smtp: z.int().optional(),
  mailPage: z.int().optional(),
  fvoe: z.int().optional(),
});

/**
 * `var/stack.json`: where the running stack is, and which processes are its own. What is configured from outside has its
 * address here and no process; what was not asked for is null. Readable by its owner only: the database URLs hold passwords.
 */
export const stackStateSchema = z.object({
  api: z.string().nullable(),
  temporal: z.object({ address: z.string(), ui: z.string().nullable(), namespace: z.string() }).nullable(),
  postgres: z
    .object({ url: z.string(), adminUrl: z.string().nullable(), dataDir: z.string().nullable() })
    .nullable(),
  oidc: z.object({ issuer: z.string() }).nullable(),
  mail: z.object({ smtp: z.string(), page: z.string().nullable() }).nullable(),
  /** `isTwin`: what answers there can be directed. */
  fvoe: z.object({ address: z.string(), isTwin: z.boolean() }).nullable(),
  pids: z.partialRecord(z.enum(['launcher', ...childNames]), processIdentitySchema),
  ports: portsSchema,
  startedAt: z.string().nullable(),
  readyAt: z.string().nullable(),
});
export type StackState = z.infer<typeof stackStateSchema>;

export function stackFile(varDir: string): string {
  return join(varDir, 'stack.json');
}

/** Undefined when nothing was ever started here, or when the file is from another version: it is only a memory. */
export function findStackState(varDir: string): StackState | undefined {
  try {
    return findPrivateJson(stackFile(varDir), stackStateSchema);
  } catch {
    return undefined;
  }
}

export function writeStackState(varDir: string, state: StackState): void {
  writePrivateJson(stackFile(varDir), state);
}

/** The stack whose launcher is alive and has said that everything is ready. */
export function findRunningStack(varDir: string): StackState | undefined {
  const state = findStackState(varDir);
  const isRunning =
    state?.pids.launcher !== undefined && isAlive(state.pids.launcher) && state.readyAt !== null;
  return isRunning ? state : undefined;
}
