import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { expect } from 'chai';
import { createOidcAuthenticator } from '../../api/authentication.js';
import { RateLimit } from '../../api/rate-limit.js';
import { IdentityProvider } from './identity-provider.js';
import { type Answer, Rig } from './rig.js';
import { cast, draftBody, makeDraft, populate } from './tender-on-rig.js';

const unknownId = randomUUID();

function codeOf(answer: Answer): [number, unknown] {
  return [answer.status, (answer.body as { code?: unknown }).code];
}

describe('platform of the API', function () {
  this.timeout(60_000);
  let rig: Rig;

  before(async () => {
    rig = await Rig.start();
    await populate(rig);
  });

  after(() => rig.stop());

  describe('authentication', () => {
    const refused: [rule: string, token: () => Promise<string>][] = [
      ['a token for another audience', () => rig.tokenFor('olga', { audience: 'other' })],
      ['a token of another issuer', () => rig.tokenFor('olga', { issuer: 'http://other.example' })],
      ['a token that has expired', () => rig.tokenFor('olga', { expiresIn: '-1m' })],
      [
        'a token under a key that the issuer does not publish',
        () => rig.tokenFor('olga', { foreignKey: true }),
      ],
      ['something that is no token', () => Promise.resolve('abc')],
    ];
    for (const [rule, token] of refused) {
      it(`refuses ${rule}, even where anyone may read`, async () => {
        const answer = await rig.send('get', '/tenders', { token: await token() });
        expect(codeOf(answer)).to.deep.equal([401, 'notAuthenticated']);
        expect(answer.headers['www-authenticate']).to.equal('Bearer');
      });
    }

    it('says that it cannot tell while the issuer is away, and believes its tokens when it is back', async () => {
      const provider = await IdentityProvider.start();
      const { issuer } = provider;
      const authorization = `Bearer ${await provider.tokenFor('olga')}`;
      const authenticator = createOidcAuthenticator({ issuer, audience: 'bando' });
      await provider.stop();
      const away = await authenticator.authenticate(authorization).catch((error: Error) => error.message);
      expect(away).to.equal('unavailable');
      await provider.resume();
      expect(await authenticator.authenticate(authorization)).to.include({ person: 'olga' });
      await provider.stop();
      expect(await authenticator.authenticate(authorization)).to.include({ person: 'olga' });
    });

    it('asks for a token where one is needed', async () => {
      expect(codeOf(await rig.get('/me'))).to.deep.equal([401, 'notAuthenticated']);
    });

    it('knows a person from his first request on, under the name of his last token', async () => {
      const claims = { name: 'Nuovo Nome', email: 'nuovo@example.org' };
      await rig.get('/me', 'newcomer');
      const renamed = await rig.send('get', '/me', { token: await rig.tokenFor('newcomer', { claims }) });
      expect(renamed.body).to.include({ person: 'newcomer', name: 'Nuovo Nome' });
      const rows = await rig.dataSource.query<object[]>(
        "SELECT name, email FROM people WHERE id = 'newcomer'",
      );
      expect(rows).to.deep.equal([claims]);
    });
  });

  describe('problems', () => {
    const send = (body: unknown, headers: Record<string, string> = {}) =>
      rig.send('post', '/drafts', { as: cast.officer, body, headers });

    it('are problem+json with a stable code and the correlation id of the request', async () => {
      const headers = { 'x-correlation-id': 'abcdef-123456' };
      const answer = await rig.send('get', `/tenders/${unknownId}`, { headers });
      expect(answer.headers['content-type']).to.equal('application/problem+json; charset=utf-8');
      expect(answer.headers['x-correlation-id']).to.equal('abcdef-123456');
      expect(answer.body).to.deep.equal({
        type: 'urn:bando:problem:notFound',
        title: 'Not found',
        status: 404,
        code: 'notFound',
        detail: 'Not found',
        params: {},
        article: null,
        correlationId: 'abcdef-123456',
      });
    });

    it('replace a correlation id that is no plain token', async () => {
      const answer = await rig.send('get', '/health', { headers: { 'x-correlation-id': '<script>' } });
      expect(answer.headers['x-correlation-id']).to.match(/^[0-9a-f-]{36}$/);
    });

    it('404 for an unknown path, 405 with Allow for an unknown method', async () => {
      expect(codeOf(await rig.get('/nothing'))).to.deep.equal([404, 'notFound']);
      const answer = await rig.send('delete', '/tenders');
      expect(codeOf(answer)).to.deep.equal([405, 'methodNotAllowed']);
      expect(answer.headers.allow).to.equal('GET, HEAD');
    });

    it('415 for a body that is not JSON or is compressed', async () => {
      const plain = await send('{}', { 'content-type': 'text/plain' });
      expect(codeOf(plain)).to.deep.equal([415, 'contentTypeUnsupported']);
      const packed = await send({}, { 'content-encoding': 'gzip' });
      expect(codeOf(packed)).to.deep.equal([415, 'contentTypeUnsupported']);
    });

    it('400 for what is no JSON, and for text that nothing could store', async () => {
      const json = { 'content-type': 'application/json' };
      for (const body of ['{', '{"title":"\\u0000"}', '{"title":"\\ud800"}', '{"\\u0000":1}']) {
        expect(codeOf(await send(body, json))).to.deep.equal([400, 'malformedJson']);
      }
    });

    it('413 for a body above 256 KiB, announced or not, and for one deeper than 32 levels', async () => {
      const large = { reasons: 'x'.repeat(256 * 1024) };
      expect(codeOf(await send(large))).to.deep.equal([413, 'bodyTooLarge']);
      expect(await sendUnannounced(rig, JSON.stringify(large))).to.equal(413);
      const deep = `${'['.repeat(34)}${']'.repeat(34)}`;
      expect(codeOf(await send(deep, { 'content-type': 'application/json' }))).to.deep.equal([
        413,
        'bodyTooDeep',
      ]);
      const deepest = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
      expect((await send(deepest, { 'content-type': 'application/json' })).status).to.equal(413);
    });

    it('422 with a pointer to every fault and no value of it', async () => {
      const body = { ...draftBody(), nuts: 7, secret: 'segreto-42' };
      const answer = await send(body, { 'idempotency-key': 'short' });
      expect(codeOf(answer)).to.deep.equal([422, 'invalidInput']);
      const { errors } = answer.body as { errors: { pointer: string }[] };
      expect(errors.map(({ pointer }) => pointer)).to.have.members([
        '/headers/idempotency-key',
        '/body',
        '/body/nuts',
      ]);
      expect(answer.text).to.not.include('segreto-42');
    });

    it('422 for an unknown query parameter', async () => {
      expect(codeOf(await rig.get('/tenders?sort=title'))).to.deep.equal([422, 'invalidInput']);
    });

    it('404 for a path that cannot name anything', async () => {
      expect(codeOf(await rig.get("/tenders/1'--"))).to.deep.equal([404, 'notFound']);
    });

    it('500 reveals nothing, and the log tells neither query nor values', async () => {
      rig.logLines.length = 0;
      const id = await makeDraft(rig);
      await rig.dataSource.query(`UPDATE drafts SET content = '"canary-of-content"' WHERE id = $1`, [id]);
      const answer = await rig.get(`/drafts/${id}/missing`, cast.officer);
      expect(codeOf(answer)).to.deep.equal([500, 'internalError']);
      expect(Object.keys(answer.body as object)).to.have.members([
        ...['type', 'title', 'status', 'code', 'detail', 'params', 'article', 'correlationId'],
      ]);
      expect(rig.logLines.join('')).to.include('request failed').and.not.include('canary-of-content');
    });
  });

  describe('headers', () => {
    it('forbid caching, framing, sniffing and scripts', async () => {
      const { headers } = await rig.get('/tenders');
      expect(headers).to.include({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      expect(headers['content-security-policy']).to.include("default-src 'none'");
      expect(headers).to.not.have.property('x-powered-by');
    });
  });

  describe('service routes', () => {
    it('say that the process is alive and what it lacks', async () => {
      expect((await rig.get('/health')).body).to.deep.equal({ status: 'alive' });
      expect((await rig.get('/ready')).body).to.deep.equal({ database: true, engine: true });
      rig.engineReady = false;
      const unready = await rig.get('/ready');
      rig.engineReady = true;
      expect([unready.status, unready.body]).to.deep.equal([503, { database: true, engine: false }]);
    });

    it('publish the key of receipts without its private half', async () => {
      const { body } = await rig.get('/.well-known/jwks.json');
      const { keys } = body as { keys: Record<string, string>[] };
      expect(keys.map((key) => Object.keys(key))).to.deep.equal([['kty', 'crv', 'x', 'kid', 'alg', 'use']]);
    });
  });

  describe('rate limits', () => {
    it('refuse a runaway client with the seconds to wait, and forgive', () => {
      let now = 0;
      const limit = new RateLimit({ burst: 2, perSecond: 1 }, () => now);
      limit.take('a');
      limit.take('a');
      expect(() => limit.take('a')).to.throw('tooManyRequests');
      limit.take('b');
      now = 1_000;
      limit.take('a');
    });

    it('answer 429 with Retry-After', async () => {
      const tight = () => new RateLimit({ burst: 1, perSecond: 0.01 });
      const own = await Rig.start({ limits: { byPerson: tight(), byAddress: tight() } });
      try {
        await own.get('/health');
        const answer = await own.get('/health');
        expect(codeOf(answer)).to.deep.equal([429, 'tooManyRequests']);
        expect(Number(answer.headers['retry-after'])).to.be.within(1, 100);
        expect((await own.get('/me', 'someone')).status).to.equal(200);
      } finally {
        await own.stop();
      }
    });
  });
});

/** Without a Content-Length the limit is met while reading. */
async function sendUnannounced(rig: Rig, text: string): Promise<number | undefined> {
  const authorization = `Bearer ${await rig.tokenFor(cast.officer)}`;
  const headers = {
    ...{ authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    'transfer-encoding': 'chunked',
  };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${rig.url}/drafts`, { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on('error', reject);
    sent.end(text);
  });
}
