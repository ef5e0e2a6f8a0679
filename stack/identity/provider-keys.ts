import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'oidc-provider';
import { z } from 'zod';
import { getOrCreatePrivateJson } from '../private-file.js';

const providerKeysSchema = z.object({
  signingJwk: z.looseObject({ kty: z.literal('RSA'), kid: z.string() }),
  cookieKey: z.string(),
});

export interface ProviderKeys {
  readonly signingJwk: JWK;
  readonly cookieKey: string;
}

/** RS256, which every relying party accepts unasked, and which is the cheapest to verify. */
async function makeKeys(): Promise<z.infer<typeof providerKeysSchema>> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return providerKeysSchema.parse({
    signingJwk: { ...jwk, kid, alg: 'RS256', use: 'sig' },
    cookieKey: randomBytes(32).toString('base64url'),
  });
}

/** Kept, so that a token outlives a restart of the provider. */
export async function getProviderKeys(varDir: string): Promise<ProviderKeys> {
  const keys = await getOrCreatePrivateJson(join(varDir, 'identity-keys.json'), providerKeysSchema, makeKeys);
  return { signingJwk: keys.signingJwk, cookieKey: keys.cookieKey };
}
