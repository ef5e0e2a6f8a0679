import { randomUUID } from 'node:crypto';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { Custody } from '../../application/custody/custody.js';
import { CustodyProofs } from '../../application/custody/custody-proofs.js';
import { Handovers } from '../../application/custody/handovers.js';
import { createRoleResolver } from '../../application/people/resolve-roles.js';
import { ShareRelease } from '../../application/custody/release-share.js';
import { EnvelopeUnlocking } from '../../application/custody/unlock-envelopes.js';
import { manifestFingerprint } from '../../domain/sealing/manifest.js';
import { unseal } from '../../domain/sealing/sealed-file.js';
import { openSharePackage, sealSharePackage, type SharePackage } from '../../domain/sealing/share-package.js';
import { eventOf } from '../../domain/tender/events.js';
import type { PersonId, TenderId } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { TenderRecord } from '../../entities/record.js';
import type { KeyPlace } from '../../entities/stores/opening-store.js';
import { SealedStorage } from '../../entities/stores/secret-box.js';
import { UploadFolder } from '../../entities/stores/upload-folder.js';
import { codeOf } from '../bidding/bid-fixture.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import {
  anAct,
  append,
  assignRole,
  makeBidder,
  makeDecidedTender,
  makePublishedTender,
  type CustodianFixture,
  type TenderFixture,
} from '../tender-fixture.js';

const untilDeadlineMs = 3_600_000;

describe('succession of custodians', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let custody: Custody;
  let handovers: Handovers;
  const secrets = new SealedStorage(Buffer.alloc(32, 7));

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 6, applicationName: 'handovers-test' });
    custody = new Custody(dataSource);
    handovers = new Handovers(dataSource);
  });

  after(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  const publish = () => makePublishedTender(dataSource, { deadlineInMs: untilDeadlineMs, simulation: true });

  async function enrol(change: { administrator?: boolean } = {}): Promise<CustodianFixture> {
    const identity = await generateIdentity();
    const person = `successor-${randomUUID()}` as PersonId;
    const recipient = await identityToRecipient(identity);
    const resolver = createRoleResolver(dataSource);
    const isAdministrator = change.administrator ?? false;
    await resolver.register({ person, name: person, email: '', isAdministrator });
    await dataSource.query('UPDATE people SET custodian_recipient = $2 WHERE id = $1', [person, recipient]);
    return { person, identity, recipient };
  }

  /** What the client of `from` does with the shares that he holds now. */
  async function reseal(id: TenderId, from: CustodianFixture, recipient: string) {
    const shares = await custody.listOwnShares(id, from.person);
    return Promise.all(
      shares.map(async ({ kind, lot, index, sealed, commitment }) => {
        const opened = await openSharePackage(sealed, from.identity, { commitment });
        return { kind, lot, index, sealed: await sealSharePackage(opened, recipient) };
      }),
    );
  }

  async function handOver(id: TenderId, from: CustodianFixture, to: CustodianFixture): Promise<void> {
    await handovers.handOver(id, from.person, to.person, await reseal(id, from, to.recipient));
  }

  const custodianAt = ({ custodians }: TenderFixture, at: number): CustodianFixture =>
    custodians[at] as CustodianFixture;

  async function commitmentsOf(id: TenderId, person: PersonId) {
    return (await custody.listOwnShares(id, person)).map(({ commitment }) => commitment);
  }

  async function countsOf(id: TenderId): Promise<object | undefined> {
    const [row] = await dataSource.query<object[]>(
      `SELECT (SELECT count(acknowledged_at)::int FROM key_shares WHERE tender = $1) AS acknowledged,
         (SELECT count(proven_at)::int FROM custody_challenges WHERE tender = $1) AS proven,
         (SELECT count(*)::int FROM share_handovers WHERE tender = $1) AS handed`,
      [id],
    );
    return row;
  }

  async function prove(id: TenderId, { person, identity }: CustodianFixture): Promise<string> {
    const proofs = new CustodyProofs(dataSource);
    const sealed = Buffer.from(await proofs.challenge(id, person), 'base64');
    const nonce = Buffer.from(await unseal(sealed, identity)).toString('hex');
    return codeOf(proofs.prove(id, person, nonce));
  }

  it('moves shares and role, keeps every commitment, and starts acknowledgement and proof anew', async () => {
    const fixture = await publish();
    const { id } = fixture;
    const [leaver, successor] = [custodianAt(fixture, 0), await enrol()];
    const commitments = await commitmentsOf(id, leaver.person);
    await custody.acknowledge(id, leaver.person, commitments);
    expect(await prove(id, leaver)).to.equal('none');
    expect(await countsOf(id)).to.deep.equal({ acknowledged: 5, proven: 1, handed: 0 });

    await handOver(id, leaver, successor);
    expect(await countsOf(id)).to.deep.equal({ acknowledged: 0, proven: 0, handed: 5 });
    expect(await commitmentsOf(id, successor.person)).to.deep.equal(commitments);
    await custody.acknowledge(id, successor.person, commitments);
    expect(await prove(id, successor)).to.equal('none');
    expect(await countsOf(id)).to.deep.equal({ acknowledged: 5, proven: 1, handed: 5 });
    const resolver = createRoleResolver(dataSource);
    expect((await resolver.findStanding(id, successor.person))?.roles).to.include('custodian');
    expect((await resolver.findStanding(id, leaver.person))?.roles).not.to.include('custodian');
  });

  it('leaves the leaver nothing to acknowledge, prove, fetch or hand over', async () => {
    const fixture = await publish();
    const { id } = fixture;
    const [leaver, successor] = [custodianAt(fixture, 0), await enrol()];
    const proofs = new CustodyProofs(dataSource);
    const challenge = Buffer.from(await proofs.challenge(id, leaver.person), 'base64');
    const nonce = Buffer.from(await unseal(challenge, leaver.identity)).toString('hex');
    const shares = await reseal(id, leaver, successor.recipient);
    const commitments = await commitmentsOf(id, leaver.person);
    await handOver(id, leaver, successor);
    expect(await custody.listOwnShares(id, leaver.person)).to.deep.equal([]);
    expect(await codeOf(custody.acknowledge(id, leaver.person, commitments))).to.equal(
      'shareCommitmentWrong',
    );
    expect(await codeOf(proofs.prove(id, leaver.person, nonce))).to.equal('challengeNotMet');
    expect(await codeOf(proofs.challenge(id, leaver.person))).to.equal('notFound');
    const again = handovers.handOver(id, leaver.person, (await enrol()).person, shares);
    expect(await codeOf(again)).to.equal('notPermitted');
  });

  it('passes on what was passed on, and back', async () => {
    const fixture = await publish();
    const [first, second] = [custodianAt(fixture, 0), await enrol()];
    await handOver(fixture.id, first, second);
    await handOver(fixture.id, second, first);
    expect(await reseal(fixture.id, first, first.recipient)).to.have.length(5);
    expect(await countsOf(fixture.id)).to.include({ handed: 10 });
  });

  it('lets two handovers at once happen one after the other: one successor is one custodian', async () => {
    const fixture = await publish();
    const successor = await enrol();
    const codes = await Promise.all(
      [0, 1].map((at) => codeOf(handOver(fixture.id, custodianAt(fixture, at), successor))),
    );
    expect(codes.sort()).to.deep.equal(['handoverInvalid', 'none']);
  });

  it('follows keys that are made again before publication', async () => {
    const fixture = await makeDecidedTender(dataSource, { deadlineInMs: untilDeadlineMs });
    const { id, manifest } = fixture;
    await custody.storeManifest(id, manifest, 'rup' as PersonId);
    const successor = await enrol();
    await handOver(id, custodianAt(fixture, 0), successor);
    expect(await codeOf(custody.storeManifest(id, manifest, 'rup' as PersonId))).to.equal('manifestInvalid');
    const changed = manifest.keys.map((key) => ({
      ...key,
      shares: key.shares.map((share) =>
        share.index === 1 ? { ...share, custodian: successor.person, to: successor.recipient } : share,
      ),
    }));
    const again = { ...manifest, keys: changed };
    expect(await custody.storeManifest(id, again, 'rup' as PersonId)).to.equal(manifestFingerprint(again));
    expect(await custody.listOwnShares(id, successor.person)).to.have.length(5);
  });

  describe('refuses', () => {
    async function attempt(
      fixture: TenderFixture,
      to: { person: PersonId; recipient: string },
      pick: (shares: Awaited<ReturnType<typeof reseal>>) => Awaited<ReturnType<typeof reseal>> = (all) => all,
    ): Promise<object> {
      const leaver = custodianAt(fixture, 0);
      const shares = pick(await reseal(fixture.id, leaver, to.recipient));
      const refused = await handovers
        .handOver(fixture.id, leaver.person, to.person, shares)
        .then(() => ({}))
        .catch((error: { code: string; params: { reason?: string; what?: string } }) => error);
      expect(await countsOf(fixture.id)).to.include({ handed: 0 });
      const { code, params } = refused as { code?: string; params?: { reason?: string; what?: string } };
      return { code, why: params?.reason ?? params?.what };
    }

    it('a part of the shares, a share twice, and what is not sealed', async () => {
      const fixture = await publish();
      const to = await enrol();
      const shares = { code: 'handoverInvalid', why: 'shares' };
      expect(await attempt(fixture, to, (all) => all.slice(1))).to.deep.equal(shares);
      expect(await attempt(fixture, to, (all) => [...all, ...all.slice(0, 1)])).to.deep.equal(shares);
      const other = (all: Awaited<ReturnType<typeof reseal>>) => all.map((one) => ({ ...one, index: 2 }));
      expect(await attempt(fixture, to, other)).to.deep.equal(shares);
      const plain = (all: Awaited<ReturnType<typeof reseal>>) =>
        all.map((one) => ({ ...one, sealed: 'AAAA' }));
      expect(await attempt(fixture, to, plain)).to.deep.equal({ code: 'handoverInvalid', why: 'sealed' });
    });

    it('a successor who cannot hold a key', async () => {
      const fixture = await publish();
      const { recipient } = await enrol();
      const unknown = await attempt(fixture, { person: 'nobody' as PersonId, recipient });
      expect(unknown).to.include({ code: 'personUnknown' });
      const bidder = await makeBidder(dataSource);
      const supplier = await attempt(fixture, { person: bidder.person, recipient });
      expect(supplier).to.deep.equal({ code: 'roleProblem', why: 'supplierHoldsRole' });
      const administrator = await attempt(fixture, await enrol({ administrator: true }));
      expect(administrator).to.deep.equal({ code: 'roleProblem', why: 'custodianIsAdministrator' });
      const custodian = await attempt(fixture, custodianAt(fixture, 1));
      expect(custodian).to.deep.equal({ code: 'handoverInvalid', why: 'successorIsCustodian' });
      const himself = await attempt(fixture, custodianAt(fixture, 0));
      expect(himself).to.deep.equal({ code: 'handoverInvalid', why: 'successorIsCustodian' });
    });

    it('the RUP where he holds a share already, and takes him where he does not', async () => {
      const fixture = await publish();
      const rup = custodianAt(fixture, 1);
      await assignRole(dataSource, fixture.id, rup.person, 'rup');
      expect(await attempt(fixture, rup)).to.include({ why: 'successorIsCustodian' });
      const other = await publish();
      const free = await enrol();
      await assignRole(dataSource, other.id, free.person, 'rup');
      await handOver(other.id, custodianAt(other, 0), free);
    });

    it('a successor without a recipient, or with that of another', async () => {
      const fixture = await publish();
      const to = await enrol();
      const enrolAs = (recipient: string | null) =>
        dataSource.query('UPDATE people SET custodian_recipient = $2 WHERE id = $1', [to.person, recipient]);
      await enrolAs(null);
      expect(await attempt(fixture, to)).to.include({ why: 'successorNotEnrolled' });
      expect(await handovers.getCandidate(to.person)).to.deep.equal({ person: to.person, recipient: null });
      await enrolAs(custodianAt(fixture, 2).recipient);
      expect(await attempt(fixture, to)).to.include({ why: 'recipientRepeated' });
      await enrolAs(fixture.manifest.keys[0]?.recipient ?? '');
      expect(await attempt(fixture, to)).to.include({ why: 'recipientRepeated' });
      expect(await codeOf(handovers.getCandidate('nobody' as PersonId))).to.equal('notFound');
    });

    it('a tender that has ended', async () => {
      const fixture = await publish();
      await append(dataSource, fixture.id, [eventOf('tenderRevoked', { act: anAct })]);
      expect(await attempt(fixture, await enrol())).to.include({ code: 'commandNotAllowedInPhase' });
    });
  });

  it('counts an index once: a share that waits is not counted again for the successor', async () => {
    const fixture = await publish();
    const place: KeyPlace = { tender: fixture.id, kind: 'administrative', lot: null };
    const clock = { to: fixture.manifest.notBefore, offsetMs: untilDeadlineMs };
    await append(dataSource, fixture.id, [eventOf('clockAdvanced', clock)]);
    await new TenderRecord(dataSource).record({ tender: fixture.id, envelope: null, seenVersion: 0 });
    const unlocking = new EnvelopeUnlocking(new UploadFolder('unread'));
    const notifier = { tellEventsRecorded: () => Promise.resolve() };
    const release = new ShareRelease(dataSource, secrets, unlocking, new TenderRecord(dataSource), notifier);
    const packageOf = async (by: CustodianFixture): Promise<SharePackage> => {
      const [share] = await custody.listOwnShares(fixture.id, by.person);
      if (!share) throw new Error('no share');
      return openSharePackage(share.sealed, by.identity, { commitment: share.commitment });
    };
    const [leaver, successor] = [custodianAt(fixture, 0), await enrol()];
    const leavers = await packageOf(leaver);
    expect(await release.release(leaver.person, place, leavers)).to.include({
      status: 'waiting',
      missing: 1,
    });
    await handOver(fixture.id, leaver, successor);
    const waiting = await dataSource.query<object[]>('SELECT index FROM waiting_shares WHERE tender = $1', [
      fixture.id,
    ]);
    expect(waiting).to.deep.equal([{ index: 1 }]);
    expect(await codeOf(release.release(leaver.person, place, leavers))).to.equal('notPermitted');
    const same = await release.release(successor.person, place, await packageOf(successor));
    expect(same).to.deep.equal({ status: 'waiting', missing: 1 });
    const other = custodianAt(fixture, 1);
    expect(await release.release(other.person, place, await packageOf(other))).to.include({
      status: 'opened',
    });
  });
});
