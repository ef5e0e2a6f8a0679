import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { compactVerify, importJWK } from 'jose';
import { saltedDigest } from '../../domain/ledger/salted-digest.js';
import { type Answer, Rig } from './rig.js';
import { cast, command, launch, makeDraft, populate, publish } from './tender-on-rig.js';

const reasons = 'Come da relazione istruttoria.';

function codeOf(answer: Answer): [number, unknown] {
  return [answer.status, (answer.body as { code?: unknown }).code];
}

describe('commands', function () {
  this.timeout(60_000);
  let rig: Rig;

  before(async () => {
    rig = await Rig.start();
    await populate(rig);
  });

  after(() => rig.stop());

  const send = (id: string, name: string, as: string, body: object, key: string = randomUUID()) =>
    rig.send('post', `/tenders/${id}/commands/${name}`, { as, body, headers: { 'idempotency-key': key } });

  it('launch a tender by the decision of the award organ', async () => {
    const id = await makeDraft(rig);
    const answer = await send(id, 'adoptDecision', cast.awardOrgan, { reasons });
    expect(answer.status).to.equal(200);
    const { commandId, outcome } = answer.body as { commandId: string; outcome: object };
    expect(commandId).to.match(/^[0-9a-f]{64}$/);
    expect(outcome).to.include({ status: 'accepted', version: 1 });
  });

  it('are answered as the first time when repeated, whatever the engine does', async () => {
    const id = await makeDraft(rig);
    const first = await send(id, 'adoptDecision', cast.awardOrgan, { reasons }, 'repeated-launch');
    for (const mood of ['recording', 'silent', 'unreachable'] as const) {
      rig.sender.mood = mood;
      const again = await send(id, 'adoptDecision', cast.awardOrgan, { reasons }, 'repeated-launch');
      rig.sender.mood = 'recording';
      expect(again.body).to.deep.equal(first.body);
    }
  });

  it('are refused under a key that was used with another body, also while the first is on its way', async () => {
    const id = await makeDraft(rig);
    const key = 'two-bodies-one-key';
    rig.sender.mood = 'silent';
    await send(id, 'adoptDecision', cast.awardOrgan, { reasons }, key);
    rig.sender.mood = 'recording';
    const other = await send(id, 'adoptDecision', cast.awardOrgan, { reasons: 'Altro.' }, key);
    expect(codeOf(other)).to.deep.equal([409, 'idempotencyKeyReused']);
    await send(id, 'adoptDecision', cast.awardOrgan, { reasons }, key);
    const late = await send(id, 'adoptDecision', cast.awardOrgan, { reasons: 'Altro.' }, key);
    expect(codeOf(late)).to.deep.equal([409, 'idempotencyKeyReused']);
  });

  it('store one act however often and however much at once they are sent', async () => {
    const id = await makeDraft(rig);
    const sent = [1, 2, 3].map(() =>
      send(id, 'adoptDecision', cast.awardOrgan, { reasons }, 'sent-three-times'),
    );
    const answers = await Promise.all(sent);
    expect(new Set(answers.map(({ text }) => text)).size).to.equal(1);
    const [row] = await rig.dataSource.query<{ acts: number }[]>(
      'SELECT count(*)::int AS acts FROM acts WHERE tender = $1',
      [id],
    );
    expect(row?.acts).to.equal(1);
  });

  it('answer 202 with their Location while the engine is silent, and tell their outcome there', async () => {
    const id = await makeDraft(rig);
    rig.sender.mood = 'silent';
    const answer = await send(id, 'adoptDecision', cast.awardOrgan, { reasons }, 'pending-launch');
    rig.sender.mood = 'recording';
    expect(answer.status).to.equal(202);
    const location = String(answer.headers.location);
    const { commandId } = answer.body as { commandId: string };
    expect(location).to.equal(`/commands/${commandId}`);
    const pending = await rig.get(location, cast.awardOrgan);
    expect(pending.body).to.deep.equal({ commandId, status: 'pending', outcome: null });
    await send(id, 'adoptDecision', cast.awardOrgan, { reasons }, 'pending-launch');
    const done = await rig.get(location, cast.awardOrgan);
    expect(done.body).to.include({ status: 'accepted' });
    expect(codeOf(await rig.get(location, cast.rup))).to.deep.equal([404, 'notFound']);
  });

  it('answer 503 with Retry-After when the engine cannot be reached', async () => {
    const id = await makeDraft(rig);
    rig.sender.mood = 'unreachable';
    const answer = await send(id, 'adoptDecision', cast.awardOrgan, { reasons });
    rig.sender.mood = 'recording';
    expect(codeOf(answer)).to.deep.equal([503, 'temporarilyUnavailable']);
    expect(answer.headers['retry-after']).to.equal('5');
  });

  it('start again the process of a tender that the engine has lost', async () => {
    const id = await launch(rig);
    rig.sender.mood = 'noProcess';
    const answer = await send(id, 'revokeTender', cast.awardOrgan, { reasons });
    expect(answer.status).to.equal(200);
    expect(rig.sender.rebuilt).to.include(id);
  });

  it('are refused by the end of a tender, which has no process any more', async () => {
    const id = await launch(rig);
    await command(rig, id, 'revokeTender', cast.awardOrgan, {});
    rig.sender.mood = 'noProcess';
    const answer = await send(id, 'revokeTender', cast.awardOrgan, { reasons });
    rig.sender.mood = 'recording';
    expect(codeOf(answer)).to.deep.equal([409, 'commandNotAllowedInPhase']);
  });

  it('are refused by the record with code, values and article, and the refusal can be asked for', async () => {
    const id = await launch(rig);
    const answer = await send(id, 'publishTender', cast.rup, { reasons }, 'publish-without-keys');
    expect(codeOf(answer)).to.deep.equal([409, 'keysNotMade']);
    const incomplete = await makeDraft(rig, { nuts: '' });
    const refused = await send(incomplete, 'adoptDecision', cast.awardOrgan, { reasons });
    expect(refused.body).to.deep.include({
      ...{ status: 422, code: 'draftIncomplete', article: 'art. 84, annex II.6' },
      params: { field: '/nuts', what: 'nutsInvalid' },
    });
    const [row] = await rig.dataSource.query<{ id: string }[]>(
      "SELECT id FROM commands WHERE tender = $1 AND type = 'publishTender'",
      [id],
    );
    const status = await rig.get(`/commands/${row?.id}`, cast.rup);
    expect(status.body).to.deep.include({ status: 'refused' });
    expect((status.body as { outcome: object }).outcome).to.include({ code: 'keysNotMade' });
  });

  it('keep reasons to PostgreSQL: the engine is told ids and digests', async () => {
    const id = await makeDraft(rig);
    const told: unknown[] = [];
    const original = rig.sender.launch.bind(rig.sender);
    rig.sender.launch = (envelope) => {
      told.push(envelope);
      return original(envelope);
    };
    await send(id, 'adoptDecision', cast.awardOrgan, { reasons: 'Parole che non viaggiano.' });
    rig.sender.launch = original;
    expect(JSON.stringify(told)).to.include('"digest"').and.not.include('Parole');
  });

  it('never move a tender that is not a simulation', async () => {
    const real = await launch(rig, { simulation: false });
    const to = new Date(Date.now() + 60_000).toISOString();
    const answer = await send(real, 'fastForward', cast.rup, { to });
    expect(codeOf(answer)).to.deep.equal([403, 'clockOnlyInSimulation']);
  });

  it('accept no simulation where the installation is no sandbox', async () => {
    const own = await Rig.start({ sandbox: false });
    try {
      await populate(own);
      const answer = await makeDraft(own).catch((error: Error) => error.message);
      expect(answer).to.include('simulationNotAllowed');
    } finally {
      await own.stop();
    }
  });

  it('appoint nobody who is unknown or stands on the other side', async () => {
    const id = await launch(rig);
    const appoint = (members: string[]) =>
      send(id, 'appointCommission', cast.awardOrgan, { reasons, members, chair: members[0] });
    expect(codeOf(await appoint(['nobody']))).to.deep.equal([422, 'personUnknown']);
    expect(codeOf(await appoint([cast.supplierPerson]))).to.deep.equal([422, 'roleProblem']);
  });

  describe('acts', () => {
    it('are signed, registered and verifiable by anyone who reads them', async () => {
      const id = await publish(rig);
      const list = await rig.get(`/tenders/${id}/acts`);
      const { items } = list.body as { items: { id: string; command: string; number: string }[] };
      expect(items.map((act) => act.command)).to.deep.equal(['adoptDecision', 'publishTender']);
      expect(items[0]?.number).to.match(/^\d+\/\d{4}$/);
      const { body } = await rig.get(`/tenders/${id}/acts/${items[0]?.id}`);
      const act = body as { content: unknown; salt: string; digest: string; signature: string };
      expect(saltedDigest(act.salt, act.content)).to.equal(act.digest);
      const { keys } = (await rig.get('/.well-known/jwks.json')).body as { keys: Record<string, string>[] };
      const { payload, protectedHeader } = await compactVerify(act.signature, await importJWK(keys[0] ?? {}));
      expect(protectedHeader).to.include({ alg: 'EdDSA', typ: 'bando-act+jwt', kid: keys[0]?.kid });
      const statement = JSON.parse(new TextDecoder().decode(payload)) as object;
      expect(statement).to.include({
        digest: act.digest,
        kind: 'decision',
        tender: id,
        author: cast.awardOrgan,
      });
    });

    it('that were refused are shown to nobody', async () => {
      const id = await publish(rig);
      await send(id, 'closeAdmissions', cast.rup, { reasons });
      const { body } = await rig.get(`/tenders/${id}/acts`, cast.rup);
      expect((body as { items: object[] }).items).to.have.length(2);
    });

    it('page in the order of the register', async () => {
      const id = await publish(rig);
      const first = (await rig.get(`/tenders/${id}/acts?limit=1`)).body as { items: object[]; next: string };
      const second = (await rig.get(`/tenders/${id}/acts?limit=1&cursor=${first.next}`)).body as typeof first;
      expect([first.items[0], second.items[0]]).to.deep.equal(
        ((await rig.get(`/tenders/${id}/acts`)).body as typeof first).items,
      );
      expect(second.next).to.equal(null);
    });
  });
});
