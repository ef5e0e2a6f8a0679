import { PDFDocument, StandardFonts } from 'pdf-lib';

interface Certified {
  readonly company: string;
  readonly code: string;
  /** `statoComprova`. */
  readonly outcome: string;
}

/** A page that says what it is: nobody takes it for a certificate. The same words give the same bytes. */
export async function certificateOf({ company, code, outcome }: Certified): Promise<Buffer> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([595, 842]);
  const lines = [
    'FAC-SIMILE: gemello locale del FVOE, senza valore',
    `Documento ${code}`,
    `Operatore economico ${company}`,
    `Stato comprova ${outcome}`,
  ];
  lines.forEach((line, at) => page.drawText(line, { x: 60, y: 760 - 24 * at, size: 12, font }));
  return Buffer.from(await pdf.save({ useObjectStreams: false }));
}
