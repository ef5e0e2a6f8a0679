import { join } from 'node:path';
import { expect } from 'chai';
import type { CheckAnswer } from '../../domain/fvoe/answer.js';
import { planCheck, type CheckedCompany } from '../../domain/fvoe/plan-check.js';
import type { AskFvoeData } from '../../domain/tender/effect.js';
import { eventOf } from '../../domain/tender/events.js';
import type { BidId, Sha256Hex, TenderId } from '../../domain/types.js';
import { CheckStore } from '../../entities/stores/check-store.js';
import { DocumentFolder } from '../../entities/stores/document-folder.js';
import { anAct, append, lot1 } from '../tender-fixture.js';
import { type Answer, Rig } from './rig.js';
import { cast, populate, publish } from './tender-on-rig.js';

const bid = 'aaaaaaaa-0000-4000-8000-000000000001' as BidId;
const check = '7'.repeat(64);
const company: CheckedCompany = {
  ...{ country: 'IT', taxCode: '01234567897', name: 'Alfa S.r.l.', role: 'single' },
};
const planned = planCheck(check, [company], ['00004', '00008'], []);
const [records, contributions] = planned;

interface Listed {
  readonly items: { check: string; entries: Record<string, unknown>[] }[];
}

describe('what the virtual file has answered', function () {
  this.timeout(60_000);
  let rig: Rig;
  let tender: TenderId;

  before(async () => {
    rig = await Rig.start();
    await populate(rig);
    tender = await publish(rig);
    const about: AskFvoeData = {
      ...{ tender, lot: lot1, bid, check, act: 'act', documents: ['00004', '00008'] },
    };
    const store = new CheckStore(rig.dataSource);
    await store.plan(about, planned);
    const folder = new DocumentFolder(join(rig.storageDir, 'documents'));
    const kept = await folder.keep(Buffer.from('DURC regolare'));
    const answer: CheckAnswer = {
      ...{ company: 'IT/01234567897', document: '00008', result: 'clear', detail: null },
      evidence: { ...kept, fileName: 'durc"\r\n.pdf' },
    };
    await store.insertAnswer(contributions?.id ?? '', answer);
    const data = {
      lot: lot1,
      bid,
      check,
      entry: contributions?.id ?? '',
      digest: '0'.repeat(64) as Sha256Hex,
    };
    await append(rig.dataSource, tender, [
      eventOf('requirementsCheckRequested', {
        act: anAct,
        lot: lot1,
        bid,
        check,
        documents: about.documents,
      }),
      eventOf('requirementsAnswered', data),
    ]);
  });
  after(() => rig.stop());

  const list = (as?: string): Promise<Answer> => rig.get(`/tenders/${tender}/requirements-checks`, as);
  const read = (entry: string, as: string = cast.rup, of: string = tender): Promise<Answer> =>
    rig.get(`/tenders/${of}/requirements-checks/certificates/${entry}`, as);

  it('is listed for who checks, awards or audits: answers, and what is missing for the others', async () => {
    for (const as of [cast.rup, cast.awardOrgan, cast.auditor]) {
      const answer = await list(as);
      expect(answer.status, answer.text).to.equal(200);
      const [only] = (answer.body as Listed).items;
      expect(only?.check).to.equal(check);
      const [first, second] = only?.entries ?? [];
      expect(first).to.include({ state: 'notAsked', notAsked: 'dataMissing', answer: null });
      expect(second).to.include({ state: 'answered', notAsked: null });
      expect(second?.answer).to.deep.include({ result: 'clear' });
      expect((second?.answer as { version: number }).version).to.be.a('number');
    }
  });

  it('is shown to nobody else', async () => {
    expect((await list()).status).to.equal(401);
    for (const as of [cast.seggio, cast.commissioners[0], cast.supplierPerson, cast.stranger])
      expect((await list(as)).status, as).to.equal(403);
    expect((await read(contributions?.id ?? '', cast.supplierPerson)).status).to.equal(403);
  });

  it('is read as it came, as a file that no browser opens under a name that others chose', async () => {
    const answer = await read(contributions?.id ?? '');
    expect(answer.status).to.equal(200);
    expect(answer.headers['content-type']).to.equal('application/octet-stream');
    expect(answer.headers['content-disposition']).to.equal(`attachment; filename="${contributions?.id}"`);
    expect(Number(answer.headers['content-length'])).to.equal('DURC regolare'.length);
  });

  it('is not found where there is no certificate, or under another tender', async () => {
    expect((await read(records?.id ?? '')).status).to.equal(404);
    const other = await publish(rig);
    expect((await read(contributions?.id ?? '', cast.rup, other)).status).to.equal(404);
  });

  it('is known to the public by no event', async () => {
    const types = async (as?: string): Promise<string[]> =>
      ((await rig.get(`/tenders/${tender}/events`, as)).body as { items: { type: string }[] }).items.map(
        ({ type }) => type,
      );
    expect(await types(cast.rup)).to.include.members(['requirementsCheckRequested', 'requirementsAnswered']);
    expect((await types()).filter((type) => type.startsWith('requirements'))).to.deep.equal([]);
  });

  it('is asked with people whose codice fiscale is one', async () => {
    const person = {
      ...{ name: 'Ada', surname: 'Bianchi', sex: 'F', taxCode: 'BNCDAA80A41H501X' },
      ...{ bornOn: '1980-01-01', birthState: 'Z000', birthPlace: 'H501' },
    };
    const body = {
      ...{ reasons: 'Si verifica.', lot: lot1 },
      companies: [{ taxCode: company.taxCode, people: [person] }],
    };
    const path = `/tenders/${tender}/commands/requestRequirementsCheck?dryRun=true`;
    const refused = await rig.send('post', path, { as: cast.rup, body });
    expect([refused.status, (refused.body as { code: string }).code]).to.deep.equal([422, 'invalidInput']);
    const asked = await rig.send('post', path, { as: cast.rup, body: { ...body, companies: undefined } });
    // The lot is not proposed: the dry run of a lawful body says so.
    expect(asked.body).to.deep.include({ wouldBe: 'refused', code: 'commandNotAllowedInPhase' });
  });
});
