import { deflateSync } from 'node:zlib';

export type PdfObjectText = string | { readonly dictionary: string; readonly data: Uint8Array };

export interface PdfShape {
  readonly before?: string;
  readonly after?: string | Uint8Array;
  readonly trailer?: string;
}

const page = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
];

/** A PDF of one empty page, with more objects from number 4 on; its table is left out, as repairing viewers allow. */
export function writePdf(more: readonly PdfObjectText[] = [], shape: PdfShape = {}): Buffer {
  return writePdfObjects([...page, ...more], shape);
}

/** The first object is the catalogue. */
export function writePdfObjects(
  objects: readonly PdfObjectText[],
  { before = '', after = '', trailer = '' }: PdfShape = {},
): Buffer {
  return Buffer.concat([
    Buffer.from(`${before}%PDF-1.7\n%\u00e2\u00e3\n`, 'latin1'),
    ...objects.map((object, at) => writeObject(at + 1, object)),
    Buffer.from(`trailer\n<< /Root 1 0 R /Size ${objects.length + 1} ${trailer} >>\nstartxref\n0\n%%EOF\n`),
    Buffer.from(after),
  ]);
}

function writeObject(number: number, object: PdfObjectText): Buffer {
  const open = `${number} 0 obj\n`;
  if (typeof object === 'string') return Buffer.from(`${open}${object}\nendobj\n`, 'latin1');
  const dictionary = `<< ${object.dictionary} /Length ${object.data.length} >>`;
  return Buffer.concat([
    Buffer.from(`${open}${dictionary}\nstream\n`, 'latin1'),
    object.data,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}

/** Objects packed into an object stream, where no search of the raw bytes sees them. */
export function objectStream(objects: readonly string[], firstNumber = 100): PdfObjectText {
  const offsets = objects.map((_, at) =>
    objects.slice(0, at).reduce((sum, { length }) => sum + length + 1, 0),
  );
  const header = offsets.map((offset, at) => `${firstNumber + at} ${offset}`).join(' ');
  const data = deflateSync(Buffer.from(`${header}\n${objects.join('\n')}`, 'latin1'));
  return {
    dictionary: `/Type /ObjStm /N ${objects.length} /First ${header.length + 1} /Filter /FlateDecode`,
    data,
  };
}

/** An XMP packet that declares a level of PDF/A. */
export function xmpMetadata(
  part: string,
  conformance: string,
  form: 'attributes' | 'elements',
): PdfObjectText {
  const namespace = 'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"';
  const description =
    form === 'attributes'
      ? `<rdf:Description ${namespace} pdfaid:part="${part}" pdfaid:conformance="${conformance}"/>`
      : `<rdf:Description ${namespace}><pdfaid:part>${part}</pdfaid:part>` +
        `<pdfaid:conformance>${conformance}</pdfaid:conformance></rdf:Description>`;
  const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">${description}</x:xmpmeta>`;
  return { dictionary: '/Type /Metadata /Subtype /XML', data: Buffer.from(packet) };
}

/** A catalogue that names object 4 as its metadata. */
export function withMetadata(metadata: PdfObjectText, more: readonly PdfObjectText[] = []): Buffer {
  const [, pages, leaf] = page as [string, string, string];
  const catalogue = '<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>';
  return writePdfObjects([catalogue, pages, leaf, metadata, ...more]);
}

/** Bytes that inflate to so many mebibytes, through as many layers of deflate. */
export function deflateBomb(mebibytes: number, layers: number): Buffer {
  let data: Buffer = Buffer.alloc(mebibytes * 1024 ** 2);
  for (let layer = 0; layer < layers; layer += 1) data = deflateSync(data);
  return data;
}
