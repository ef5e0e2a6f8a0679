import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { composeDocumentData } from '../../../activities/documents/compose/compose-document-data.js';
import { pursueCheck, type CheckDependencies } from '../../../activities/effects/pursue-check.js';
import { DomainError } from '../../../domain/errors.js';
import { saltedDigest } from '../../../domain/ledger/salted-digest.js';
import type { AskFvoeData } from '../../../domain/tender/effect.js';
import { openDataSource } from '../../../entities/data-source.js';
import { TenderRecord } from '../../../entities/record.js';
import { CheckStore, type CheckEntry } from '../../../entities/stores/check-store.js';
import { DocumentSource } from '../../../entities/stores/document-source.js';
import { DocumentFolder } from '../../../entities/stores/document-folder.js';
import type { DocumentData } from '../../../templates/documents/document-data.js';
import { MemoryFvoe } from '../../activities/fvoe/memory-fvoe.js';
import { alfa, beta, gamma } from '../../domain/participants/participants-fixture.js';
import { makeTestDatabase, type TestDatabase } from '../../local-stack.js';
import { lot1 } from '../../tender-fixture.js';
import { ProposedTender } from './proposed-tender.js';

const person = {
  ...{ name: 'Ada', surname: 'Bianchi', sex: 'F' as const, taxCode: 'BNCDAA80A41H501P' },
  ...{ bornOn: '1980-01-01', birthState: 'Z000', birthPlace: 'H501' },
};

describe('a check of requirements by the virtual file', function () {
  this.timeout(60_000);
  const root = mkdtempSync(join(tmpdir(), 'bando-certificates-'));
  let database: TestDatabase;
  let dataSource: DataSource;
  let tender: ProposedTender;
  let fvoe: MemoryFvoe;
  let dependencies: CheckDependencies;

  before(async () => {
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 4, applicationName: 'check-test' });
  });
  beforeEach(async () => {
    tender = await ProposedTender.make(dataSource);
    fvoe = new MemoryFvoe();
    dependencies = {
      ...{ checks: new CheckStore(dataSource), fvoe, certificates: new DocumentFolder(root) },
      processes: { tell: () => Promise.resolve(false) },
      recorder: new TenderRecord(dataSource),
    };
  });
  after(async () => {
    await dataSource.destroy();
    await database.drop();
    rmSync(root, { recursive: true });
  });

  /** One round, as Temporal runs it: what it throws is told, and another may follow. */
  const round = (about: AskFvoeData): Promise<string> =>
    pursueCheck(dependencies, about, () => undefined).then(
      () => 'over',
      (error: Error) => (error instanceof DomainError ? error.code : error.message),
    );

  async function roundsOf(about: AskFvoeData, most = 6): Promise<string[]> {
    const rounds: string[] = [];
    while (rounds.length < most && rounds.at(-1) !== 'over') rounds.push(await round(about));
    return rounds;
  }

  const entriesOf = ({ tender: id, check }: AskFvoeData): Promise<CheckEntry[]> =>
    new CheckStore(dataSource).list(id, { check });

  const resultsOf = async (about: AskFvoeData): Promise<Record<string, string>> =>
    Object.fromEntries(
      (await entriesOf(about)).map(({ company, document, unasked, answer }) => [
        `${company.name} ${document}`,
        unasked ?? answer?.result ?? 'waiting',
      ]),
    );

  it('has an answer for each document of each company, each recorded once however many rounds there are', async () => {
    fvoe.outcomes.set('00021', 'obstructive').set('00042', 'none');
    const about = await tender.requestCheck();
    const rounds = await roundsOf(about);
    expect(rounds.at(-1)).to.equal('over');
    expect(rounds.slice(0, -1)).to.satisfy((all: string[]) => all.every((one) => one === 'answersPending'));
    const results = await resultsOf(about);
    expect(Object.keys(results)).to.have.lengthOf(3 * 7 + 1);
    for (const { name } of [alfa, beta, gamma]) {
      expect(results[`${name} 00008`]).to.equal('clear');
      expect(results[`${name} 00021`]).to.equal('obstructive');
      expect(results[`${name} 00042`]).to.equal('notAvailable');
      expect(results[`${name} 00004`]).to.equal('dataMissing');
    }
    const recorded = await tender.answered();
    expect(recorded).to.have.lengthOf(3 * 5 + 1);
    expect(await roundsOf(about)).to.deep.equal(['over']);
    expect(await tender.answered()).to.deep.equal(recorded);
    expect(fvoe.accessAsked).to.deep.equal([alfa.taxCode, beta.taxCode, gamma.taxCode]);
  });

  it('records the salted digest of each answer, and keeps its certificate under its own', async () => {
    const about = await tender.requestCheck();
    await roundsOf(about);
    const recorded = new Map((await tender.answered()).map(({ data }) => [data.entry, data.digest]));
    const answered = (await entriesOf(about)).filter(({ answer }) => answer);
    expect(answered).to.have.lengthOf(recorded.size);
    for (const { id, company, document, answer } of answered) {
      const { salt = '', result, detail, evidence } = answer ?? {};
      const covered = { company: `IT/${company.taxCode}`, document, result, detail, evidence };
      expect(saltedDigest(salt, covered)).to.equal(recorded.get(id));
      const { sha256 = '' } = evidence ?? {};
      expect(readFileSync(join(root, sha256.slice(0, 2), sha256), 'utf8')).to.equal(
        `certificato ${document} clear`,
      );
    }
  });

  it('asks for judicial certificates with the people that the RUP’s act names', async () => {
    const companies = [{ taxCode: beta.taxCode, prefecture: 'IT-BA', people: [person] }];
    await roundsOf(await tender.requestCheck(companies));
    const judicial = fvoe.documentsAsked.filter(
      ({ document }) => document === '00004' || document === '00001',
    );
    expect(judicial.map(({ company, document, data }) => [company, document, data?.kind])).to.deep.equal([
      [beta.taxCode, '00001', 'peopleAndPrefecture'],
      [beta.taxCode, '00004', 'people'],
    ]);
    const contribution = fvoe.documentsAsked.find(({ document }) => document === '00099');
    expect(contribution?.data).to.include({
      procurement: tender.id,
      cig: 'B0000000A1',
      company: alfa.taxCode,
    });
  });

  it('is about who takes part now: a member that has left the group is not asked about', async () => {
    await tender.leaveAlfaAlone();
    const about = await tender.requestCheck();
    await roundsOf(about);
    expect(fvoe.accessAsked).to.deep.equal([alfa.taxCode]);
  });

  it('killed after it asked for access does not ask again', async () => {
    fvoe.killedAfter = 'requestAccess';
    const about = await tender.requestCheck();
    expect(await round(about)).to.equal('killed');
    expect((await roundsOf(about)).at(-1)).to.equal('over');
    expect(fvoe.accessAsked.filter((company) => company === alfa.taxCode)).to.have.lengthOf(1);
  });

  it('killed after it asked for a document asks again, and records one answer', async () => {
    const about = await tender.requestCheck();
    await round(about);
    fvoe.killedAfter = 'requestDocument';
    expect(await round(about)).to.equal('killed');
    expect((await roundsOf(about)).at(-1)).to.equal('over');
    const asked = fvoe.documentsAsked.map(({ company, document }) => `${company} ${document}`);
    expect(asked.length - new Set(asked).size, 'asked twice').to.equal(1);
    expect(await tender.answered()).to.have.lengthOf(3 * 5 + 1);
  });

  it('killed between an answer and its event records it in the next round', async () => {
    const about = await tender.requestCheck();
    await round(about);
    const { recorder } = dependencies;
    let isRecorded = false;
    const killed: CheckDependencies = {
      ...dependencies,
      recorder: {
        ...{ passDeadline: recorder.passDeadline.bind(recorder) },
        // The first is recorded though nobody hears of it; the others are not.
        record: async (input) => {
          if (!isRecorded) await recorder.record(input);
          isRecorded = true;
          throw new Error('killed');
        },
      },
    };
    await pursueCheck(killed, about, () => undefined).catch(() => undefined);
    expect(await tender.answered()).to.have.lengthOf(1);
    expect((await roundsOf(about)).at(-1)).to.equal('over');
    expect(await tender.answered()).to.have.lengthOf(3 * 5 + 1);
  });

  it('goes on with the other companies while one cannot be reached, and says since when', async () => {
    fvoe.outOfOrder.add(beta.taxCode);
    const about = await tender.requestCheck();
    expect((await roundsOf(about)).at(-1)).to.equal('answersPending');
    const results = await resultsOf(about);
    expect([results[`${alfa.name} 00008`], results[`${beta.name} 00008`]]).to.deep.equal([
      'clear',
      'waiting',
    ]);
    const stuck = (await entriesOf(about)).filter(({ trouble }) => trouble);
    expect(new Set(stuck.map(({ company, trouble }) => `${company.name} ${trouble}`))).to.deep.equal(
      new Set([`${beta.name} 503`]),
    );
    const since = stuck[0]?.troubleSince;
    expect(since).to.be.a('string');
    await round(about);
    expect((await entriesOf(about)).find(({ id }) => id === stuck[0]?.id)?.troubleSince).to.equal(since);
    fvoe.outOfOrder.clear();
    expect((await roundsOf(about)).at(-1)).to.equal('over');
    expect((await entriesOf(about)).filter(({ trouble }) => trouble)).to.deep.equal([]);
  });

  it('says who has denied access, and what the virtual file refuses', async () => {
    fvoe.denied.add(gamma.taxCode);
    fvoe.refused = '00034';
    const about = await tender.requestCheck();
    await roundsOf(about);
    const results = await resultsOf(about);
    expect(results[`${gamma.name} 00008`]).to.equal('accessDenied');
    expect(results[`${alfa.name} 00034`]).to.equal('requestRefused');
    const refused = (await entriesOf(about)).find(({ document }) => document === '00034');
    expect(refused?.answer?.detail).to.equal('datiRichiesta: manca');
    fvoe.denied.clear();
    const again = await tender.requestCheck();
    await roundsOf(again);
    expect((await resultsOf(again))[`${gamma.name} 00008`]).to.equal('clear');
  });

  it('is what the document of the finding rests on, which says of judicial certificates only that they are there', async () => {
    fvoe.outcomes.set('00021', 'toAssess');
    const companies = [{ taxCode: alfa.taxCode, people: [person] }];
    const about = await tender.requestCheck(companies);
    await roundsOf(about);
    const act = await tender.insertAct({ reasons: 'I requisiti sono posseduti.' });
    const version = await tender.command('rup', 'verifyRequirements', {
      act,
      lot: lot1,
      outcome: 'positive',
    });
    const source = await DocumentSource.open(dataSource, tender.id, version);
    const subject = { document: 'requirementsCheck' as const, version, lot: lot1 };
    const composed = await composeDocumentData(source, subject, () => 'http://bando.example/');
    const { certificates } = composed?.data as DocumentData['requirementsCheck'];
    expect(certificates).to.have.lengthOf(3 * 5 + 2);
    const ofAlfa = certificates.filter(({ company }) => company === alfa.name);
    const results = ofAlfa.map(({ document, result }) => [document.en, result]);
    expect(results).to.deep.include.members([
      ['Full certificate of the criminal records', null],
      ['Tax regularity: final infringements', 'toAssess'],
      ['Extract of the company register', 'clear'],
    ]);
  });

  it('ends when the RUP has found the requirements met without it', async () => {
    fvoe.outcomes.set('00008', 'waiting');
    const about = await tender.requestCheck();
    expect((await roundsOf(about, 3)).at(-1)).to.equal('answersPending');
    const act = await tender.insertAct({ reasons: 'Verificati sui certificati cartacei.' });
    await tender.command('rup', 'verifyRequirements', { act, lot: lot1, outcome: 'positive' });
    const asked = fvoe.documentsAsked.length;
    expect(await round(about)).to.equal('over');
    expect(fvoe.documentsAsked).to.have.lengthOf(asked);
  });

  it('is replaced by a new request: answers to the one before are recorded no more', async () => {
    fvoe.outcomes.set('00008', 'waiting');
    const first = await tender.requestCheck();
    await roundsOf(first, 3);
    const second = await tender.requestCheck();
    const recorded = (await tender.answered()).length;
    fvoe.outcomes.clear();
    expect(await round(first)).to.equal('over');
    expect(await tender.answered()).to.have.lengthOf(recorded);
    expect((await roundsOf(second)).at(-1)).to.equal('over');
  });
});
