import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { composeDocumentData } from '../../../activities/documents/compose/compose-document-data.js';
import type { Bidder } from '../../../application/bidding/commit-bid.js';
import type { DocumentSubject } from '../../../domain/documents/document-kinds.js';
import { sha256Hex } from '../../../domain/ledger/sha256.js';
import type { ActReference } from '../../../domain/tender/act.js';
import { eventOf, type TenderEvent } from '../../../domain/tender/events.js';
import type { Offer } from '../../../domain/tender/opening/facts.js';
import type { BidId, PersonId, TenderId } from '../../../domain/types.js';
import { openDataSource } from '../../../entities/data-source.js';
import { DocumentSource } from '../../../entities/stores/document-source.js';
import { noRectification } from '../../../entities/stores/rectification-column.js';
import type { DocumentData } from '../../../templates/documents/document-data.js';
import { firstCommit, makeCommitting, makeReceiptKey, uploadBid } from '../../bidding/bid-fixture.js';
import { insertAct } from '../../entities/tender-fixture.js';
import { makeTestDatabase, type TestDatabase } from '../../local-stack.js';
import { append, instantIn, lot1, makeBidder, makePublishedTender } from '../../tender-fixture.js';

type Kind = DocumentSubject['document'];

const offerAt = (priceCents: number): Offer => ({
  ...{ discountPercent: '10.00', priceCents },
  ...{ labourCostCents: 1_000, safetyCostCents: 100 },
});

describe('what a document says', function () {
  this.timeout(120_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let tender: TenderId;
  let version: number;
  let registered = 0;
  let bidders: { bidder: Bidder; bid: BidId; name: string }[];

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 8, applicationName: 'compose-test' });
  });
  after(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  /** Two bids for the first lot, closed. */
  beforeEach(async () => {
    tender = (await makePublishedTender(dataSource, { deadlineInMs: 3_600_000, simulation: true })).id;
    const committing = makeCommitting(dataSource, await makeReceiptKey());
    bidders = [];
    for (let at = 0; at < 2; at += 1) {
      const bidder = await makeBidder(dataSource);
      const request = firstCommit(tender, await uploadBid(dataSource, bidder, [lot1]));
      await committing.commit(bidder, request, `key-0000000${at}`);
      bidders.push({ bidder, bid: request.bid, name: `Supplier of ${bidder.person}` });
    }
    const bids = bidders.map(({ bidder: { supplier }, bid }) => ({ bid, supplier, lots: [lot1] }));
    await happen(eventOf('submissionClosed', { dueAt: await instantIn(dataSource, 0), bids }));
  });

  async function happen(...events: TenderEvent[]): Promise<number> {
    ({ version } = await append(dataSource, tender, events));
    return version;
  }

  async function anAct(): Promise<ActReference> {
    const act = await insertAct(dataSource, tender);
    await dataSource.query('INSERT INTO act_register VALUES ($1, 2026, $2, $3, clock_timestamp())', [
      ...['ars', ++registered, act.id],
    ]);
    return act;
  }

  async function compose<K extends Kind>(
    subject: DocumentSubject & { document: K },
  ): Promise<DocumentData[K]> {
    const source = await DocumentSource.open(dataSource, tender, subject.version);
    const composed = await composeDocumentData(source, subject, (id) => `https://bando.example/${id}`);
    if (!composed) throw new Error(`${subject.document} says nothing`);
    return composed.data as DocumentData[K];
  }

  const bidAt = (at: number) => bidders[at]?.bid as BidId;
  const nameAt = (at: number) => bidders[at]?.name;

  async function read(at: number, offer: Offer | null, rectification = noRectification): Promise<void> {
    const place = [tender, 'economic', lot1, bidAt(at), rectification];
    await dataSource.query(
      `INSERT INTO file_keys (tender, kind, lot, bid, rectification, round, sha256, sealed)
       VALUES ($1, $2, $3, $4, $5, 1, $6, '\\x00')`,
      [...place, sha256Hex(`${bidAt(at)}${rectification}`)],
    );
    await dataSource.query(
      `INSERT INTO readings (tender, kind, lot, bid, rectification, refused, files, offer)
       VALUES ($1, $2, $3, $4, $5, $6, '[]', $7)`,
      [...place, offer ? null : 'offerInvalid', offer && JSON.stringify(offer)],
    );
  }

  async function evaluate(stage: 'technical' | 'final', body: object): Promise<ReturnType<typeof sha256Hex>> {
    const digest = sha256Hex(randomUUID());
    await dataSource.query('INSERT INTO evaluations VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      ...[tender, version + 1, lot1, stage, JSON.stringify(body), 'salt', digest],
    ]);
    return digest;
  }

  /** The economic envelopes are read and the lot ranked, the first bid before the second. */
  async function rank(): Promise<void> {
    const order = [bidAt(0), bidAt(1)];
    const scored = { discountPercent: '10.00', technical: '60.00', economic: '20.00', total: '80.00' };
    const technical = Object.fromEntries(order.map((bid) => [bid, { leaves: {}, total: '60.00' }]));
    const ranking = order.map((bid) => ({ bid, priceCents: 9_000, ...scored }));
    const evaluation = await evaluate('final', { technical, ranking });
    await happen(eventOf('rankingFormed', { act: await anAct(), lot: lot1, evaluation, order, flagged: [] }));
  }

  async function award(at: number, amountCents: number): Promise<number> {
    const bid = bidAt(at);
    return happen(
      eventOf('requirementsVerified', { act: await anAct(), lot: lot1, bid }),
      eventOf('lotAwarded', { act: await anAct(), lot: lot1, bid, amountCents }),
    );
  }

  async function tell(of: number, sentAt: string): Promise<void> {
    for (const { bidder } of bidders)
      await dataSource.query(
        `INSERT INTO messages (id, tender, version, kind, lot, supplier, subject, body, sent_at)
         VALUES ($1, $2, $3, 'award', $4, $5, '{}', '{}', $6)`,
        [randomUUID(), tender, of, lot1, bidder.supplier, sentAt],
      );
  }

  it('gives a contract the offer that counts, where the bid’s own envelope could not be read', async () => {
    const rectification = randomUUID();
    await read(0, null);
    await read(0, offerAt(8_500), rectification);
    await read(1, offerAt(9_500));
    const opened = { kind: 'economic' as const, lot: lot1, bids: [bidAt(0), bidAt(1)], unreadable: [] };
    await happen(eventOf('envelopesOpened', { ...opened, rectifications: [rectification] }));
    await happen(eventOf('envelopesRead', { kind: 'economic', lot: lot1, refused: [] }));
    const accepted = { act: await anAct(), lot: lot1, rectification };
    await happen(eventOf('rectificationAccepted', accepted));
    await rank();
    await award(0, 8_500);
    const signed = await happen(eventOf('contractSigned', { act: await anAct(), lot: lot1 }));
    const { offer, contractor } = await compose({ document: 'contract', version: signed, lot: lot1 });
    expect(offer).to.deep.equal(offerAt(8_500));
    expect(contractor).to.equal(nameAt(0));
  });

  it('lists each bid’s own envelope in the minutes, and no rectification that was opened beside it', async () => {
    const rectification = randomUUID();
    await read(0, offerAt(9_000));
    await read(0, offerAt(8_500), rectification);
    await read(1, offerAt(9_500));
    const frozen = await evaluate('technical', { technical: {}, belowThreshold: [] });
    await happen(
      eventOf('scoresFrozen', { act: await anAct(), lot: lot1, evaluation: frozen, belowThreshold: [] }),
    );
    const opened = { kind: 'economic' as const, lot: lot1, bids: [bidAt(0), bidAt(1)], unreadable: [] };
    await happen(eventOf('envelopesOpened', { ...opened, rectifications: [rectification] }));
    const at = await happen(eventOf('envelopesRead', { kind: 'economic', lot: lot1, refused: [] }));
    const { envelopes } = await compose({ document: 'openingMinutes', version: at, lot: lot1 });
    expect(envelopes.map(({ supplier, offer }) => [supplier, offer?.priceCents])).to.have.deep.members([
      [nameAt(0), 9_000],
      [nameAt(1), 9_500],
    ]);
  });

  it('names in minutes the judgments of the scoring that stands, after an annulled one', async () => {
    await score(1, '0.20', 'annullato');
    await score(2, '0.80', 'rivalutato');
    const body = {
      technical: { [bidAt(0)]: { leaves: { T1: '32.00' }, total: '32.00' } },
      belowThreshold: [],
    };
    const first = await evaluate('technical', body);
    await happen(
      eventOf('scoresFrozen', { act: await anAct(), lot: lot1, evaluation: first, belowThreshold: [] }),
    );
    const appeal = { challenge: 'ricorso', against: 'award' as const, bid: null };
    const dates = { notifiedOn: '2026-12-01', filedOn: null };
    await happen(eventOf('appealRecorded', { act: await anAct(), lot: lot1, ...appeal, ...dates }));
    const judged = { lot: lot1, challenge: 'ricorso', left: 'awarded' as const };
    const judgment = await happen(eventOf('evaluationAnnulled', { act: await anAct(), ...judged }));
    const again = await evaluate('technical', body);
    const at = await happen(
      eventOf('scoresFrozen', { act: await anAct(), lot: lot1, evaluation: again, belowThreshold: [] }),
    );
    const { bids } = await compose({ document: 'evaluationMinutes', version: at, lot: lot1 });
    const reasons = bids.flatMap(({ scores }) => scores.flatMap(({ judgments }) => judgments));
    expect(reasons.map(({ reason }) => reason)).to.deep.equal(['rivalutato']);
    const note = await compose({ document: 'challengeNote', version: judgment, lot: lot1 });
    expect(note).to.include({ news: 'evaluationAnnulled', against: 'award', appellant: null });
  });

  it('says of each award of a lot what was true at it, and when its own letters were sent', async () => {
    await read(0, offerAt(9_000));
    await read(1, offerAt(9_500));
    await rank();
    const first = await award(0, 9_000);
    await tell(first, '2026-12-01T10:00:00Z');
    const signed = eventOf('contractSigned', { act: await anAct(), lot: lot1 });
    const ended = await happen(
      signed,
      eventOf('contractTerminated', { act: await anAct(), lot: lot1, bid: bidAt(0) }),
    );
    const call = { lot: lot1, bid: bidAt(1), request: 'c', conditions: 'original' as const };
    const dueAt = '2027-06-11T22:00:00.000Z';
    const called = await happen(eventOf('nextCalled', { act: await anAct(), ...call, dueAt }));
    const accepted = await happen(eventOf('nextAccepted', { act: await anAct(), lot: lot1, bid: bidAt(1) }));
    const second = await award(1, 9_000);
    const letterOf = (of: number, bid: BidId) =>
      compose({ document: 'awardCommunication', version: of, lot: lot1, bid });
    expect(await letterOf(second, bidAt(0)).catch((error: Error) => error.message)).to.include(
      'communicationsPending',
    );
    await tell(second, '2027-06-20T10:00:00Z');
    const letters = [await letterOf(first, bidAt(0)), await letterOf(second, bidAt(0))];
    expect(
      letters.map(({ winner, standing, madeAt }) => [winner, standing.is, madeAt.slice(0, 10)]),
    ).to.deep.equal([
      [nameAt(0), 'winner', '2026-12-01'],
      [nameAt(1), 'ranked', '2027-06-20'],
    ]);
    const winners = await Promise.all(
      [first, second].map((at) => compose({ document: 'award', version: at, lot: lot1 })),
    );
    expect(winners.map(({ winner }) => winner)).to.deep.equal([nameAt(0), nameAt(1)]);
    const letter = await compose({ document: 'callOfNext', version: called, lot: lot1, bid: bidAt(1) });
    expect(letter).to.include({ recipient: nameAt(1), amountCents: 9_000, conditions: 'original' });
    const steps = await Promise.all(
      [ended, accepted].map((at) => compose({ document: 'interpello', version: at, lot: lot1 })),
    );
    expect(steps.map(({ step, supplier }) => [step, supplier])).to.deep.equal([
      ['terminated', nameAt(0)],
      ['accepted', nameAt(1)],
    ]);
  });

  it('says of acts on validity, time and signature what their events say', async () => {
    const act = await anAct();
    const [to, dueAt] = ['2027-12-31T23:00:00.000Z', '2027-06-11T22:00:00.000Z'];
    const [lot, bid] = [lot1, bidAt(0)];
    const asked = await happen(eventOf('extensionRequested', { act, bid, to, dueAt }));
    expect(await compose({ document: 'extensionRequest', version: asked, bid })).to.include({
      ...{ recipient: nameAt(0), to, dueAt },
    });
    const extension = { ground: 'exceptional' as const, months: 2, awardDueAt: to };
    const extended = await happen(eventOf('procedureExtended', { act, lot, ...extension }));
    expect(await compose({ document: 'procedureExtension', version: extended, lot })).to.include(extension);
    const steps = [];
    for (const event of [
      eventOf('earlyExecutionOrdered', { act, lot, bid, ground: 'danger' }),
      eventOf('signatureDeferred', { act, lot, bid, signatureDueAt: to }),
      eventOf('awardeeWithdrew', { act, lot, bid }),
      eventOf('awardRevoked', { act, lot, bid }),
    ]) {
      const version = await happen(event);
      const { step, supplier } = await compose({ document: 'signatureAct', version, lot });
      expect(supplier).to.equal(nameAt(0));
      steps.push(step);
    }
    expect(steps).to.deep.equal([
      { is: 'earlyExecution', ground: 'danger' },
      { is: 'deferred', to },
      { is: 'withdrawn' },
      { is: 'revoked' },
    ]);
    const released = await happen(eventOf('bidReleased', { act, lot, bid: bidAt(1) }));
    expect(await compose({ document: 'bidRelease', version: released, lot, bid: bidAt(1) })).to.include({
      recipient: nameAt(1),
    });
  });

  async function score(scoring: number, coefficient: string, reason: string): Promise<void> {
    await dataSource.query(
      `INSERT INTO scores (tender, lot, bid, criterion, commissioner, coefficient, reason, scoring, confirmed_at)
       VALUES ($1, $2, $3, 'T1', $4, $5, $6, $7, clock_timestamp())`,
      [tender, lot1, bidAt(0), 'mara' as PersonId, coefficient, reason, scoring],
    );
  }
});
