import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Identity } from '../application/people/resolve-roles.js';
import { DomainError } from '../domain/errors.js';
import type { PersonId } from '../domain/types.js';
import { HttpProblem } from './http-problem.js';

export interface Authenticator {
  /** Who an `Authorization` header names; throws `notAuthenticated` when it names nobody that can be believed. */
  authenticate(authorization: string): Promise<Identity>;
}

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

const claimsSchema = z.object({
  sub: z.string().min(1).max(200),
  name: z.string().max(200).optional(),
  email: z.string().max(320).optional(),
  bando_roles: z.array(z.string()).optional(),
});

/** The role that makes a person administrator of the platform, in the token's claim `bando_roles`. */
const administratorClaim = 'administrator';
/** Asymmetric signatures only: with a symmetric one, whoever knows the public key could sign (RFC 8725 §2.1). */
const algorithms = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256'];
const discoveryTimeoutMs = 5_000;

/** Bearer tokens of an OpenID provider, found by discovery at the first request and again until it answers. */
export function createOidcAuthenticator(options: { issuer: string; audience: string }): Authenticator {
  const believed = new BelievedTokens();
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const findKeys = async (): Promise<JWTVerifyGetKey> => {
    keys ??= discoverKeys(options.issuer);
    try {
      return await keys;
    } catch {
      keys = undefined;
      throw new HttpProblem('unavailable', { 'retry-after': '5' });
    }
  };
  return {
    async authenticate(authorization) {
      const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
      if (!token) throw new DomainError('notAuthenticated');
      const known = believed.find(token);
      if (known) return known;
      const claims = await readClaims(token, await findKeys(), options);
      const identity = toIdentity(claims);
      believed.keep(token, identity, claims.exp);
      return identity;
    },
  };
}

const believedMs = 60_000;
const maxBelieved = 10_000;

/** A token that was verified is believed for a minute, never beyond its end: its signature would say the same again. */
class BelievedTokens {
  private readonly tokens = new Map<string, { readonly identity: Identity; readonly untilMs: number }>();

  find(token: string): Identity | undefined {
    const found = this.tokens.get(token);
    return found && Date.now() < found.untilMs ? found.identity : undefined;
  }

  keep(token: string, identity: Identity, expiresAtSeconds: number): void {
    if (this.tokens.size >= maxBelieved) this.tokens.clear();
    const untilMs = Math.min(Date.now() + believedMs, expiresAtSeconds * 1000);
    this.tokens.set(token, { identity, untilMs });
  }
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(discoveryTimeoutMs) });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const discovery = discoverySchema.parse(await response.json());
  if (discovery.issuer !== issuer) throw new Error(`${address} is of the issuer ${discovery.issuer}`);
  return createRemoteJWKSet(new URL(discovery.jwks_uri));
}

async function readClaims(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, audience }: { issuer: string; audience: string },
): Promise<JWTPayload & { exp: number }> {
  try {
    const required = ['exp', 'sub'];
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms,
      requiredClaims: required,
    });
    return payload as JWTPayload & { exp: number };
  } catch (error) {
    throw isProviderFailure(error)
      ? new HttpProblem('unavailable', { 'retry-after': '5' })
      : new DomainError('notAuthenticated');
  }
}

/** The provider could not be asked for its keys: nothing is known of the token. */
function isProviderFailure(error: unknown): boolean {
  return (
    !(error instanceof errors.JOSEError) ||
    error instanceof errors.JWKSTimeout ||
    error.code === 'ERR_JOSE_GENERIC'
  );
}

function toIdentity(payload: unknown): Identity {
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw new DomainError('notAuthenticated');
  const { sub, name, email, bando_roles } = claims.data;
  return {
    person: sub as PersonId,
    name: name ?? sub,
    email: email ?? '',
    isAdministrator: bando_roles?.includes(administratorClaim) ?? false,
  };
}
