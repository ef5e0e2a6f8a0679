import { expect } from 'chai';
import { runBando } from './run-bando.js';
import { startTinyService, type TinyService } from './tiny-service.js';

describe('bando', () => {
  it('says what it can do, and fails for what it cannot', async () => {
    for (const argv of [[], ['help'], ['seal', '--help']]) {
      const { code, out } = await runBando(argv);
      expect(code).to.equal(0);
      expect(out).to.include('bando keys make TENDER').and.to.include('BANDO_URL');
    }
    for (const argv of [['keys'], ['keys', 'steal'], ['constructor']]) {
      expect(await runBando(argv)).to.include({ code: 1, out: '' });
    }
  });

  it('needs exactly one of what it names', async () => {
    for (const argv of [
      ['keys', 'make'],
      ['keys', 'make', 't-1', 't-2'],
    ]) {
      expect((await runBando(argv)).err).to.equal('usage: one TENDER is needed\n');
    }
  });
});

describe('bando’s credentials', () => {
  let service: TinyService;
  beforeEach(async () => {
    service = await startTinyService();
    const document = { issuer: `${service.url}/oidc`, token_endpoint: `${service.url}/oidc/token` };
    service.answers.set('GET /oidc/.well-known/openid-configuration', { body: document });
    service.answers.set('POST /oidc/token', { body: { access_token: 'token-2', token_type: 'Bearer' } });
    service.answers.set('GET /tenders/t-1/custody', {
      status: 403,
      body: { code: 'notPermitted', detail: 'no' },
    });
  });
  afterEach(() => service.stop());

  const make = (env: Record<string, string>): ReturnType<typeof runBando> =>
    runBando(['keys', 'make', 't-1'], { env: { BANDO_URL: service.url, ...env } });
  const client = (): Record<string, string> => ({
    BANDO_CLIENT_ID: 'maria rossi',
    BANDO_CLIENT_SECRET: 'a:b&c',
    OIDC_ISSUER: `${service.url}/oidc/`,
  });

  it('are exchanged for a token of this service, each half encoded (RFC 6749 §2.3.1)', async () => {
    expect((await make(client())).err).to.equal('notPermitted: no (HTTP 403)\n');
    const [, exchange, call] = service.seen;
    const basic = Buffer.from('maria+rossi:a%3Ab%26c').toString('base64');
    expect(exchange).to.deep.equal({
      line: 'POST /oidc/token',
      authorization: `Basic ${basic}`,
      body: `grant_type=client_credentials&scope=openid&resource=${encodeURIComponent(service.url)}`,
    });
    expect(call).to.include({ line: 'GET /tenders/t-1/custody', authorization: 'Bearer token-2' });
  });

  it('are not sent for a token that is already there', async () => {
    await make({ ...client(), BANDO_TOKEN: 'token-1' });
    expect(service.seen.map(({ line }) => line)).to.deep.equal(['GET /tenders/t-1/custody']);
  });

  it('are not sent to an issuer that answers for another', async () => {
    const document = { issuer: 'https://elsewhere.example', token_endpoint: `${service.url}/oidc/token` };
    service.answers.set('GET /oidc/.well-known/openid-configuration', { body: document });
    expect((await make(client())).err).to.match(/^issuerMismatch: /);
    expect(service.seen).to.have.lengthOf(1);
  });

  it('are named when they are missing, and their refusal is told in one line', async () => {
    expect((await make({})).err).to.equal(
      'notAuthenticated: set BANDO_TOKEN, or BANDO_CLIENT_ID, BANDO_CLIENT_SECRET and OIDC_ISSUER\n',
    );
    const body = { error: 'invalid_client', error_description: 'client authentication failed' };
    service.answers.set('POST /oidc/token', { status: 401, body });
    expect((await make(client())).err).to.equal('invalid_client: client authentication failed (HTTP 401)\n');
  });

  it('do not help with a service that answers something else', async () => {
    service.answers.set('GET /tenders/t-1/custody', { body: { k: 'two' } });
    expect((await make(client())).err).to.match(/^answerInvalid: .*\/tenders\/t-1\/custody .*\(k\)\n$/);
    service.answers.set('GET /tenders/t-1/custody', { status: 500 });
    expect((await make(client())).err).to.match(/^http500: .*\(HTTP 500\)\n$/);
  });
});
