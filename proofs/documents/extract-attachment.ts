import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';

/** The bytes of the one file that a PDF carries. Throws where there is none. */
export async function extractAttachment(file: Uint8Array): Promise<Uint8Array> {
  const { catalog, context } = await PDFDocument.load(file, { updateMetadata: false });
  const specification = context.lookup(catalog.lookup(PDFName.of('AF'), PDFArray).get(0), PDFDict);
  const embedded = specification.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F'));
  if (!(embedded instanceof PDFRawStream)) throw new Error('no embedded file');
  return decodePDFRawStream(embedded).decode();
}
