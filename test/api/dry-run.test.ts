import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { TenderId } from '../../domain/types.js';
import { lockTenderExclusive } from '../../entities/stores/tender-moment.js';
import { type Answer, Rig } from './rig.js';
import { cast, command, launch, makeDraft, populate, publish } from './tender-on-rig.js';

const reasons = 'Come da relazione istruttoria.';

interface Foreseen {
  readonly wouldBe: string;
  readonly terms: { kind: string; before: string | null; after: string | null }[];
  readonly communications: object[];
}

describe('a dry run of a command', function () {
  this.timeout(60_000);
  let rig: Rig;

  before(async () => {
    rig = await Rig.start();
    await populate(rig);
  });
  after(() => rig.stop());

  const ask = (id: string, name: string, as: string, body: object): Promise<Answer> =>
    rig.send('post', `/tenders/${id}/commands/${name}?dryRun=true`, { as, body: { reasons, ...body } });
  const submissionDeadlineOf = async (id: TenderId): Promise<string> =>
    ((await rig.get(`/tenders/${id}`)).body as { submissionDeadline: string }).submissionDeadline;

  /** Rows of every table, by its name. */
  async function countRows(): Promise<Record<string, number>> {
    const tables = await rig.dataSource.query<{ name: string }[]>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND has_table_privilege(oid, 'SELECT')`,
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const [row] = await rig.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM "${name}"`);
      counts[name] = row?.n ?? -1;
    }
    return counts;
  }

  it('tells which events would follow, which terms would move, whom it would tell, and which phase would come', async () => {
    const id = await publish(rig);
    const { body, status } = await ask(id, 'revokeTender', cast.awardOrgan, {});
    const { terms, ...rest } = body as Foreseen & { events: object[] };
    expect(status).to.equal(200);
    expect(rest.events).to.deep.equal([{ type: 'tenderRevoked', data: {} }]);
    expect(rest).to.deep.include({
      wouldBe: 'accepted',
      phase: { tender: { before: 'bidding', after: 'revoked' }, lots: [] },
      communications: [
        {
          ...{ kind: 'revocation', lot: null, bid: null },
          to: [
            { readers: 'bidders', count: null },
            { readers: 'followers', count: null },
          ],
        },
      ],
    });
    expect(terms.map(({ kind, after }) => [kind, after])).to.deep.include.members([
      ['enquiriesClose', null],
      ['submissionClose', null],
    ]);
  });

  it('foresees what the command then does', async () => {
    const id = await publish(rig);
    const before = await submissionDeadlineOf(id);
    const submissionDeadline = new Date(Date.parse(before) + 10 * 86_400_000).toISOString();
    const extension = { submissionDeadline, cause: 'choice' };
    const { terms } = (await ask(id, 'extendSubmission', cast.rup, extension)).body as Foreseen;
    await command(rig, id, 'extendSubmission', cast.rup, extension);
    const moved = terms.find(({ kind }) => kind === 'submissionClose');
    expect(moved?.before).to.equal(before);
    expect(moved?.after).to.equal(await submissionDeadlineOf(id));
  });

  it('of a launch tells the terms that would be set', async () => {
    const id = await makeDraft(rig);
    const { body } = await ask(id, 'adoptDecision', cast.awardOrgan, {});
    expect(body).to.deep.include({ wouldBe: 'accepted' });
    expect((body as { phase: object }).phase).to.deep.include({ tender: { before: null, after: 'decided' } });
    expect((await rig.get(`/tenders/${id}`, cast.rup)).status).to.equal(404);
  });

  it('tells why the command would be refused, with values and article', async () => {
    const id = await launch(rig);
    const { status, body } = await ask(id, 'publishTender', cast.rup, {});
    expect(status).to.equal(200);
    expect(body).to.deep.include({ wouldBe: 'refused', code: 'keysNotMade' });
    const appointed = await ask(id, 'appointCommission', cast.awardOrgan, {
      ...{ members: ['nobody'], chair: 'nobody' },
    });
    expect(appointed.body).to.deep.include({ wouldBe: 'refused', code: 'personUnknown' });
    const draft = await makeDraft(rig);
    expect((await ask(draft, 'revokeTender', cast.awardOrgan, {})).body).to.deep.include({
      ...{ wouldBe: 'refused', code: 'commandNotAllowedInPhase' },
      params: { command: 'revokeTender', phase: 'draft' },
    });
  });

  it('is for whoever may send the command', async () => {
    const id = await publish(rig);
    expect((await ask(id, 'revokeTender', cast.rup, {})).status).to.equal(403);
    expect((await ask(id, 'revokeTender', cast.supplierPerson, {})).status).to.equal(403);
    expect((await ask(randomUUID(), 'revokeTender', cast.awardOrgan, {})).status).to.equal(404);
  });

  it('leaves nothing, accepted or refused', async () => {
    const id = await publish(rig);
    const before = await countRows();
    expect((await ask(id, 'revokeTender', cast.awardOrgan, {})).body).to.include({ wouldBe: 'accepted' });
    expect((await ask(id, 'closeAdmissions', cast.rup, {})).body).to.include({ wouldBe: 'refused' });
    expect(await countRows()).to.deep.equal(before);
    expect((await rig.get(`/tenders/${id}`)).body).to.include({ phase: 'bidding' });
  });

  it('waits for nobody who holds the tender, and needs no engine', async () => {
    const id = await publish(rig);
    rig.sender.mood = 'unreachable';
    rig.engineReady = false;
    await rig.dataSource.transaction(async (manager) => {
      await lockTenderExclusive(manager, id);
      const { body } = await ask(id, 'revokeTender', cast.awardOrgan, {});
      expect(body).to.include({ wouldBe: 'accepted' });
    });
    rig.sender.mood = 'recording';
    rig.engineReady = true;
  });

  it('looks the same with and without a bid before the deadline', async () => {
    const id = await publish(rig);
    const commands = [
      ['revokeTender', cast.awardOrgan],
      ['closeAdmissions', cast.rup],
      ['rectifyTender', cast.rup],
    ] as const;
    const text = { text: { it: 'Rettifica.', en: 'Rectification.' }, significant: false };
    const look = async (): Promise<unknown[]> => {
      const answers = commands.map(([name, as]) => ask(id, name, as, name === 'rectifyTender' ? text : {}));
      return (await Promise.all(answers)).map(({ body }) => body);
    };
    const without = await look();
    await insertBid(id);
    expect(await look()).to.deep.equal(without);
  });

  async function insertBid(id: TenderId): Promise<void> {
    await rig.dataSource.query(
      `INSERT INTO bids (bid, revision, tender, supplier, person, action, envelopes, command_id, body_digest,
         received_at, leaf, claims)
       SELECT gen_random_uuid(), 1, $1, id, $2, 'commit', '[]', gen_random_uuid(), '', clock_timestamp(),
         gen_random_uuid(), '' FROM suppliers LIMIT 1`,
      [id, cast.supplierPerson],
    );
  }

  it('passes the instants that are due in memory first', async () => {
    const id = await publish(rig);
    const [tender] = await rig.dataSource.query<{ instants: string[] }[]>(
      `SELECT ARRAY[state->>'enquiriesCloseAt', state->>'custodyProofAt', state->>'submissionDeadline'] AS instants
       FROM tenders WHERE id = $1`,
      [id],
    );
    for (const to of tender?.instants ?? [])
      await command(rig, id, 'fastForward', cast.rup, { to, reasons: undefined });
    const { body } = await ask(id, 'revokeTender', cast.awardOrgan, {});
    expect((body as { phase: object }).phase).to.deep.include({
      tender: { before: 'closed', after: 'revoked' },
    });
    const [row] = await rig.dataSource.query<{ phase: string }[]>('SELECT phase FROM tenders WHERE id = $1', [
      id,
    ]);
    expect(row?.phase).to.equal('bidding');
  });
});
