import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { TenderId } from '../../domain/types.js';
import { administrator, type Answer, Rig } from './rig.js';
import { cast, command, populate, publish } from './tender-on-rig.js';

const hourMs = 3_600_000;

interface Entry {
  readonly id: string;
  readonly source: string;
  readonly endedAt: string | null;
}

interface Proposal {
  readonly cause: string;
  readonly stands: boolean;
  readonly proposedDeadline: string;
  readonly malfunctions: readonly string[];
}

const codeOf = (answer: Answer): unknown => (answer.body as { code?: unknown }).code;

describe('malfunctions and the extensions that they ask for', function () {
  this.timeout(60_000);
  let rig: Rig;

  before(async () => {
    rig = await Rig.start();
    await populate(rig);
  });

  after(() => rig.stop());

  const enter = (body: object, key: string = randomUUID()): Promise<Answer> =>
    rig.send('post', '/malfunctions', {
      as: administrator,
      headers: { 'idempotency-key': key },
      body: { component: 'storage', what: 'Caricamenti in errore', evidence: 'Ticket 4711', ...body },
    });
  const listed = async (query: string): Promise<Entry[]> =>
    ((await rig.get(`/malfunctions${query}`)).body as { items: Entry[] }).items;
  const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();

  async function proposals(tender: string): Promise<Proposal[]> {
    const answer = await rig.get(`/tenders/${tender}/extension-proposals`, cast.rup);
    return (answer.body as { items: Proposal[] }).items;
  }

  /** A published tender whose clock stands two days after its publication. */
  async function publishedForDays(): Promise<TenderId> {
    const id = await publish(rig);
    const to = new Date(Date.now() + 48 * hourMs).toISOString();
    const path = `/tenders/${id}/commands/fastForward`;
    expect((await rig.send('post', path, { as: cast.rup, body: { to } })).status).to.equal(200);
    return id;
  }

  it('are entered by hand, once under one key, and read by anyone', async () => {
    const body = { beganAt: ago(hourMs) };
    const first = await enter(body, 'entered-once');
    expect(first.status).to.equal(201);
    expect((await enter(body, 'entered-once')).body).to.deep.equal(first.body);
    expect(codeOf(await enter({ beganAt: ago(2 * hourMs) }, 'entered-once'))).to.equal(
      'idempotencyKeyReused',
    );
    const [entry] = await listed('');
    expect(entry).to.include({ source: 'entered', endedAt: null });
  });

  it('are entered neither before they happen nor with an end before their begin', async () => {
    expect((await enter({ beganAt: ago(-hourMs) })).status).to.equal(422);
    expect((await enter({ beganAt: ago(hourMs), endedAt: ago(2 * hourMs) })).status).to.equal(422);
    expect((await enter({ tender: randomUUID(), beganAt: ago(hourMs) })).status).to.equal(404);
  });

  it('end once, and keep their history', async () => {
    const { id } = (await enter({ beganAt: ago(hourMs) })).body as Entry;
    const path = `/malfunctions/${id}/end`;
    const ended = await rig.send('post', path, { as: administrator, body: {} });
    expect([ended.status, (ended.body as Entry).endedAt]).to.not.include(null);
    expect(codeOf(await rig.send('post', path, { as: administrator, body: {} }))).to.equal('malfunctionOver');
    const rows = await rig.dataSource.query<unknown[]>('SELECT FROM malfunctions WHERE id = $1', [id]);
    expect(rows).to.have.length(2);
  });

  it('ask for an extension that a shorter one is refused for, and no more once it is given', async () => {
    const tender = await publishedForDays();
    const span = { beganAt: ago(-2 * hourMs), endedAt: ago(-5 * hourMs) };
    const { id } = (await enter({ tender, ...span })).body as Entry;
    const found = (await proposals(tender)).find(({ cause }) => cause === 'malfunction');
    expect(found).to.deep.include({ stands: true, malfunctions: [id] });
    const extend = { cause: 'malfunction', malfunctions: [id] };
    const short = new Date(Date.parse(found?.proposedDeadline ?? '') - 60_000).toISOString();
    const path = `/tenders/${tender}/commands/extendSubmission`;
    const refused = await rig.send('post', path, {
      as: cast.rup,
      body: { reasons: 'Malfunzionamento.', ...extend, submissionDeadline: short },
    });
    expect([refused.status, codeOf(refused)]).to.deep.equal([422, 'extensionRequired']);
    const submissionDeadline = found?.proposedDeadline;
    await command(rig, tender, 'extendSubmission', cast.rup, { ...extend, submissionDeadline });
    expect((await proposals(tender)).map(({ cause }) => cause)).to.deep.equal(['rectification']);
  });

  it('of the whole platform are no matter of a tender whose clock was moved forward', async () => {
    await enter({ beganAt: ago(hourMs) });
    const causes = async (tender: string) => (await proposals(tender)).map(({ cause }) => cause);
    const simulated = await publishedForDays();
    expect(await causes(simulated)).to.not.include('malfunction');
    const real = await publish(rig, { simulation: false });
    await enter({ beganAt: ago(1), endedAt: null });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await causes(real)).to.include('malfunction');
  });

  it('suspend a tender, which names them', async () => {
    const tender = await publishedForDays();
    const { id } = (await enter({ tender, beganAt: ago(-2 * hourMs) })).body as Entry;
    await command(rig, tender, 'suspendTender', cast.rup, { cause: 'malfunction', malfunctions: [id] });
    const { body } = await rig.get(`/tenders/${tender}`);
    expect(body).to.include({ phase: 'suspended' });
    expect((body as { suspendedAt: unknown }).suspendedAt).to.be.a('string');
  });
});

describe('an answer to a question', function () {
  this.timeout(60_000);
  let rig: Rig;

  before(async () => {
    rig = await Rig.start();
    await populate(rig);
  });

  after(() => rig.stop());

  async function answerAfter(days: number): Promise<{ tender: string; answer: Answer }> {
    const tender = await publish(rig);
    const asked = await rig.send('post', `/tenders/${tender}/questions`, {
      as: cast.supplierPerson,
      body: { text: 'Quale profilo FHIR?' },
    });
    const { id } = asked.body as { id: string };
    const { submissionDeadline } = (await rig.get(`/tenders/${tender}`)).body as {
      submissionDeadline: string;
    };
    // Behind the engine's back: the record lets the instants pass that lie between.
    await rig.dataSource.query('UPDATE tenders SET clock_offset_ms = $2 WHERE id = $1', [
      tender,
      Date.parse(submissionDeadline) - Date.now() - days * 24 * hourMs,
    ]);
    const path = `/tenders/${tender}/questions/${id}/answer`;
    return { tender, answer: await rig.send('post', path, { as: cast.rup, body: { text: 'R4.' } }) };
  }

  it('asks for nothing where it comes in time', async () => {
    const { answer } = await answerAfter(12);
    expect(answer.body).to.include({ extensionProposal: null });
  });

  it('that comes late says which extension is due, and leaves a reminder for the RUP', async () => {
    const { tender, answer } = await answerAfter(3);
    const { extensionProposal } = answer.body as { extensionProposal: Proposal };
    expect(extensionProposal).to.include({ cause: 'lateClarification', stands: true });
    const rows = await rig.dataSource.query<unknown[]>(
      `SELECT FROM outbox WHERE data->>'tender' = $1 AND data->>'communication' = 'lateClarification'`,
      [tender],
    );
    expect(rows).to.have.length(1);
  });
});
