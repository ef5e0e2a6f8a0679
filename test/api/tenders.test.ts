import { get as httpGet, type IncomingMessage } from 'node:http';
import { expect } from 'chai';
import type { TenderId } from '../../domain/types.js';
import { makeBidder } from '../tender-fixture.js';
import { Rig } from './rig.js';
import { cast, command, launch, makeDraft, populate, publish } from './tender-on-rig.js';

interface Listed {
  readonly items: readonly { id: string; version: number; type: string; data: object }[];
  readonly next: string | null;
}

describe('tenders', function () {
  this.timeout(60_000);
  let rig: Rig;
  let published: TenderId;

  before(async () => {
    rig = await Rig.start();
    await populate(rig);
    published = await publish(rig);
  });

  after(() => rig.stop());

  it('are unknown to the public until they are published', async () => {
    const id = await launch(rig);
    for (const path of ['', '/timetable', '/events', '/acts', '/ledger', '/stream']) {
      expect((await rig.get(`/tenders/${id}${path}`)).status, path).to.equal(404);
      expect((await rig.get(`/tenders/${id}${path}`, cast.supplierPerson)).status, path).to.equal(404);
    }
    expect((await rig.get(`/tenders/${id}`, cast.rup)).status).to.equal(200);
    const list = (await rig.get('/tenders')).body as Listed;
    const listed = list.items.map((item) => item.id);
    expect(listed).to.include(published);
    expect(listed).to.not.include(id);
  });

  it('are unknown to everyone as tenders while they are drafts', async () => {
    const id = await makeDraft(rig);
    expect((await rig.get(`/tenders/${id}`, cast.rup)).status).to.equal(404);
  });

  it('say that they are simulations, and what each reader may do next', async () => {
    const commandsOf = async (person?: string): Promise<string[]> => {
      const { body } = await rig.get(`/tenders/${published}`, person);
      return (body as { transitions: { command: string }[] }).transitions.map((one) => one.command);
    };
    const { body } = await rig.get(`/tenders/${published}`);
    expect(body).to.include({ simulation: true, phase: 'bidding' });
    expect((body as { simulationNotice: { en: string } }).simulationNotice.en).to.include('Simulation');
    expect(await commandsOf()).to.deep.equal([]);
    expect(await commandsOf(cast.rup)).to.deep.equal([
      'rectifyTender',
      'extendSubmission',
      'suspendTender',
      'decideInversion',
      'releaseBid',
      'extendProcedure',
      'recordAppeal',
      'recordInterimRequest',
      'recordInterimDecision',
      'recordJudgment',
      'fastForward',
    ]);
    expect(await commandsOf(cast.awardOrgan)).to.include.members([
      'decideInversion',
      'revokeTender',
      'annulTender',
    ]);
  });

  it('are found by phase and by any sign in their title', async () => {
    const id = await publish(rig, { title: { it: 'Sconto 100% su_tutto', en: 'All at 100% off' } });
    const found = async (query: string): Promise<string[]> =>
      ((await rig.get(`/tenders?${query}`)).body as Listed).items.map((item) => item.id);
    expect(await found('q=100%25')).to.deep.equal([id]);
    expect(await found('q=SU_TUTTO')).to.deep.equal([id]);
    expect(await found(`q=${encodeURIComponent("' OR 1=1; --")}`)).to.deep.equal([]);
    expect(await found('phase=bidding')).to.include.members([id, published]);
    expect(await found('phase=closed')).to.deep.equal([]);
  });

  it('page without repeating one', async () => {
    const first = (await rig.get('/tenders?limit=1')).body as Listed;
    const second = (await rig.get(`/tenders?limit=1&cursor=${first.next}`)).body as Listed;
    expect(first.items).to.have.length(1);
    expect(second.items[0]?.id).to.not.equal(first.items[0]?.id);
  });

  it('tell the dates with their article', async () => {
    const { body } = await rig.get(`/tenders/${published}/timetable`);
    const items = (body as { items: { kind: string; at: string }[] }).items;
    const tender = (await rig.get(`/tenders/${published}`)).body as { submissionDeadline: string };
    expect(items.find(({ kind }) => kind === 'submissionClose')?.at).to.equal(tender.submissionDeadline);
  });

  describe('events', () => {
    it('are told whole to insiders and in part to the public, in pages', async () => {
      const types = async (person?: string): Promise<string[]> =>
        ((await rig.get(`/tenders/${published}/events`, person)).body as Listed).items.map(
          ({ type }) => type,
        );
      const all = ['decisionAdopted', 'noticeTransmitted', 'tenderPublished'];
      expect(await types()).to.deep.equal(all);
      expect(await types(cast.rup)).to.deep.equal(all);
      const whole = (await rig.get(`/tenders/${published}/events`, cast.rup)).body as Listed;
      expect(whole.items[0]?.data).to.have.property('custody');
      const part = (await rig.get(`/tenders/${published}/events`)).body as Listed;
      expect(part.items[0]?.data).to.not.have.property('custody');
      const page = (await rig.get(`/tenders/${published}/events?limit=2`)).body as Listed;
      const rest = (await rig.get(`/tenders/${published}/events?cursor=${page.next}`)).body as Listed;
      expect([...page.items, ...rest.items].map(({ version }) => version)).to.deep.equal([1, 2, 3]);
    });

    it('come as they happen, from the version that was seen last', async () => {
      const id = await publish(rig);
      const stream = await openStream(rig, `/tenders/${id}/stream`, '2');
      try {
        expect(stream.headers['content-type']).to.include('text/event-stream');
        expect(await readUntil(stream, 'tenderPublished')).to.match(
          /^id: 3\nevent: tenderPublished\ndata: \{/m,
        );
        await command(rig, id, 'revokeTender', cast.awardOrgan, {});
        expect(await readUntil(stream, 'tenderRevoked')).to.include('id: 4\n');
      } finally {
        stream.destroy();
      }
    });

    it('refuse a Last-Event-ID that is no version', async () => {
      const headers = { 'last-event-id': 'x' };
      expect((await rig.send('get', `/tenders/${published}/stream`, { headers })).status).to.equal(422);
    });
  });

  describe('feed', () => {
    interface FeedPage {
      readonly items: readonly { position: number; tender: string | null; type: string | null }[];
      readonly next: number;
    }
    const read = async (after = 0, limit = 1_000): Promise<FeedPage> =>
      (await rig.get(`/feed?after=${after}&limit=${limit}`)).body as FeedPage;

    it('numbers every leaf densely while many readers and writers are at it', async () => {
      const drafts = await Promise.all([1, 2, 3].map(() => makeDraft(rig)));
      await Promise.all([
        ...drafts.map((id) => command(rig, id, 'adoptDecision', cast.awardOrgan, {})),
        ...[1, 2, 3].map(() => read()),
      ]);
      const { items, next } = await read();
      expect(items.map(({ position }) => position)).to.deep.equal(items.map((_item, index) => index + 1));
      expect(next).to.equal(items.length);
      expect(await read(next)).to.deep.equal({ items: [], next });
    });

    it('names a tender only once it is published', async () => {
      const id = await launch(rig);
      const { items } = await read();
      expect(items.at(-1)).to.include({ tender: null, type: null, at: null });
      const named = items.map(({ tender }) => tender);
      expect(named).to.include(published);
      expect(named).to.not.include(id);
    });

    it('goes on page by page without gaps', async () => {
      const whole = await read();
      const first = await read(0, 2);
      const second = await read(first.next, 2);
      expect([...first.items, ...second.items]).to.deep.equal(whole.items.slice(0, 4));
    });

    it('counts in the ledger of a tender what has a position', async () => {
      expect((await rig.get(`/tenders/${published}/ledger`)).body).to.deep.equal({ leaves: 3 });
    });
  });

  it('look the same to everyone but the bidder with 0 and with 50 bids', async () => {
    const readers = [undefined, cast.rup, cast.awardOrgan, cast.seggio, cast.auditor, cast.stranger];
    const paths = ['', '/timetable', '/events', '/acts', '/ledger'].map(
      (path) => `/tenders/${published}${path}`,
    );
    const look = async (): Promise<string[]> => {
      const answers: string[] = [];
      for (const person of readers) {
        for (const path of [...paths, '/feed?limit=1000', '/tenders']) {
          const { text } = await rig.get(path, person);
          answers.push(text.replace(/"now":"[^"]*"/, ''));
        }
      }
      return [...answers, (await rig.get('/metrics')).text.replaceAll(/^bando_http_.*\n/gm, '')];
    };
    const before = await look();
    for (let bid = 0; bid < 50; bid += 1) await insertBid(rig, published);
    const after = await look();
    after.forEach((answer, index) => expect(answer).to.equal(before[index]));
  });
});

/** A commit as its SQL function leaves it: bid, leaf and a row for the receipt's mail. */
async function insertBid(rig: Rig, tender: TenderId): Promise<void> {
  const { person, supplier } = await makeBidder(rig.dataSource);
  await rig.dataSource.query(
    `WITH leaf AS (
       INSERT INTO ledger_leaves (tender, kind, entry, salt, leaf)
       VALUES ($1, 'bid', '{}', sha256(random()::text::bytea), sha256(random()::text::bytea)) RETURNING id
     ), mail AS (INSERT INTO outbox (kind, via, data) VALUES ('bidReceipt', 'direct', '{}'))
     INSERT INTO bids (bid, revision, tender, supplier, person, action, envelopes, command_id, body_digest,
       received_at, leaf, claims)
     SELECT gen_random_uuid(), 1, $1, $2, $3, 'commit', '[]', gen_random_uuid()::text, '', now(), id, '{}' FROM leaf`,
    [tender, supplier, person],
  );
}

function openStream(rig: Rig, path: string, lastEventId: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    httpGet(`${rig.url}${path}`, { headers: { 'last-event-id': lastEventId } }, resolve).on('error', reject);
  });
}

async function readUntil(stream: IncomingMessage, word: string): Promise<string> {
  let text = '';
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    text += chunk.toString('utf8');
    if (text.includes(word)) return text;
  }
  throw new Error(`the stream ended without ${word}`);
}
