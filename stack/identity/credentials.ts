import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { findPrivateJson, writePrivateJson } from '../private-file.js';
import { demoPeople } from './demo-people.js';

export const credentialsSchema = z.object({
  issuer: z.string(),
  audience: z.string(),
  people: z.array(
    z.object({
      handle: z.string(),
      name: z.string(),
      email: z.string(),
      roles: z.array(z.string()),
      clientId: z.string(),
      /** Secret of the client-credentials grant, and password on the sign-in page. */
      clientSecret: z.string(),
    }),
  ),
  portal: z.object({ clientId: z.string(), clientSecret: z.string(), redirectUri: z.string() }),
});
/** `var/credentials.json`: with what the demo people, and the portal, sign in. */
export type Credentials = z.infer<typeof credentialsSchema>;

export function credentialsFile(varDir: string): string {
  return join(varDir, 'credentials.json');
}

export function findCredentials(varDir: string): Credentials | undefined {
  return findPrivateJson(credentialsFile(varDir), credentialsSchema);
}

export interface IssuerSettings {
  readonly varDir: string;
  readonly issuer: string;
  readonly audience: string;
  /** Public address of API and portal. */
  readonly bandoUrl: string;
}

const newSecret = (): string => randomBytes(24).toString('base64url');

/** Keeps the secrets that are known, whatever else has changed: addresses, people, names. */
export function refreshCredentials({ varDir, issuer, audience, bandoUrl }: IssuerSettings): Credentials {
  const known = findCredentials(varDir);
  const secretOf = new Map(known?.people.map(({ handle, clientSecret }) => [handle, clientSecret]));
  const credentials: Credentials = {
    issuer,
    audience,
    people: demoPeople.map(({ handle, name, email, roles }) => ({
      handle,
      name,
      email,
      roles: [...roles],
      clientId: handle,
      clientSecret: secretOf.get(handle) ?? newSecret(),
    })),
    portal: {
      clientId: 'portal',
      clientSecret: known?.portal.clientSecret ?? newSecret(),
      redirectUri: new URL('/auth/callback', bandoUrl).href,
    },
  };
  writePrivateJson(credentialsFile(varDir), credentials);
  return credentials;
}
