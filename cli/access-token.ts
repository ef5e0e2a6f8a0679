import { z } from 'zod';
import { CliError } from './cli-error.js';
import type { CommandContext } from './command.js';
import { fetchJson } from './fetch-json.js';

const discoverySchema = z.object({ issuer: z.string(), token_endpoint: z.url() });
const tokenSchema = z.object({ access_token: z.string().min(1) });

/**
 * The bearer token: `BANDO_TOKEN`, or client credentials (`BANDO_CLIENT_ID`, `BANDO_CLIENT_SECRET`, `OIDC_ISSUER`).
 * `audience` is the service's address, for issuers that bind a token to a resource (RFC 8707).
 */
export async function obtainToken(env: CommandContext['env'], audience: string): Promise<string> {
  if (env.BANDO_TOKEN !== undefined && env.BANDO_TOKEN !== '') return env.BANDO_TOKEN;
  const { BANDO_CLIENT_ID: id, BANDO_CLIENT_SECRET: secret, OIDC_ISSUER: issuer } = env;
  if (!id || !secret || !issuer) {
    const needed = 'set BANDO_TOKEN, or BANDO_CLIENT_ID, BANDO_CLIENT_SECRET and OIDC_ISSUER';
    throw new CliError('notAuthenticated', needed);
  }
  const endpoint = await discoverTokenEndpoint(issuer);
  const answer = await fetchJson(endpoint, tokenSchema, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${formEncode(id)}:${formEncode(secret)}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'openid',
      resource: audience,
    }).toString(),
  });
  return answer.access_token;
}

async function discoverTokenEndpoint(issuer: string): Promise<string> {
  const base = issuer.replace(/\/$/, '');
  const discovered = await fetchJson(`${base}/.well-known/openid-configuration`, discoverySchema);
  // OpenID Connect Discovery §4.3: a document of another issuer would send the secret elsewhere.
  if (discovered.issuer.replace(/\/$/, '') !== base) {
    throw new CliError('issuerMismatch', `${base} answers for another issuer`);
  }
  return discovered.token_endpoint;
}

/** RFC 6749 §2.3.1: both halves are form-encoded before they are joined. */
function formEncode(value: string): string {
  return new URLSearchParams({ value }).toString().slice('value='.length);
}
