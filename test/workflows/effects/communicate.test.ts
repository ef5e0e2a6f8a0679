import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { communicate, sendReceipt } from '../../../activities/effects/communicate.js';
import type { CommandEnvelope } from '../../../domain/tender/commands.js';
import type { CommunicationKind } from '../../../domain/tender/effects.js';
import { eventOf } from '../../../domain/tender/events.js';
import type { TenderEvent } from '../../../domain/tender/events.js';
import type { BidId, LotId, PersonId, Sha256Hex, SupplierId, TenderId } from '../../../domain/types.js';
import { openDataSource } from '../../../entities/data-source.js';
import { TenderRecord } from '../../../entities/record.js';
import { CommunicationStore } from '../../../entities/stores/communication-store.js';
import { lastDayText } from '../../../templates/rome-text.js';
import { insertAct } from '../../entities/tender-fixture.js';
import { makeTestDatabase } from '../../local-stack.js';
import type { TestDatabase } from '../../local-stack.js';
import {
  append,
  assignRole,
  instantIn,
  lot1,
  lot2,
  makeBidder,
  makePublishedTender,
} from '../../tender-fixture.js';

interface Bidder {
  readonly bid: BidId;
  readonly supplier: SupplierId;
  readonly person: PersonId;
}

interface MessageRow {
  readonly kind: string;
  readonly supplier: SupplierId | null;
  readonly person: PersonId | null;
  readonly body: { it: string; en: string };
  readonly sent_at: Date;
}

describe('communications on PostgreSQL', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let communications: CommunicationStore;
  const facts: CommandEnvelope[] = [];
  const digest = 'e'.repeat(64) as Sha256Hex;

  before(async () => {
    database = await makeTestDatabase();
    dataSource = await openDataSource({
      url: database.url,
      poolSize: 8,
      applicationName: 'communicate-test',
    });
    communications = new CommunicationStore(dataSource);
  });
  after(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const link = (tender: string) => `http://bando.example/tenders/${tender}`;

  const send = (tender: TenderId, communication: CommunicationKind, version: number, lot?: LotId) =>
    communicate(
      {
        communications,
        link,
        recorder: new TenderRecord(dataSource),
        processes: { tell: (fact) => Promise.resolve(facts.push(fact) > 0) },
      },
      { tender, communication, version, ...(lot && { lot }) },
    );

  const happened = async (tender: TenderId, ...events: TenderEvent[]): Promise<number> =>
    (await append(dataSource, tender, events)).version;

  const messagesOf = (tender: TenderId, kind: string) =>
    dataSource.query<MessageRow[]>('SELECT * FROM messages WHERE tender = $1 AND kind = $2', [tender, kind]);

  const mails = async (tender: TenderId): Promise<number> =>
    (
      await dataSource.query<unknown[]>(
        `SELECT 1 FROM outbox o JOIN messages m ON m.id = (o.data->>'message')::uuid
         WHERE o.kind = 'mail' AND o.via = 'direct' AND m.tender = $1`,
        [tender],
      )
    ).length;

  async function bidderOf(tender: TenderId): Promise<Bidder> {
    const { supplier, person } = await makeBidder(dataSource);
    const bid = randomUUID() as BidId;
    await dataSource.query(
      `INSERT INTO bids (bid, revision, tender, supplier, person, action, envelopes, command_id, body_digest,
         received_at, leaf, claims)
       VALUES ($1::uuid, 1, $2, $3, $4, 'commit', '[]', $1::uuid::text, '', clock_timestamp(), gen_random_uuid(),
         '{"deadline":"2026-12-24T11:00:00.000000Z"}')`,
      [bid, tender, supplier, person],
    );
    return { bid, supplier, person };
  }

  const openedBy = (kind: 'technical' | 'economic', bidders: readonly Bidder[]) =>
    eventOf('envelopesOpened', { kind, lot: lot1, unreadable: [], bids: bidders.map(({ bid }) => bid) });

  /** Closed and admitted, ranked and awarded to the first; the act has its reasons and its number. */
  async function awardedTender() {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 1000, simulation: true });
    const [winner, second, below, excluded] = await Promise.all([1, 2, 3, 4].map(() => bidderOf(id)));
    if (!winner || !second || !below || !excluded) throw new Error('four bidders');
    const bids = [winner, second, below, excluded].map(({ bid, supplier }) => ({
      bid,
      supplier,
      lots: [lot1],
    }));
    const act = await insertAct(dataSource, id);
    await happened(
      id,
      eventOf('submissionClosed', { dueAt: await instantIn(dataSource, 0), bids }),
      eventOf('envelopesOpened', {
        ...{ kind: 'administrative', lot: null, unreadable: [] },
        bids: bids.map(({ bid }) => bid),
      }),
      eventOf('envelopesRead', { kind: 'administrative', lot: null, refused: [] }),
      ...[winner, second, below].map(({ bid }) => eventOf('bidAdmitted', { act, bid, lots: [lot1] })),
    );
    const exclusion = await happened(
      id,
      eventOf('bidExcluded', { act, bid: excluded.bid, lots: [lot1], ground: 'art. 101 c. 2' }),
    );
    await send(id, 'exclusion', exclusion);
    await happened(
      id,
      eventOf('admissionsClosed', { act }),
      openedBy('technical', [winner, second, below]),
      eventOf('envelopesRead', { kind: 'technical', lot: lot1, refused: [] }),
      eventOf('scoresFrozen', { act, lot: lot1, evaluation: digest, belowThreshold: [below.bid] }),
      openedBy('economic', [winner, second]),
      eventOf('envelopesRead', { kind: 'economic', lot: lot1, refused: [] }),
      eventOf('rankingFormed', {
        act,
        lot: lot1,
        evaluation: digest,
        order: [winner.bid, second.bid],
        flagged: [],
      }),
      eventOf('awardProposed', { act, lot: lot1, bid: winner.bid }),
    );
    const version = await happened(
      id,
      eventOf('lotAwarded', { act, lot: lot1, bid: winner.bid, amountCents: 98_100_000 }),
    );
    return { id, version, winner, second, below, excluded };
  }

  it('an award goes once to winner, admitted and who may still challenge, each with his standing', async () => {
    const { id, version, winner, second, below, excluded } = await awardedTender();
    await Promise.all([1, 2, 3].map(() => send(id, 'award', version, lot1)));
    const rows = await messagesOf(id, 'award');
    const bodyOf = ({ supplier }: Bidder) => rows.find((row) => row.supplier === supplier)?.body.it;
    expect(rows).to.have.length(4);
    expect(bodyOf(winner)).to.include('è risultata aggiudicataria');
    expect(bodyOf(second)).to.include('al 2° posto').and.include('come da relazione istruttoria');
    expect(bodyOf(below)).to.include('soglia di sbarramento');
    expect(bodyOf(excluded)).to.include('può ancora impugnare');
    expect(await mails(id)).to.equal(5);
  });

  async function confirmedStandstill(id: TenderId) {
    const envelope = facts.at(-1) ?? null;
    expect(envelope?.command).to.deep.equal({ type: 'confirmAwardCommunicated', data: { lot: lot1 } });
    const { outcome, events } = await new TenderRecord(dataSource).record({
      tender: id,
      envelope,
      seenVersion: 0,
    });
    expect(outcome).to.include({ status: 'accepted' });
    const communicated = events.at(-1);
    if (communicated?.type !== 'awardCommunicated') throw new Error('not communicated');
    return communicated.data;
  }

  it('the standstill of the text is the one that the record computes', async () => {
    const { id, version } = await awardedTender();
    await dataSource.query(
      "UPDATE drafts SET content = jsonb_set(content, '{lots,0,baseCents}', '120000000') WHERE id = $1",
      [id],
    );
    await send(id, 'award', version, lot1);
    const { lastSentAt, standstillEndsAt } = await confirmedStandstill(id);
    const [row] = await messagesOf(id, 'award');
    expect(lastSentAt).to.include(row?.sent_at.toISOString().slice(0, -1));
    expect(row?.body.it).to.include(`prima che sia trascorso ${lastDayText(standstillEndsAt).it}`);
  });

  it('below the threshold of European relevance text and record agree that no standstill runs', async () => {
    const { id, version } = await awardedTender();
    await send(id, 'award', version, lot1);
    const { lastSentAt, standstillEndsAt } = await confirmedStandstill(id);
    expect(standstillEndsAt).to.equal(lastSentAt);
    expect((await messagesOf(id, 'award'))[0]?.body.it).to.include('Non si applica il termine dilatorio');
  });

  it('who was excluded so long ago that no challenge is possible is not told of the award', async () => {
    const { id, version, excluded } = await awardedTender();
    const state = (
      await dataSource.query<{ state: { clockOffsetMs: number } }[]>(
        'SELECT state FROM tenders WHERE id = $1',
        [id],
      )
    )[0];
    const offsetMs = (state?.state.clockOffsetMs ?? 0) + 80 * 86_400_000;
    await happened(id, eventOf('clockAdvanced', { to: await instantIn(dataSource, offsetMs), offsetMs }));
    await send(id, 'award', version, lot1);
    const rows = await messagesOf(id, 'award');
    expect(rows).to.have.length(3);
    expect(rows.map(({ supplier }) => supplier)).not.to.include(excluded.supplier);
  });

  it('is sent by the clock of the tender', async () => {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 3_600_000, simulation: true });
    await assignRole(dataSource, id, 'rup', 'rup');
    const offsetMs = 1_800_000;
    await happened(id, eventOf('clockAdvanced', { to: await instantIn(dataSource, offsetMs), offsetMs }));
    await send(id, 'publication', 3);
    const [row] = await messagesOf(id, 'publication');
    expect(row?.person).to.equal('rup');
    expect((row?.sent_at.getTime() ?? 0) - Date.now()).to.be.within(offsetMs - 5000, offsetMs + 5000);
  });

  it('an extension reaches bidders and followers, nobody twice, none of who withdrew', async () => {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 3_600_000 });
    const [bidder, withdrawn] = [await bidderOf(id), await bidderOf(id)];
    await dataSource.query(
      `INSERT INTO bids SELECT bid, 2, tender, supplier, person, 'withdraw', envelopes, 'w' || bid, '', received_at, leaf, claims
       FROM bids WHERE bid = $1`,
      [withdrawn.bid],
    );
    for (const person of [bidder.person, withdrawn.person]) {
      await dataSource.query('INSERT INTO subscriptions VALUES ($1, $2)', [id, person]);
    }
    const act = await insertAct(dataSource, id);
    const submissionDeadline = await instantIn(dataSource, 7_200_000);
    const moved = {
      submissionDeadline,
      enquiriesCloseAt: submissionDeadline,
      custodyProofAt: submissionDeadline,
    };
    await send(id, 'extension', await happened(id, eventOf('submissionExtended', { act, ...moved })));
    const readers = (await messagesOf(id, 'extension')).map(({ supplier, person }) => supplier ?? person);
    expect(readers).to.have.members([bidder.supplier, withdrawn.person]);
    expect(await mails(id)).to.equal(2);
  });

  it('an exclusion names its lots, its ground and its reasons to the excluded alone', async () => {
    const { id, excluded } = await awardedTender();
    const [row, ...others] = await messagesOf(id, 'exclusion');
    expect(others).to.deep.equal([]);
    expect(row?.supplier).to.equal(excluded.supplier);
    expect(row?.body.it)
      .to.include(lot1)
      .and.include('art. 101 c. 2')
      .and.include('come da relazione istruttoria');
    expect(row?.body.it).not.to.include(lot2);
  });

  it('the message of a receipt is sent once, to the supplier alone', async () => {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 3_600_000 });
    const { bid, supplier } = await bidderOf(id);
    await Promise.all([1, 2].map(() => sendReceipt({ communications, link }, { bid, revision: 1 })));
    const rows = await messagesOf(id, 'bidReceipt');
    expect(rows.map((row) => row.supplier)).to.deep.equal([supplier]);
    expect(rows[0]?.body.en).to.include(`Tender ${bid}, revision 1`);
    expect(await mails(id)).to.equal(1);
  });
});
