import { Provider, type Account, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { Credentials } from './credentials.js';
import { findDemoPerson, toClaims } from './demo-people.js';
import type { ProviderKeys } from './provider-keys.js';

/** A resource indicator must be a URI; the audience that tokens carry is the configured one. */
const apiResource = 'urn:bando:api';
const accessTokenSeconds = 60 * 60;
const profileClaims = ['name', 'email', 'bando_roles', 'bando_authority', 'bando_supplier'];

function findAccount(_ctx: KoaContextWithOIDC, handle: string): Account | undefined {
  const person = findDemoPerson(handle);
  return person && { accountId: handle, claims: () => ({ sub: handle, ...toClaims(person) }) };
}

/** The portal is ours: a person who signed in has nothing to consent to. */
async function grantEverything(
  ctx: KoaContextWithOIDC,
): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, session, provider } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email');
  grant.addResourceScope(apiResource, 'bando');
  await grant.save();
  return grant;
}

function toClients({ people, portal }: Credentials): Configuration['clients'] {
  const persons = people.map(({ clientId, clientSecret }) => ({
    client_id: clientId,
    client_secret: clientSecret,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  }));
  const web = {
    client_id: portal.clientId,
    client_secret: portal.clientSecret,
    grant_types: ['authorization_code'],
    redirect_uris: [portal.redirectUri],
    response_types: ['code' as const],
  };
  return [...persons, web];
}

/**
 * The local identity provider: client credentials for each demo person (the client is the person), and the authorization
 * code for the portal. Access tokens are JWTs for the API, with what is known of the person.
 */
export function createProvider(credentials: Credentials, keys: ProviderKeys): Provider {
  return new Provider(credentials.issuer, {
    clients: toClients(credentials),
    jwks: { keys: [keys.signingJwk] },
    cookies: { keys: [keys.cookieKey] },
    findAccount,
    loadExistingGrant: grantEverything,
    claims: { openid: ['sub'], profile: profileClaims, email: ['email'] },
    conformIdTokenClaims: false,
    extraTokenClaims: (_ctx, token) => {
      const handle = 'accountId' in token ? token.accountId : token.clientId;
      const person = findDemoPerson(handle ?? '');
      return person && toClaims(person);
    },
    interactions: { url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
    ttl: { AccessToken: accessTokenSeconds, ClientCredentials: accessTokenSeconds },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiResource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'bando',
          audience: credentials.audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: accessTokenSeconds,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
}
