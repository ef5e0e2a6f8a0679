import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { SigningMaterial } from '../activities/documents/cades-signature.js';

const environmentSchema = z.object({
  DATABASE_URL: z.url(),
  TEMPORAL_ADDRESS: z.string(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  SMTP_URL: z.url(),
  /** Sender of courtesy mails. */
  MAIL_FROM: z.string().default('Bando <bando@localhost>'),
  STORAGE_DIR: z.string(),
  BANDO_SECRETS_FILE: z.string(),
  /** The antivirus, as `host:port` or the path of a socket. */
  CLAMD_ADDRESS: z
    .string()
    .optional()
    .transform((text) => text || undefined),
  /** ANAC's FVOE services, up to their version; none where the virtual file cannot be asked. */
  FVOE_ADDRESS: z
    .url()
    .optional()
    .or(z.literal('').transform(() => undefined)),
  /** Value of the header `apiKeyAuth` of the FVOE services. */
  FVOE_API_KEY: z.string().optional(),
  /** JSON: `privateKey` (PKCS#8, RSA) and `certificate`, PEM; what signs the documents that are acts. */
  DOCUMENT_SIGNING_FILE: z.string(),
  /** Public address of this installation: links in communications. */
  BANDO_URL: z.url(),
  /** Folder of the installation's own data, where what takes long to make is kept. */
  BANDO_VAR: z.string().optional(),
  /** Where the engine's own metrics are served, if anywhere. */
  WORKER_METRICS_PORT: z.coerce.number().int().positive().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});
export type WorkerEnvironment = z.infer<typeof environmentSchema>;

/** Throws with every fault at once. */
export function parseWorkerEnvironment(env: NodeJS.ProcessEnv): WorkerEnvironment {
  return environmentSchema.parse(env);
}

const secretsSchema = z.object({ storageKey: z.base64() });

/** The 32 bytes under which file keys are encrypted at rest; nothing else of the secrets is the worker's. */
export function readStorageKey(secretsFile: string): Uint8Array {
  const { storageKey } = secretsSchema.parse(JSON.parse(readFileSync(secretsFile, 'utf8')));
  return Buffer.from(storageKey, 'base64');
}

const signingSchema = z.object({ privateKey: z.string(), certificate: z.string() });

export function readSigningMaterial(file: string): SigningMaterial {
  return signingSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
