import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { Custody } from '../../application/custody/custody.js';
import { CustodyProofs } from '../../application/custody/custody-proofs.js';
import { manifestFingerprint } from '../../domain/sealing/manifest.js';
import { unseal } from '../../domain/sealing/sealed-file.js';
import { eventOf } from '../../domain/tender/events.js';
import type { PersonId, Sha256Hex, TenderId } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { codeOf } from '../bidding/bid-fixture.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import { anAct, append, instantIn, lot1, lot2, makeDecidedTender } from '../tender-fixture.js';

describe('keys in custody', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let custody: Custody;
  const rup = 'rup' as PersonId;

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 4, applicationName: 'manifest-test' });
    custody = new Custody(dataSource);
  });

  after(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  async function sharesOf(id: TenderId): Promise<{ made: number; acknowledged: number }> {
    const [row] = await dataSource.query<{ made: number; acknowledged: number }[]>(
      'SELECT count(*)::int AS made, count(acknowledged_at)::int AS acknowledged FROM key_shares WHERE tender = $1',
      [id],
    );
    return row ?? { made: -1, acknowledged: -1 };
  }

  it('tells the officer’s client what to make keys from', async () => {
    const { id, manifest, custodians } = await makeDecidedTender(dataSource, { deadlineInMs: 60_000 });
    const terms = await custody.getTerms(id);
    expect(terms).to.deep.include({ k: 2, n: 3, notBefore: manifest.notBefore, lots: [lot1, lot2] });
    expect(terms.custodians).to.deep.equal(
      custodians.map(({ person, recipient }) => ({ person, recipient })),
    );
  });

  it('takes the manifest that the tender requires, and no other', async () => {
    const { id, manifest } = await makeDecidedTender(dataSource, { deadlineInMs: 60_000 });
    const attempt = (change: object) => codeOf(custody.storeManifest(id, { ...manifest, ...change }, rup));
    expect(await attempt({ notBefore: await instantIn(dataSource, 0) })).to.equal('manifestInvalid');
    expect(await attempt({ tender: randomUUID() })).to.equal('manifestInvalid');
    expect(await attempt({ keys: manifest.keys.slice(1) })).to.equal('manifestInvalid');
    expect(await attempt({ secret: 'AGE-SECRET-KEY-1' })).to.equal('manifestInvalid');
    expect(await custody.storeManifest(id, manifest, rup)).to.equal(manifestFingerprint(manifest));
    expect(await sharesOf(id)).to.deep.equal({ made: 15, acknowledged: 0 });
  });

  it('shows it to the staff before publication, to everybody after, and fixes it with the notice', async () => {
    const { id, manifest } = await makeDecidedTender(dataSource, { deadlineInMs: 60_000 });
    await custody.storeManifest(id, manifest, rup);
    expect(await codeOf(custody.getManifest(id, false))).to.equal('notFound');
    expect((await custody.getManifest(id, true)).body).to.deep.equal(manifest);
    const now = await instantIn(dataSource, 0);
    const notice = { act: anAct, transmittedAt: now, regimeOn: now.slice(0, 10), manifest: anAct.digest };
    await append(dataSource, id, [eventOf('noticeTransmitted', notice)]);
    expect(await codeOf(custody.storeManifest(id, manifest, rup))).to.equal('manifestFixed');
    await append(dataSource, id, [eventOf('tenderPublished', { publishedAt: now, channel: 'local' })]);
    expect((await custody.getManifest(id, false)).fingerprint).to.equal(manifestFingerprint(manifest));
  });

  it('counts each custodian’s own shares as acknowledged, and starts anew with another manifest', async () => {
    const { id, manifest, custodians } = await makeDecidedTender(dataSource, { deadlineInMs: 60_000 });
    await custody.storeManifest(id, manifest, rup);
    const [first, second] = custodians.map(({ person }) => person) as [PersonId, PersonId];
    const own = (await custody.listOwnShares(id, first)).map(({ commitment }) => commitment);
    expect(own).to.have.length(5);
    await custody.acknowledge(id, first, own);
    expect(await sharesOf(id)).to.deep.equal({ made: 15, acknowledged: 5 });
    expect(await codeOf(custody.acknowledge(id, second, own))).to.equal('shareCommitmentWrong');
    const foreign = [...own, 'f'.repeat(64) as Sha256Hex];
    expect(await codeOf(custody.acknowledge(id, first, foreign))).to.equal('shareCommitmentWrong');
    await custody.storeManifest(id, manifest, rup);
    expect(await sharesOf(id)).to.deep.equal({ made: 15, acknowledged: 0 });
  });

  it('lets a custodian prove his key by the last nonce alone, once for all', async () => {
    const { id, manifest, custodians } = await makeDecidedTender(dataSource, { deadlineInMs: 60_000 });
    await custody.storeManifest(id, manifest, rup);
    const proofs = new CustodyProofs(dataSource);
    const [first] = custodians;
    if (!first) throw new Error('a custodian');
    const answer = async () => {
      const sealed = Buffer.from(await proofs.challenge(id, first.person), 'base64');
      return Buffer.from(await unseal(sealed, first.identity)).toString('hex');
    };
    const old = await answer();
    const last = await answer();
    expect(await codeOf(proofs.prove(id, first.person, old))).to.equal('challengeNotMet');
    expect(await codeOf(proofs.prove(id, first.person, last))).to.equal('none');
    await answer();
    const [row] = await dataSource.query<{ proven: number }[]>(
      'SELECT count(proven_at)::int AS proven FROM custody_challenges WHERE tender = $1',
      [id],
    );
    expect(row?.proven).to.equal(1);
    expect(await codeOf(proofs.challenge(id, 'stranger' as PersonId))).to.equal('notFound');
  });
});
