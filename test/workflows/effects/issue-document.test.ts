import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import type { Printer } from '../../../activities/documents/make-files.js';
import { renderDocument } from '../../../activities/documents/render-document.js';
import { issueDocument, type DocumentDependencies } from '../../../activities/effects/issue-document.js';
import { leafOf } from '../../../domain/ledger/leaf.js';
import { eventOf } from '../../../domain/tender/events.js';
import type { TenderId } from '../../../domain/types.js';
import { openDataSource } from '../../../entities/data-source.js';
import { DocumentFolder } from '../../../entities/stores/document-folder.js';
import { DocumentSource } from '../../../entities/stores/document-source.js';
import { DocumentStore } from '../../../entities/stores/document-store.js';
import { TenderRecord } from '../../../entities/record.js';
import { envelopeOf, insertAct, insertDraft } from '../../entities/tender-fixture.js';
import { makeTestDatabase, type TestDatabase } from '../../local-stack.js';
import { append, instantIn } from '../../tender-fixture.js';

describe('documents on PostgreSQL', function () {
  this.timeout(120_000);
  const root = mkdtempSync(join(tmpdir(), 'bando-documents-'));
  const signedBy: string[] = [];
  let database: TestDatabase;
  let dataSource: DataSource;
  let dependencies: DocumentDependencies;

  /** The real typesetter; a signature is only noted. */
  const printer: Printer = {
    print: (request, signature) => {
      if (signature) signedBy.push(`${request.lang} ${signature.name}`);
      return Promise.resolve(renderDocument(request));
    },
  };

  before(async () => {
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 8, applicationName: 'documents-test' });
    dependencies = {
      documents: new DocumentStore(dataSource),
      reader: { open: (tender, version) => DocumentSource.open(dataSource, tender, version) },
      documentFiles: new DocumentFolder(root),
      printer,
      link: (tender) => `http://bando.example/tenders/${tender}`,
    };
  });
  after(async () => {
    await dataSource.destroy();
    await database.drop();
    rmSync(root, { recursive: true });
  });

  async function decidedTender(): Promise<TenderId> {
    const tender = await insertDraft(dataSource);
    const act = await insertAct(dataSource, tender);
    const envelope = envelopeOf(tender, 'awardOrgan', 'adoptDecision', { act });
    const { outcome } = await new TenderRecord(dataSource).record({ tender, envelope, seenVersion: 0 });
    expect(outcome).to.include({ status: 'accepted' });
    return tender;
  }

  const issue = (tender: TenderId, into = dependencies) =>
    issueDocument(into, { tender, document: 'decision', version: 1 });

  const filesOf = async (tender: TenderId) =>
    (await new DocumentStore(dataSource).list(tender, null, 10)).flatMap(({ files }) => files);

  async function textOf(tender: TenderId, file: string): Promise<string> {
    const { sha256 = '' } = (await filesOf(tender)).find(({ name }) => name === file) ?? {};
    return readFileSync(join(root, sha256.slice(0, 2), sha256), 'utf8');
  }

  it('leaves an effect for the decision to contract in the transaction of its event', async () => {
    const tender = await decidedTender();
    const rows = await dataSource.query<{ data: object }[]>(
      "SELECT data FROM outbox WHERE kind = 'renderDocument' AND via = 'temporal' AND data->>'tender' = $1",
      [tender],
    );
    expect(rows.map(({ data }) => data)).to.deep.equal([{ tender, document: 'decision', version: 1 }]);
  });

  it('issues a document in both languages with its data, each file under its digest', async () => {
    const tender = await decidedTender();
    signedBy.length = 0;
    await issue(tender);
    const [document] = await new DocumentStore(dataSource).list(tender, null, 10);
    expect(document).to.include({ kind: 'decision', version: 1, lot: null, bid: null });
    expect(document?.title).to.deep.equal({ it: 'Decisione di contrarre', en: 'Decision to contract' });
    const files = document?.files ?? [];
    expect(files.map(({ name }) => name)).to.deep.equal([
      ...['data.json', 'en.html', 'en.pdf', 'it.html', 'it.pdf'],
    ]);
    for (const { sha256, bytes } of files) {
      const content = readFileSync(join(root, sha256.slice(0, 2), sha256));
      expect(createHash('sha256').update(content).digest('hex')).to.equal(sha256);
      expect(content.length).to.equal(bytes);
    }
  });

  it('asks for the signature of an act in its authentic text alone', async () => {
    signedBy.length = 0;
    await issue(await decidedTender());
    expect(signedBy).to.deep.equal(['it rup']);
  });

  it('says the number that the register gave the act', async () => {
    const tender = await decidedTender();
    await issue(tender);
    const text = await textOf(tender, 'data.json');
    const { act } = JSON.parse(text) as { act: { register: string; reasons: string } };
    expect(act.register).to.match(/^\d+\/\d{4}$/);
    expect(act.reasons).to.equal('come da relazione istruttoria');
  });

  it('names the authority as its draft states it, and leaves out what it does not state', async () => {
    const contact = {
      address: 'Via della Salute 12, Bari',
      taxCode: null,
      digitalAddress: 'ars@pec.example',
    };
    const tender = await decidedTender();
    await dataSource.query(
      `UPDATE drafts SET content = jsonb_set(content::jsonb, '{authorityContact}', $2) WHERE id = $1`,
      [tender, JSON.stringify(contact)],
    );
    await issue(tender);
    const [data, page] = await Promise.all(['data.json', 'it.html'].map((name) => textOf(tender, name)));
    expect((JSON.parse(data ?? '') as { authority: object }).authority).to.include(contact);
    expect(page).to.include('Via della Salute 12, Bari').and.to.include('PEC ars@pec.example');
    expect(page).to.not.include('Codice fiscale');
  });

  it('is issued once, however often and by however many at once', async () => {
    const tender = await decidedTender();
    await Promise.all([issue(tender), issue(tender), issue(tender)]);
    await issue(tender);
    const [count] = await dataSource.query<{ files: number; leaves: number }[]>(
      `SELECT (SELECT count(*)::int FROM documents WHERE tender = $1) AS files,
         (SELECT count(*)::int FROM ledger_leaves WHERE tender = $1 AND kind = 'document') AS leaves`,
      [tender],
    );
    expect(count).to.deep.equal({ files: 5, leaves: 1 });
  });

  it('gives the same bytes when it is made again, whatever happened to the tender meanwhile', async () => {
    const tender = await decidedTender();
    await issue(tender);
    await append(dataSource, tender, [eventOf('enquiriesClosed', { dueAt: await instantIn(dataSource, 0) })]);
    const kept: string[] = [];
    const folder = new DocumentFolder(root);
    await issue(tender, {
      ...dependencies,
      documents: { isIssued: () => Promise.resolve(false), insert: () => Promise.resolve(true) },
      documentFiles: {
        keep: async (content) => {
          const file = await folder.keep(content);
          kept.push(file.sha256);
          return file;
        },
      },
    });
    expect(kept).to.have.members((await filesOf(tender)).map(({ sha256 }) => sha256));
  });

  it('covers its files by a salted leaf of the ledger, in the transaction of its rows', async () => {
    const tender = await decidedTender();
    await issue(tender);
    const [row] = await dataSource.query<{ entry: string; salt: Buffer; leaf: Buffer; named: boolean }[]>(
      `SELECT entry, salt, leaf, EXISTS (SELECT FROM documents d WHERE d.leaf = l.id) AS named
       FROM ledger_leaves l WHERE tender = $1 AND kind = 'document'`,
      [tender],
    );
    const entry = JSON.parse(row?.entry ?? '{}') as { files: { sha256: string }[] };
    expect(row?.named).to.equal(true);
    expect(leafOf(row?.salt ?? Buffer.alloc(0), entry)).to.equal(row?.leaf.toString('hex'));
    const stored = (await filesOf(tender)).map(({ sha256 }) => sha256);
    expect(entry.files.map(({ sha256 }) => sha256)).to.have.members(stored);
  });

  it('leaves no row when its file cannot be kept', async () => {
    const tender = await decidedTender();
    const full = { keep: () => Promise.reject(new Error('no space left on device')) };
    const failed = await issue(tender, { ...dependencies, documentFiles: full }).catch(String);
    expect(failed).to.include('no space left');
    expect(await filesOf(tender)).to.deep.equal([]);
  });
});
