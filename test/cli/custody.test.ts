import { base64 } from '@scure/base';
import { expect } from 'chai';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkManifest } from '../../domain/sealing/check-manifest.js';
import { manifestFingerprint, type KeysManifest } from '../../domain/sealing/manifest.js';
import { sealTo } from '../../domain/sealing/sealed-file.js';
import { openSharePackage, shareCommitment, type SharePackage } from '../../domain/sealing/share-package.js';
import type { LotId } from '../../domain/types.js';
import { makeKeys, type Keys } from '../domain/sealing/envelope-fixture.js';
import { runBando, type Run } from './run-bando.js';
import { startTinyService, type TinyService } from './tiny-service.js';

const passphrase = 'a passphrase for tests';
const notBefore = '2026-12-23T11:00:00.000Z';

describe('bando keys and bando share', () => {
  let service: TinyService;
  let folder: string;
  let env: Record<string, string>;
  let holders: Keys[];
  let manifest: KeysManifest;

  before(async () => {
    holders = [await makeKeys(), await makeKeys(), await makeKeys()];
  });
  beforeEach(async () => {
    service = await startTinyService();
    folder = mkdtempSync(join(tmpdir(), 'bando-cli-'));
    env = { BANDO_URL: service.url, BANDO_TOKEN: 'token-1', BANDO_PASSPHRASE: passphrase };
    await uploadManifest();
  });
  afterEach(async () => {
    await service.stop();
    rmSync(folder, { recursive: true });
  });

  const custody = (): object => ({
    ...{ k: 2, n: 3, notBefore, lots: ['LOT-0001'] },
    custodians: holders.map(({ recipient }, at) => ({ person: `person-${at}`, recipient })),
  });

  /** The officer's part, after which custodian 0 has his shares to fetch. */
  async function uploadManifest(): Promise<void> {
    service.answers.set('GET /tenders/t-1/custody', { body: custody() });
    service.answers.set('PUT /tenders/t-1/manifest', { status: 204 });
    await runBando(['keys', 'make', 't-1'], { env });
    const put = service.seen.find(({ line }) => line === 'PUT /tenders/t-1/manifest');
    manifest = put?.body as KeysManifest;
    service.answers.set('GET /tenders/t-1/shares', { body: { shares: sharesOf(0) } });
    service.seen.length = 0;
  }

  function sharesOf(holder: number): object[] {
    return manifest.keys.map(({ kind, lot, recipient, shares }) => {
      const { index, sealed, commitment } = shares[holder] ?? expect.fail();
      return { kind, lot, index, sealed, commitment, recipient };
    });
  }

  function identityFile(holder: number): string {
    const path = join(folder, `holder-${holder}.txt`);
    writeFileSync(path, `# made by age-keygen\n${holders[holder]?.identity ?? ''}\n`);
    return path;
  }

  const lines = (): string[] => service.seen.map(({ line }) => line);
  const firstLine = ({ err }: Run): string => err.split('\n')[0] ?? '';

  describe('keys enrol', () => {
    const enrol = (path: string, options: object = { env }): Promise<Run> =>
      runBando(['keys', 'enrol', '--identity', path, '--work-factor', '10', '--json'], options);

    beforeEach(() => {
      service.answers.set('PUT /me/custodian-recipient', { status: 204 });
    });

    it('writes a recovery file for its owner alone and sends nothing but the recipient', async () => {
      const path = join(folder, 'me.age');
      const { code, out } = await enrol(path);
      expect(code).to.equal(0);
      const { recipient } = JSON.parse(out) as { recipient: string };
      expect(service.seen).to.deep.equal([
        { line: 'PUT /me/custodian-recipient', authorization: 'Bearer token-1', body: { recipient } },
      ]);
      expect(statSync(path).mode & 0o777).to.equal(0o600);
      expect(readFileSync(path, 'latin1')).to.match(/^age-encryption\.org\/v1\n-> scrypt /);
    });

    it('enrols the same identity again when it is repeated', async () => {
      const path = join(folder, 'me.age');
      const [first, second] = [await enrol(path), await enrol(path)].map(
        ({ out }) => JSON.parse(out) as object,
      );
      expect(second).to.deep.equal({ ...first, made: false });
    });

    it('asks twice for a passphrase that the environment does not give', async () => {
      const asked = { BANDO_URL: service.url, BANDO_TOKEN: 'token-1' };
      const path = join(folder, 'me.age');
      const secrets = [passphrase, 'another passphrase'];
      expect(firstLine(await enrol(path, { env: asked, secrets }))).to.match(/^passphraseDiffers: /);
      expect((await enrol(path, { env: asked, secrets: [passphrase, passphrase] })).code).to.equal(0);
      expect((await enrol(path, { env: asked, secrets: ['wrong'] })).err).to.match(/^passphraseWrong: /);
    });

    it('refuses a passphrase that is soon guessed', async () => {
      const run = await enrol(join(folder, 'me.age'), { env: { ...env, BANDO_PASSPHRASE: 'short' } });
      expect(run)
        .to.include({ code: 1 })
        .and.to.have.property('err')
        .that.matches(/^passphraseWeak: /);
    });

    it('refuses a file that holds no identity, or a work factor that is none', async () => {
      writeFileSync(join(folder, 'other'), 'AGE-SECRET-KEY-1\n');
      expect(firstLine(await enrol(join(folder, 'other')))).to.match(/^identityInvalid: /);
      const run = await runBando(['keys', 'enrol', '--work-factor', '9'], { env });
      expect(firstLine(run)).to.equal('usage: --work-factor is from 10 to 20');
    });
  });

  describe('keys make', () => {
    it('uploads a manifest that the tender accepts, and prints its fingerprint and recipients', async () => {
      const { code, out } = await runBando(['keys', 'make', 't-1', '--json'], { env });
      const uploaded = checkManifest(service.seen[1]?.body, {
        lots: ['LOT-0001' as LotId],
        k: 2,
        n: 3,
        notBefore,
      });
      expect(code).to.equal(0);
      expect(JSON.parse(out)).to.deep.include({
        fingerprint: manifestFingerprint(uploaded),
        keys: uploaded.keys.map(({ kind, lot, recipient }) => ({ kind, lot, recipient })),
      });
      const text = (await runBando(['keys', 'make', 't-1'], { env })).out;
      expect(text).to.match(/^manifest sha256:[0-9a-f]{64}\n2 of 3 custodians, .*\nadministrative age1/);
    });

    it('prints and sends no key and no share', async () => {
      const { out, err } = await runBando(['keys', 'make', 't-1'], { env });
      const sent = JSON.stringify(service.seen);
      for (const text of [out, err, sent]) expect(text).not.to.match(/AGE-SECRET-KEY|"share":/);
    });

    it('waits for custodians who have not enrolled', async () => {
      const incomplete = { ...custody(), custodians: [{ person: 'person-0', recipient: null }] };
      service.answers.set('GET /tenders/t-1/custody', { body: incomplete });
      const run = await runBando(['keys', 'make', 't-1'], { env });
      expect(run.err).to.equal('custodiansNotEnrolled: these custodians have no recipient yet: person-0\n');
      service.answers.set('GET /tenders/t-1/custody', { body: { ...custody(), n: 4 } });
      expect((await runBando(['keys', 'make', 't-1'], { env })).err).to.match(/^custodiansIncomplete: /);
      expect(lines()).not.to.include('PUT /tenders/t-1/manifest');
    });

    it('says what the service refused, in one line with its code', async () => {
      const problem = { code: 'manifestImmutable', detail: 'the tender is published' };
      service.answers.set('PUT /tenders/t-1/manifest', { status: 409, body: problem });
      const run = await runBando(['keys', 'make', 't-1'], { env });
      expect(run).to.deep.equal({
        code: 1,
        out: '',
        err: 'manifestImmutable: the tender is published (HTTP 409)\n',
      });
    });
  });

  describe('keys acknowledge', () => {
    const acknowledge = (holder = 0): Promise<Run> =>
      runBando(['keys', 'acknowledge', 't-1', '--identity', identityFile(holder)], { env });

    beforeEach(() => {
      service.answers.set('POST /tenders/t-1/shares/acknowledgements', { status: 204 });
    });

    it('opens every share and sends their commitments', async () => {
      const { code, out } = await acknowledge();
      expect(code).to.equal(0);
      expect(out.split('\n')[0]).to.equal(`share 1 of administrative, not before ${notBefore}`);
      const commitments = manifest.keys.map(({ shares }) => shares[0]?.commitment);
      expect(service.seen.at(-1)?.body).to.deep.equal({ commitments });
    });

    it('acknowledges nothing when one share does not open or is not what was published', async () => {
      expect((await acknowledge(1)).err).to.equal(
        'sharePackageInvalid: the package does not open with this identity, or belongs to another key, reason sealed\n',
      );
      const [first, ...rest] = sharesOf(0);
      const wrong = [{ ...first, commitment: '00'.repeat(32) }, ...rest];
      service.answers.set('GET /tenders/t-1/shares', { body: { shares: wrong } });
      expect((await acknowledge()).err).to.match(/^shareCommitmentWrong: /);
      service.answers.set('GET /tenders/t-1/shares', { body: { shares: [] } });
      expect((await acknowledge()).err).to.match(/^noShares: /);
      expect(lines()).not.to.include('POST /tenders/t-1/shares/acknowledgements');
    });
  });

  describe('keys prove', () => {
    const prove = (): Promise<Run> =>
      runBando(['keys', 'prove', 't-1', '--identity', identityFile(0)], { env });
    const challenge = async (content: Uint8Array, to = holders[0]?.recipient ?? ''): Promise<void> => {
      const sealed = base64.encode(await sealTo(to, content));
      service.answers.set('POST /tenders/t-1/custody/challenges', { body: { sealed } });
      service.answers.set('POST /tenders/t-1/custody/proofs', { status: 204 });
    };

    it('answers a nonce', async () => {
      await challenge(new Uint8Array(32).fill(0xab));
      expect(await prove()).to.deep.equal({ code: 0, out: 'proved\n', err: '' });
      expect(service.seen.at(-1)?.body).to.deep.equal({ nonce: 'ab'.repeat(32) });
    });

    it('does not open its own share for a service that sends it as a challenge', async () => {
      const { sealed } = manifest.keys[0]?.shares[0] ?? expect.fail();
      await challenge(new Uint8Array(1));
      service.answers.set('POST /tenders/t-1/custody/challenges', { body: { sealed } });
      expect((await prove()).err).to.match(/^challengeNotANonce: /);
      expect(lines()).not.to.include('POST /tenders/t-1/custody/proofs');
    });

    it('says when the challenge is for another identity', async () => {
      await challenge(new Uint8Array(32), holders[1]?.recipient);
      expect((await prove()).err).to.match(/^challengeNotForThisIdentity: /);
    });
  });

  describe('keys handover', () => {
    const path = '/tenders/t-1/shares/handovers';
    const handOver = (holder = 0): Promise<Run> =>
      runBando(['keys', 'handover', 't-1', '--to', 'person 9', '--identity', identityFile(holder)], { env });
    const successor = (recipient: string | null): void => {
      const body = { person: 'person 9', recipient };
      service.answers.set('GET /tenders/t-1/custodians/person%209', { body });
    };

    beforeEach(() => service.answers.set(`POST ${path}`, { status: 204 }));

    it('seals every share to the successor, whose recipient it shows, and sends nothing in the clear', async () => {
      const { recipient, identity } = await makeKeys();
      successor(recipient);
      const { code, out, err } = await handOver();
      expect({ code, err }).to.deep.equal({ code: 0, err: `sealing to person 9, recipient ${recipient}\n` });
      expect(out.split('\n')[0]).to.equal('share 1 of administrative handed to person 9');
      const sent = service.seen.at(-1)?.body as { to: string; shares: { index: number; sealed: string }[] };
      expect(sent.to).to.equal('person 9');
      expect(sent.shares).to.have.length(manifest.keys.length);
      for (const [at, { sealed }] of sent.shares.entries()) {
        const commitment = manifest.keys[at]?.shares[0]?.commitment ?? expect.fail();
        await openSharePackage(sealed, identity, { commitment });
      }
      expect(JSON.stringify(service.seen)).not.to.match(/AGE-SECRET-KEY|"share":/);
    });

    it('hands over nothing to who has not enrolled, to what is no recipient, or of what does not open', async () => {
      successor(null);
      expect((await handOver()).err).to.match(/^successorNotEnrolled: /);
      successor('ssh-ed25519 AAAA');
      expect((await handOver()).err).to.match(/^recipientInvalid: /);
      successor((await makeKeys()).recipient);
      expect((await handOver(1)).err).to.match(/sharePackageInvalid: .*reason sealed/);
      service.answers.set('GET /tenders/t-1/shares', { body: { shares: [] } });
      expect((await handOver()).err).to.match(/^noShares: /);
      expect(lines()).not.to.include(`POST ${path}`);
    });
  });

  describe('share release', () => {
    const path = '/tenders/t-1/keys/economic/LOT-0001';
    const permittedBy = { type: 'technicalScoresFrozen', at: '2027-01-20T09:00:00.000Z' };
    const release = (args: readonly string[] = []): Promise<Run> =>
      runBando(
        [
          'share',
          'release',
          't-1',
          '--kind',
          'economic',
          '--lot',
          'LOT-0001',
          '--identity',
          identityFile(0),
          ...args,
        ],
        { env },
      );
    const state = (change: object = {}): void => {
      const { recipient } = manifest.keys[2] ?? expect.fail();
      const body = {
        recipient,
        notBefore,
        now: notBefore,
        releasable: true,
        permittedBy,
        round: 2,
        opened: false,
        waiting: 1,
        ...change,
      };
      service.answers.set(`GET ${path}`, { body });
    };

    beforeEach(() => {
      state();
      service.answers.set(`POST ${path}/shares?round=2`, { body: { status: 'waiting', missing: 1 } });
    });

    it('sends the package that was committed to, and shows the event that permits it', async () => {
      const { code, out, err } = await release();
      expect({ code, out }).to.deep.equal({
        code: 0,
        out: 'share 1 of economic LOT-0001 released: waiting for 1 more\n',
      });
      expect(err).to.equal(
        'the opening of economic LOT-0001 is permitted by technicalScoresFrozen, 2027-01-20T09:00:00.000Z\n',
      );
      const sent = service.seen.at(-1)?.body as SharePackage;
      expect(shareCommitment(sent)).to.equal(manifest.keys[2]?.shares[0]?.commitment);
      expect(JSON.stringify(service.seen)).not.to.include('AGE-SECRET-KEY');
    });

    it('sends nothing for a key that is open already, though its step has passed', async () => {
      state({ opened: true, releasable: false });
      const { code, out } = await release();
      expect({ code, out }).to.deep.equal({ code: 0, out: 'economic LOT-0001: already opened\n' });
      expect(service.seen.some(({ line }) => line.startsWith('POST'))).to.equal(false);
    });

    it('says when it was the share that opened', async () => {
      service.answers.set(`POST ${path}/shares?round=2`, { body: { status: 'opened', missing: 0 } });
      expect(JSON.parse((await release(['--json'])).out)).to.deep.equal({
        ...{
          tender: 't-1',
          kind: 'economic',
          lot: 'LOT-0001',
          index: 1,
          permittedBy,
          status: 'opened',
          missing: 0,
        },
      });
    });

    const refusals: readonly [string, object, RegExp][] = [
      [
        'before its time',
        { now: '2026-12-23T10:59:59.999Z' },
        /^tooEarly: .* not released before 2026-12-23T11:00/,
      ],
      [
        'before the time inside the share, whatever the service says of it',
        { notBefore: '2026-01-01T00:00:00.000Z', now: '2026-12-01T00:00:00.000Z' },
        /tooEarly: .* before 2026-12-23T11:00/,
      ],
      ['without a time', { now: 'soon' }, /^tooEarly: /],
      ['without an event that permits it', { permittedBy: null }, /^notPermitted: .*no event permits it/],
      [
        'while it is not releasable',
        { releasable: false },
        /^notPermitted: .*technicalScoresFrozen is not enough/,
      ],
      ['for a key that is not the published one', { recipient: 'age1other' }, /noShares: /],
    ];
    for (const [title, change, line] of refusals) {
      it(`releases nothing ${title}`, async () => {
        state(change);
        const { code, err } = await release();
        expect(code).to.equal(1);
        expect(err).to.match(line);
        expect(lines().filter((sent) => sent.startsWith('POST'))).to.deep.equal([]);
      });
    }

    it('names the administrative key with a dash', async () => {
      await runBando(['share', 'release', 't-1', '--kind', 'administrative', '--identity', identityFile(0)], {
        env,
      });
      expect(lines()).to.deep.equal(['GET /tenders/t-1/keys/administrative/-']);
    });
  });
});
