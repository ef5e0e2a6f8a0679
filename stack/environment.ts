import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const optional = z
  .string()
  .optional()
  .transform((text) => text || undefined);

const stackEnvironmentSchema = z.object({
  /** Where all data lie. */
  BANDO_VAR: optional,
  /** Public address of API and portal, when it is not the local one. */
  BANDO_URL: optional,
  /** What is set here is used and not started. */
  DATABASE_URL: optional,
  DATABASE_ADMIN_URL: optional,
  TEMPORAL_ADDRESS: optional,
  TEMPORAL_NAMESPACE: optional,
  OIDC_ISSUER: optional,
  OIDC_AUDIENCE: optional,
  SMTP_URL: optional,
  FVOE_ADDRESS: optional,
});
export type StackEnvironment = z.infer<typeof stackEnvironmentSchema>;

export function parseStackEnvironment(env: NodeJS.ProcessEnv): StackEnvironment {
  return stackEnvironmentSchema.parse(env);
}

export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

export function getVarDir(env: NodeJS.ProcessEnv): string {
  return resolve(parseStackEnvironment(env).BANDO_VAR ?? join(projectFolder, 'var'));
}
