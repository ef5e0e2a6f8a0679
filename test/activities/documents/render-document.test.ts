import { expect } from 'chai';
import type { PDFRawStream } from 'pdf-lib';
import { PDFDocument, PDFName } from 'pdf-lib';
import { dataFileOf, renderDocument } from '../../../activities/documents/render-document.js';
import { sha256Hex } from '../../../domain/ledger/sha256.js';
import { actOf, demoFrame, draft, manager, terms } from '../../../proofs/documents/samples/demo-frame.js';
import type { DocumentRequest } from '../../../templates/documents/document-data.js';

const decision = (lang: 'it' | 'en', reasons = 'Il fabbisogno è rilevato dal piano.'): DocumentRequest => ({
  kind: 'decision',
  lang,
  simulation: false,
  data: { ...demoFrame, ...terms, draft, act: actOf(reasons, manager) },
});

describe('renderDocument', function () {
  this.timeout(60_000);

  it('gives the same bytes for the same request', async () => {
    const first = sha256Hex(await renderDocument(decision('it')));
    await renderDocument(decision('en'));
    expect(sha256Hex(await renderDocument(decision('it')))).to.equal(first);
    expect(sha256Hex(await renderDocument(decision('it', 'Altra ragione.')))).not.to.equal(first);
  });

  it('says that it is PDF/A-3a and PDF/UA-1 at once, and shows its title', async () => {
    const { catalog, context } = await PDFDocument.load(await renderDocument(decision('it')), {
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

  it('attaches the data as canonical JSON where no other file is given', () => {
    const request = decision('it');
    const { name, mediaType, bytes } = dataFileOf(request);
    expect([name, mediaType]).to.deep.equal(['decision.json', 'application/json']);
    expect(JSON.parse(new TextDecoder().decode(bytes))).to.deep.equal(request.data);
  });
});
