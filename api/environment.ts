import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { defaultQuotas, type Quotas } from '../application/bidding/quotas.js';
import type { ApiSecrets } from './dependencies.js';

const optional = z
  .string()
  .optional()
  .transform((text) => text || undefined);

/** How many, or how many bytes, of each supplier. */
const quota = (usual: number) => z.coerce.number().int().min(1).default(usual);

const environmentSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  DATABASE_URL: z.url(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(24),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  OIDC_ISSUER: z.url(),
  OIDC_AUDIENCE: z.string().min(1).default('bando'),
  /** Public address of this installation. */
  BANDO_URL: z.url(),
  /** Whether simulations, whose clock can be moved, are accepted. */
  BANDO_SANDBOX: z.enum(['true', 'false']).default('false'),
  STORAGE_DIR: z.string().min(1),
  /** JSON: `receiptSigningJwk` and `storageKey`. */
  BANDO_SECRETS_FILE: z.string().min(1),
  BANDO_QUOTA_UPLOADS: quota(defaultQuotas.uploads),
  BANDO_QUOTA_UPLOAD_BYTES: quota(defaultQuotas.uploadBytes),
  BANDO_QUOTA_OPEN_QUESTIONS: quota(defaultQuotas.openQuestions),
  BANDO_QUOTA_REPLIES: quota(defaultQuotas.repliesPerRequest),
  /** The antivirus, as `host:port` or the path of a socket; without one files are looked at without it. */
  CLAMD_ADDRESS: optional,
  /** Express's `trust proxy`: the addresses of the proxies in front. */
  TRUST_PROXY: optional,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});
export type ApiEnvironment = z.infer<typeof environmentSchema>;

/** Throws, with the names of what is missing or wrong and never a value. */
export function parseEnvironment(env: NodeJS.ProcessEnv): ApiEnvironment {
  const parsed = environmentSchema.safeParse(env);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`the environment of the API is not complete: ${wrong.join('; ')}`);
}

export function quotasOf(environment: ApiEnvironment): Quotas {
  return {
    uploads: environment.BANDO_QUOTA_UPLOADS,
    uploadBytes: environment.BANDO_QUOTA_UPLOAD_BYTES,
    openQuestions: environment.BANDO_QUOTA_OPEN_QUESTIONS,
    repliesPerRequest: environment.BANDO_QUOTA_REPLIES,
  };
}

const secretsSchema = z.object({
  receiptSigningJwk: z.looseObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string(),
    d: z.string(),
  }),
  storageKey: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, '32 bytes'),
});

export function readSecrets(file: string): ApiSecrets {
  return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
