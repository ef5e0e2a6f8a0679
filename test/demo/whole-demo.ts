import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import type { DemoResult } from '../../demo/result.js';
import { readFixture } from '../../demo/fixture.js';

/** Not among the tests that `npm test` runs: a demo takes about two minutes. `npm run test:demo` runs them. */

const project = fileURLToPath(new URL('../..', import.meta.url));
const fixtureFile = join(project, 'demo/demo-tender.json');

interface Ended {
  readonly code: number | null;
  readonly result: DemoResult;
  readonly told: string;
}

function runDemo(...args: string[]): Promise<Ended> {
  const child = spawn('npm', ['run', '--silent', 'demo', '--', '--json', ...args], { cwd: project });
  let out = '';
  let told = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (told += text.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      try {
        const result = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as DemoResult;
        resolve({ code, result, told });
      } catch {
        reject(new Error(`the demo printed no result:\n${told}`));
      }
    });
  });
}

const supplierOrder = ({ ranking }: DemoResult, lot: string): string[] =>
  ranking.filter((row) => row.lot === lot).map(({ supplier }) => supplier);

/** What the fixture's tender has documents for. */
const mainLineKinds = [
  ...['decision', 'callForTenders', 'timetable', 'tenderRules', 'answers', 'openingMinutes', 'admissions'],
  ...['integrationRequest', 'exclusionCommunication', 'commissionAppointment', 'evaluationMinutes'],
  ...['anomalyCheck', 'ranking', 'awardProposal', 'requirementsCheck', 'award', 'awardCommunication'],
  'redactionDecision',
  'contract',
  'bidReceipt',
];

/** The one file that a PDF carries. */
async function attachmentOf(path: string): Promise<Buffer> {
  const { context } = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
  const type = PDFName.of('Type');
  const found = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []))
    .filter(({ dict }) => dict instanceof PDFDict && dict.get(type) === PDFName.of('EmbeddedFile'));
  expect(found, path).to.have.length(1);
  return Buffer.from(decodePDFRawStream(found[0] as PDFRawStream).decode());
}

describe('npm run demo', function () {
  this.timeout(20 * 60_000);
  const { expected } = readFixture();

  describe('with its own fixture', () => {
    let ended: Ended;
    before(async () => (ended = await runDemo()));

    it('ends well, with everything as expected to the digit', () => {
      expect(ended.told).to.not.contain('NOT AS EXPECTED');
      expect(ended.code).to.equal(0);
    });

    it('awards what is expected', () => {
      const award = ended.result.award.map(({ lot, supplier, amountCents }) => ({
        lot,
        supplier,
        amountCents,
      }));
      expect(award).to.have.deep.members(expected?.award ?? []);
    });

    it('counts the bids as expected', () => {
      const { accepted, refused, withdrawn, excluded } = ended.result.bids;
      expect({ accepted, refused, withdrawn }).to.deep.equal({ accepted: 6, refused: 1, withdrawn: 1 });
      expect(excluded).to.have.deep.members(expected?.bids.excluded ?? []);
    });

    it('ranks the lots with scores as decimal strings', () => {
      expect(ended.result.ranking).to.deep.equal([
        { lot: 'LOT-0001', supplier: 'beta', technical: '67.00', economic: '20.00', total: '87.00' },
        { lot: 'LOT-0001', supplier: 'alfa', technical: '66.84', economic: '16.04', total: '82.88' },
        { lot: 'LOT-0001', supplier: 'gamma', technical: '57.66', economic: '11.55', total: '69.21' },
        { lot: 'LOT-0002', supplier: 'alfa', technical: '58.33', economic: '30.00', total: '88.33' },
        { lot: 'LOT-0002', supplier: 'beta', technical: '60.16', economic: '22.03', total: '82.19' },
      ]);
    });

    it('tells how late the engine reached each instant, and of no other', () => {
      const reached = ended.result.timeline.filter(({ late_ms }) => late_ms !== null);
      expect(reached.map(({ phase }) => phase)).to.deep.equal([
        ...['enquiriesClosed', 'custodyProofsCounted', 'closed', 'integrationEnded'],
        ...['LOT-0001 signable', 'LOT-0002 signable'],
      ]);
      for (const { late_ms } of reached) expect(late_ms).to.be.within(0, 2_000);
    });

    it('keeps every kind of document of the main line, in both languages, each under its digest', () => {
      const { documents } = ended.result;
      for (const lang of ['it', 'en']) {
        const kinds = new Set(documents.filter((one) => one.lang === lang).map(({ kind }) => kind));
        expect([...kinds], lang).to.have.members(mainLineKinds);
      }
      for (const { path, sha256 } of documents)
        expect(createHash('sha256').update(readFileSync(path)).digest('hex'), path).to.equal(sha256);
    });

    it('writes the call, the notices and the communications of the award in UBL, valid by 2.2 and 2.4', () => {
      const { xml } = ended.result;
      const types = new Set(xml.map(({ type }) => type));
      expect([...types]).to.have.members([
        'CallForTenders',
        'ContractAwardNotice',
        'AwardedNotification',
        'TenderReceipt',
      ]);
      const valid = process.env.CI === 'true' || xml[0]?.valid !== null ? true : null;
      expect(xml.filter((one) => one.valid !== valid)).to.deep.equal([]);
    });

    it('attaches to each PDF the very bytes that are served beside it', async () => {
      for (const { path } of ended.result.documents) {
        const xml = join(dirname(path), 'data.xml');
        const served = existsSync(xml) ? xml : join(dirname(path), 'data.json');
        expect((await attachmentOf(path)).equals(readFileSync(served)), path).to.equal(true);
      }
    });

    for (const flavour of ['3a', 'ua1']) {
      it(`has every PDF accepted by veraPDF as ${flavour}`, function () {
        const verapdf = process.env.VERAPDF;
        if (!verapdf) {
          if (process.env.CI === 'true') throw new Error('CI sets VERAPDF');
          return this.skip();
        }
        const paths = ended.result.documents.map(({ path }) => path);
        const { stdout } = spawnSync(verapdf, ['-f', flavour, '--format', 'text', ...paths]);
        const lines = stdout.toString().trim().split('\n');
        expect(lines.filter((line) => !line.startsWith('PASS'))).to.deep.equal([]);
        expect(lines).to.have.length(paths.length);
      });
    }

    it('leaves a receipt of every acknowledged revision', () => {
      expect(ended.result.receipts).to.have.length(7);
      for (const path of ended.result.receipts)
        expect(readFileSync(path, 'utf8').split('.')).to.have.length(3);
    });
  });

  describe('with one discount changed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bando-demo-'));
    after(() => rmSync(folder, { recursive: true }));

    it('ranks otherwise, and says that it is not what the fixture expects', async () => {
      const fixture = JSON.parse(readFileSync(fixtureFile, 'utf8')) as {
        bids: { supplier: string; lots: { lot: string; discountPercent: string }[] }[];
      };
      const beta = fixture.bids.find(({ supplier }) => supplier === 'beta');
      const offer = beta?.lots.find(({ lot }) => lot === 'LOT-0001');
      if (offer) offer.discountPercent = '6.00';
      const path = join(folder, 'fixture.json');
      writeFileSync(path, JSON.stringify(fixture));
      const { code, result, told } = await runDemo('--fixture', path);
      expect(supplierOrder(result, 'LOT-0001')).to.deep.equal(['alfa', 'beta', 'gamma']);
      expect(code).to.equal(1);
      expect(told).to.contain('NOT AS EXPECTED  award');
    });
  });
});
