import { expect } from 'chai';
import { finishPdf } from '../../../activities/documents/finish-pdf.js';
import { renderDocument } from '../../../activities/documents/render-document.js';
import { revocation } from '../../../proofs/documents/samples/award-samples.js';
import type { DocumentRequest } from '../../../templates/documents/document-data.js';

const requestAbout = (title: string): DocumentRequest => ({
  kind: 'revocation',
  lang: 'it',
  simulation: false,
  data: { ...revocation, tender: { ...revocation.tender, title: { it: title, en: title } } },
});

/** One letter a byte: places in the file are places in the text. */
const finished = (title: string): string =>
  Buffer.from(renderDocument(requestAbout(title))).toString('latin1');

/** Where the cross-reference table says that each object is, by its number. */
function placesOf(file: string): [number, number][] {
  const tableAt = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(file)?.[1]);
  const [, count, entries] =
    /^xref\n0 (\d+)\n((?:\d{10} \d{5} [nf]\s\s)+)trailer/.exec(file.slice(tableAt)) ?? [];
  expect(entries?.length).to.equal(Number(count) * 20);
  return [...(entries ?? '').matchAll(/(\d{10}) \d{5} ([nf])/g)].flatMap(([, at, use], object) =>
    use === 'n' ? [[object, Number(at)] as [number, number]] : [],
  );
}

describe('finishPdf', function () {
  this.timeout(60_000);

  for (const title of ['Telemonitoraggio', 'Però – così € 100', '\nendobj\n\n1 0 obj <pdfaid:part> xref'])
    it(`leaves every object where the table says, and the metadata as long as they say: ${JSON.stringify(title)}`, () => {
      const file = finished(title);
      const places = placesOf(file);
      expect(places.length).to.be.greaterThan(50);
      for (const [object, at] of places)
        expect(file.slice(at, at + 20)).to.match(new RegExp(`^${object} 0 obj\n`));
      const metadata = /\/Length (\d+)\n\s*\/Type \/Metadata[^>]*>>\nstream\n/.exec(file);
      const endsAt = (metadata?.index ?? NaN) + (metadata?.[0].length ?? NaN) + Number(metadata?.[1]);
      expect(file.slice(endsAt, endsAt + 17)).to.equal('\nendstream\nendobj');
    });

  it('refuses a file that does not end as Typst ends one', () => {
    const text = finished('Telemonitoraggio');
    for (const other of [
      text.slice(0, -40),
      text.replace('<pdfaid:part>', '<pdfaid:part >'),
      text.replace('<pdfaid:part>', '<pdfaid:Part>'),
      text.replace('/ViewerPreferences <<', '/ViewerPreferencez <<'),
      text.replace(/startxref\n\d+/, 'startxref\n9'),
      '%PDF-1.7\n',
    ])
      expect(() => finishPdf(Buffer.from(other, 'latin1'))).to.throw();
  });
});
