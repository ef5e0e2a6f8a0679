import { z } from 'zod';
import { retryPatiently } from './retry.js';

const discoverySchema = z.object({ token_endpoint: z.url() });
const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });

/** A token that ends while its request is under way would be refused: it is renewed so long before. */
const renewBeforeMs = 60_000;

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Access tokens of one person by client credentials, kept until shortly before they end. */
export class TokenSource {
  private current: { readonly token: string; readonly renewAt: number } | undefined;

  constructor(
    private readonly issuer: string,
    private readonly credentials: ClientCredentials,
  ) {}

  async getToken(): Promise<string> {
    if (this.current && Date.now() < this.current.renewAt) return this.current.token;
    const { access_token, expires_in } = await retryPatiently(() => this.request());
    this.current = { token: access_token, renewAt: Date.now() + expires_in * 1000 - renewBeforeMs };
    return access_token;
  }

  forget(): void {
    this.current = undefined;
  }

  private async request(): Promise<z.infer<typeof tokenSchema>> {
    const { token_endpoint } = discoverySchema.parse(
      await readJson(await fetch(`${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)),
    );
    const { clientId, clientSecret } = this.credentials;
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`);
    const response = await fetch(token_endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${basic.toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    return tokenSchema.parse(await readJson(response));
  }
}

async function readJson(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return response.json();
}
