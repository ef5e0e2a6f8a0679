import { expect } from 'chai';
import type { PDFRawStream } from 'pdf-lib';
import { PDFDocument, PDFName } from 'pdf-lib';
import { dataFileOf, renderDocument } from '../../../activities/documents/render-document.js';
import { sha256Hex } from '../../../domain/ledger/sha256.js';
import { extractAttachment } from '../../../proofs/documents/extract-attachment.js';
import { revocation } from '../../../proofs/documents/samples/award-samples.js';
import {
  actOf,
  demoFrame,
  draft,
  manager,
  platformLot,
  terms,
} from '../../../proofs/documents/samples/demo-frame.js';
import { nastySamples } from '../../../proofs/documents/samples/harsh-samples.js';
import { requestOf } from '../../../proofs/documents/samples/samples.js';
import type { DocumentRequest } from '../../../templates/documents/document-data.js';

const decision = (lang: 'it' | 'en', reasons = 'Il fabbisogno è rilevato dal piano.'): DocumentRequest => ({
  kind: 'decision',
  lang,
  simulation: false,
  data: { ...demoFrame, ...terms, draft, act: actOf(reasons, manager) },
});

/** The revocation: of a real tender in Italian, of a simulation in English. */
const golden = [
  'b64ea8c898a54f6140c52b425344031a8bb6b96380143c782d2644829c8a7b9c',
  '87e2dc2e27b46580f4ec80af3a6b5400b65546ffe1b5c741f6c3d3b4113b9494',
];

describe('renderDocument', function () {
  this.timeout(60_000);

  it('gives the same bytes for the same request', () => {
    const first = sha256Hex(renderDocument(decision('it')));
    renderDocument(decision('en'));
    expect(sha256Hex(renderDocument(decision('it')))).to.equal(first);
    expect(sha256Hex(renderDocument(decision('it', 'Altra ragione.')))).not.to.equal(first);
  });

  it('says that it is PDF/A-3a and PDF/UA-1 at once, and shows its title', async () => {
    const { catalog, context } = await PDFDocument.load(renderDocument(decision('it')), {
      updateMetadata: false,
    });
    const metadata = context.lookup(catalog.get(PDFName.of('Metadata'))) as PDFRawStream;
    const packet = new TextDecoder().decode(metadata.contents);
    expect(packet).to.include('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(packet).to.include('<pdfuaid:part>1</pdfuaid:part>');
    expect(packet).to.include(
      'Decisione di contrarre – Telemonitoraggio domiciliare di pazienti cronici: soluzione innovativa',
    );
    expect(catalog.get(PDFName.of('ViewerPreferences'))?.toString()).to.include('/DisplayDocTitle true');
  });

  it('sets two known documents to the very bytes they have always had', () => {
    const digests = (['it', 'en'] as const).map((lang) => {
      const data = { ...revocation, tender: { ...revocation.tender, lots: [platformLot] } };
      return sha256Hex(renderDocument({ kind: 'revocation', lang, simulation: lang === 'en', data }));
    });
    expect(digests, 'a change of words or layout changes these on purpose').to.deep.equal(golden);
  });

  it('attaches the very bytes it is given', async () => {
    const attachment = {
      name: 'CallForTenders.xml',
      mediaType: 'application/xml',
      bytes: Uint8Array.from({ length: 1_000 }, (_, at) => at % 256),
    };
    const file = renderDocument({ ...decision('it'), attachment });
    expect(Buffer.from(await extractAttachment(file)).equals(attachment.bytes)).to.equal(true);
  });

  it('refuses an attachment whose name leads elsewhere', () => {
    const attachment = { name: '../layout.typ', mediaType: 'text/plain', bytes: new Uint8Array() };
    expect(() => renderDocument({ ...decision('it'), attachment })).to.throw('no name of a file');
  });

  it('sets words of people as words, whatever they look like', () => {
    for (const sample of nastySamples.filter(({ kind }) => kind === 'answers' || kind === 'ranking')) {
      expect(renderDocument(requestOf(sample, 'it', true)).length).to.be.greaterThan(10_000);
    }
  });

  it('is used again after a document that could not be set', () => {
    const logo = { mediaType: 'image/png' as const, bytes: new Uint8Array([1, 2, 3]) };
    expect(() => renderDocument({ ...decision('it'), logo })).to.throw(/Typst/);
    expect(renderDocument(decision('it')).length).to.be.greaterThan(10_000);
  });

  it('attaches the data as canonical JSON where no other file is given', () => {
    const request = decision('it');
    const { name, mediaType, bytes } = dataFileOf(request);
    expect([name, mediaType]).to.deep.equal(['decision.json', 'application/json']);
    expect(JSON.parse(new TextDecoder().decode(bytes))).to.deep.equal(request.data);
  });
});
