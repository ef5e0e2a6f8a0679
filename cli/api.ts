import { z } from 'zod';
import { obtainToken } from './access-token.js';
import { CliError } from './cli-error.js';
import type { CommandContext } from './command.js';
import { fetchJson } from './fetch-json.js';

export interface Api {
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  put(path: string, body: unknown): Promise<void>;
  post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
}

/** The service at `--url` or `BANDO_URL`. */
export function serviceUrl(context: CommandContext, url: string | undefined): string {
  const address = url ?? context.env.BANDO_URL;
  if (address === undefined || address === '')
    throw new CliError('urlMissing', 'give --url or set BANDO_URL');
  if (!URL.canParse(address)) throw new CliError('urlInvalid', `${address} is no address`);
  return address.replace(/\/$/, '');
}

/** A path of the service, with every part escaped. */
export function pathTo(...parts: readonly string[]): string {
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}

/** The service as the person whose credentials the environment holds. */
export async function connect(context: CommandContext, url: string | undefined): Promise<Api> {
  const base = serviceUrl(context, url);
  const authorization = `Bearer ${await obtainToken(context.env, base)}`;
  const send = <T>(method: string, path: string, body: unknown, schema: z.ZodType<T>): Promise<T> =>
    fetchJson(`${base}${path}`, schema, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    get: (path, schema) => fetchJson(`${base}${path}`, schema, { headers: { authorization } }),
    put: async (path, body) => void (await send('PUT', path, body, z.unknown())),
    post: (path, body, schema) => send('POST', path, body, schema),
  };
}
