import { deflateSync } from 'node:zlib';
import { objectStream, withMetadata, writePdf, xmpMetadata } from './write-pdf.js';
import { writeZip, type ZipFile } from './write-zip.js';

const entry = (name: string, content: string | Uint8Array, stored = false): ZipFile => ({
  ...{ name, content: Buffer.from(content as Uint8Array), stored },
});

const contentTypes =
  '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relationships =
  '<Relationships><Relationship Id="r1" Type="http://x/hyperlink" Target="https://example.org" TargetMode="External"/></Relationships>';

/** A CMS message around a text, as BER of indefinite length writes it; without a signer, which nobody looks at. */
function signed(content: string): Buffer {
  const octets = Buffer.concat([Buffer.of(0x04, content.length), Buffer.from(content)]);
  const inner = Buffer.concat([
    Buffer.from('06092a864886f70d010701a0802480', 'hex'),
    octets,
    Buffer.alloc(4),
  ]);
  const body = Buffer.concat([
    Buffer.from('02010131003080', 'hex'),
    inner,
    Buffer.alloc(2),
    Buffer.of(0x31, 0),
  ]);
  return Buffer.concat([Buffer.from('308006092a864886f70d010702a0803080', 'hex'), body, Buffer.alloc(6)]);
}

/** Sound files of the types that are looked into: what a mutation starts from. */
export function soundFiles(): ReadonlyMap<string, Buffer> {
  const specification = '<< /Type /Filespec /EF << /F 6 0 R >> >>';
  const attached = { dictionary: '/Type /EmbeddedFile', data: Buffer.from('<Invoice>1</Invoice>') };
  const text = deflateSync(Buffer.from('BT /F1 12 Tf (Relazione tecnica) Tj ET\n'.repeat(40)));
  const pdf = writePdf([
    { dictionary: '/Filter /FlateDecode', data: text },
    objectStream(['<< /A [1 2 (x)] >>']),
  ]);
  const docx = [
    entry('[Content_Types].xml', contentTypes),
    entry('word/document.xml', '<w:document><w:p/></w:document>'),
    entry('word/_rels/document.xml.rels', relationships),
  ];
  const odt = [
    entry('mimetype', 'application/vnd.oasis.opendocument.text', true),
    entry('content.xml', '<office:document-content/>'),
  ];
  return new Map([
    ['pdf', pdf],
    ['pdfa', withMetadata(xmpMetadata('3', 'A', 'elements'), [specification, attached])],
    ['docx', writeZip(docx)],
    ['odt', writeZip(odt)],
    [
      'zip',
      writeZip([entry('a/relazione.pdf', pdf), entry('b.txt', 'Prezzo'), entry('c.xml', '<a/>', true)]),
    ],
    ['p7m', signed('Dichiarazione sostitutiva')],
    ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0L9 9"/><text>a</text></svg>')],
    ['html', Buffer.from('<!DOCTYPE html><html><body><a href="https://example.org">b</a></body></html>')],
    ['json', Buffer.from('{"lot":"LOT-0001","discountPercent":"18.25"}')],
    ['text', Buffer.from('Relazione; quantità; 18,25\r\n'.repeat(20))],
  ]);
}
