import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { getOrCreatePrivateJson } from './private-file.js';

const secretsSchema = z.object({
  /** Ed25519, private; `kid` is its RFC 7638 thumbprint. */
  receiptSigningJwk: z.object({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string(),
    d: z.string(),
    kid: z.string(),
    alg: z.literal('EdDSA'),
    use: z.literal('sig'),
  }),
  /** 32 bytes, base64. */
  storageKey: z.base64(),
});
export type StackSecrets = z.infer<typeof secretsSchema>;

async function makeSecrets(): Promise<StackSecrets> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return secretsSchema.parse({
    receiptSigningJwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' },
    storageKey: randomBytes(32).toString('base64'),
  });
}

export function secretsFile(varDir: string): string {
  return join(varDir, 'secrets.json');
}

/** Made at the first start, then kept: receipts must verify, and stored files open, for as long as the data live. */
export function ensureSecrets(varDir: string): Promise<StackSecrets> {
  return getOrCreatePrivateJson(secretsFile(varDir), secretsSchema, makeSecrets);
}
