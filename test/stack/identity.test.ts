import { createHash, randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { createRemoteJWKSet, decodeJwt, jwtVerify, type JWTPayload } from 'jose';
import { findCredentials, type Credentials } from '../../stack/identity/credentials.js';
import { demoPeople } from '../../stack/identity/demo-people.js';
import { removeStackData } from '../../stack/remove-data.js';
import type { StackHandle } from '../../stack/start-stack.js';
import { makeVarDir, startParts } from './temporary-stack.js';

interface Discovery {
  readonly token_endpoint: string;
  readonly authorization_endpoint: string;
  readonly jwks_uri: string;
}

interface TokenAnswer {
  readonly access_token: string;
  readonly id_token?: string;
  readonly error?: string;
}

/** A browser without a face: keeps cookies, follows nothing by itself. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async send(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      this.cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirections on the provider until a page, or an address elsewhere. */
  async open(start: string, init: RequestInit, origin: string): Promise<{ url: string; response: Response }> {
    let url = start;
    let response = await this.send(url, init);
    while (response.headers.has('location')) {
      url = new URL(response.headers.get('location') ?? '', url).href;
      if (!url.startsWith(origin)) break;
      response = await this.send(url);
    }
    return { url, response };
  }
}

describe('the local identity provider', function () {
  this.timeout(30_000);
  const varDir = makeVarDir();
  let stack: StackHandle;
  let discovery: Discovery;
  let credentials: Credentials;

  async function start(): Promise<void> {
    stack = await startParts(varDir, ['identity']);
    const issuer = stack.env.OIDC_ISSUER ?? '';
    discovery = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Discovery;
    credentials = findCredentials(varDir) as Credentials;
  }
  before(start);
  after(async () => {
    await stack.stop();
    await removeStackData(varDir);
  });

  async function requestToken(
    user: string,
    secret: string,
    form: Record<string, string>,
  ): Promise<TokenAnswer> {
    const response = await fetch(discovery.token_endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}` },
      body: new URLSearchParams(form),
    });
    return (await response.json()) as TokenAnswer;
  }

  function requestTokenFor(handle: string, secret?: string): Promise<TokenAnswer> {
    const person = credentials.people.find((candidate) => candidate.handle === handle);
    const form = { grant_type: 'client_credentials' };
    return requestToken(person?.clientId ?? '', secret ?? person?.clientSecret ?? '', form);
  }

  async function verify(token: string): Promise<JWTPayload> {
    const keys = createRemoteJWKSet(new URL(discovery.jwks_uri));
    const { payload } = await jwtVerify(token, keys, {
      issuer: stack.env.OIDC_ISSUER,
      audience: 'bando',
      typ: 'at+jwt',
    });
    return payload;
  }

  it('gives every demo person a token that the API can verify', async () => {
    for (const person of demoPeople) {
      const { access_token } = await requestTokenFor(person.handle);
      expect(await verify(access_token)).to.deep.include({
        sub: person.handle,
        name: person.name,
        email: person.email,
        bando_roles: person.roles,
      });
    }
  });

  it('says for which authority an official works and for which supplier a bidder', async () => {
    const official = decodeJwt((await requestTokenFor('rup')).access_token);
    expect(official.bando_authority).to.deep.equal({
      id: 'ars-demo',
      name: 'Agenzia regionale sanitaria dimostrativa',
    });
    const bidder = decodeJwt((await requestTokenFor('beta')).access_token);
    expect(bidder.bando_supplier).to.deep.equal({
      id: 'beta',
      name: 'Cardiolink S.p.A.',
      fiscalCode: '99000020729',
    });
    expect(bidder).to.not.have.property('bando_authority');
  });

  it('refuses a wrong secret', async () => {
    expect((await requestTokenFor('rup', 'wrong')).error).to.equal('invalid_client');
  });

  it('still vouches for its tokens, with the same secrets, after a restart', async () => {
    const { access_token } = await requestTokenFor('organ');
    const before = credentials;
    await stack.stop();
    await start();
    expect((await verify(access_token)).sub).to.equal('organ');
    expect(credentials).to.deep.equal(before);
  });

  it('signs a person in to the portal with a password, and with no wrong one', async () => {
    const { portal, issuer } = credentials;
    const verifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      client_id: portal.clientId,
      redirect_uri: portal.redirectUri,
      response_type: 'code',
      scope: 'openid profile',
      state: 's',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const browser = new Browser();
    const { url } = await browser.open(`${discovery.authorization_endpoint}?${query.toString()}`, {}, issuer);
    expect(url).to.include('/sign-in/');
    const signIn = (password: string): Promise<{ url: string; response: Response }> =>
      browser.open(
        url,
        { method: 'POST', body: new URLSearchParams({ handle: 'seggio', password }) },
        issuer,
      );

    expect((await signIn('wrong')).response.status).to.equal(403);
    const secret = credentials.people.find(({ handle }) => handle === 'seggio')?.clientSecret ?? '';
    const callback = new URL((await signIn(secret)).url);

    expect(callback.href).to.satisfy((href: string) => href.startsWith(portal.redirectUri));
    const answer = await requestToken(portal.clientId, portal.clientSecret, {
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: portal.redirectUri,
      code_verifier: verifier,
    });
    expect((await verify(answer.access_token)).sub).to.equal('seggio');
    expect(decodeJwt(answer.id_token ?? '')).to.deep.include({ sub: 'seggio', aud: 'portal' });
  });
});
