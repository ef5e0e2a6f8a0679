import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

/** The person who registers the authority; whoever else signs in is nobody until he is given a role. */
export const administratorHandle = 'admin';
export const audience = 'bando';
/** The secret of every client: the issuer lives for one proof, on this machine. */
export const clientSecret = 'proof';

const tokenSeconds = 3_600;

/**
 * An OpenID provider of the proof's own: as many people as it needs, signed in by client credentials, without a line of
 * theirs in the demo. RS256, as the local stack's own provider.
 */
export class IdentityIssuer {
  private constructor(
    private readonly server: Server,
    private readonly privateKey: CryptoKey,
    private readonly jwk: JWK,
  ) {}

  static async start(): Promise<IdentityIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig' };
    const server = createServer();
    const issuer = new IdentityIssuer(server, privateKey, { ...jwk, kid: await calculateJwkThumbprint(jwk) });
    server.on('request', (request, response) => void issuer.answer(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  tokenOf(handle: string): Promise<string> {
    const claims = {
      name: handle,
      email: `${handle}@example.org`,
      bando_roles: handle === administratorHandle ? ['administrator'] : [],
    };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: this.jwk.kid ?? '' })
      .setIssuer(this.url)
      .setAudience(audience)
      .setSubject(handle)
      .setIssuedAt()
      .setExpirationTime(`${tokenSeconds} s`)
      .sign(this.privateKey);
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(await this.documentAt(request)));
  }

  private async documentAt({ url, headers }: IncomingMessage): Promise<object> {
    if (url === '/jwks') return { keys: [this.jwk] };
    if (url === '/token') {
      const basic = Buffer.from((headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString();
      const handle = decodeURIComponent(basic.split(':')[0] ?? '');
      return { access_token: await this.tokenOf(handle), token_type: 'Bearer', expires_in: tokenSeconds };
    }
    return { issuer: this.url, jwks_uri: `${this.url}/jwks`, token_endpoint: `${this.url}/token` };
  }
}
