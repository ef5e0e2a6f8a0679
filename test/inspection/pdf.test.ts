import { deflateSync } from 'node:zlib';
import { expect } from 'chai';
import {
  deflateBomb,
  objectStream,
  withMetadata,
  writePdf,
  xmpMetadata,
  type PdfObjectText,
} from '../../proofs/bombs/write-pdf.js';
import { writeZip } from '../../proofs/bombs/write-zip.js';
import { lookAt, refusalOf } from './look-at.js';

const script = '<< /S /JavaScript /JS (app.alert(1)) >>';

describe('inspection of PDF', () => {
  it('takes a plain one, and says its type by its bytes', async () => {
    expect(await lookAt(writePdf())).to.deep.equal({
      ...{ type: 'pdf', mediaType: 'application/pdf', pdfa: null, refused: null, reasons: [] },
    });
  });

  it('reports the level of PDF/A that is declared, as attributes, as elements, and compressed', async () => {
    expect((await lookAt(withMetadata(xmpMetadata('3', 'A', 'attributes')))).pdfa).to.equal('3a');
    expect((await lookAt(withMetadata(xmpMetadata('2', 'B', 'elements')))).pdfa).to.equal('2b');
    const plain = xmpMetadata('1', 'B', 'elements') as Exclude<PdfObjectText, string>;
    const packed = { dictionary: `${plain.dictionary} /Filter /FlateDecode`, data: deflateSync(plain.data) };
    expect((await lookAt(withMetadata(packed))).pdfa).to.equal('1b');
    const foreign = { ...plain, data: Buffer.from(plain.data.toString().replace('aiim.org', 'example.org')) };
    expect((await lookAt(withMetadata(foreign))).pdfa).to.equal(null);
  });

  it('refuses an encrypted one, whether a trailer or a cross-reference stream says so', async () => {
    expect(await refusalOf(writePdf([], { trailer: '/Encrypt 9 0 R' }))).to.equal('fileEncrypted Encrypt');
    const table = { dictionary: '/Type /XRef /Encrypt 9 0 R /W [1 2 1]', data: Buffer.alloc(4) };
    expect(await refusalOf(writePdf([table]))).to.equal('fileEncrypted Encrypt');
  });

  describe('refuses what acts', () => {
    const acting: Readonly<Record<string, [string, PdfObjectText]>> = {
      'a script': ['JavaScript, JS', script],
      'a script whose name is spelled with escapes': ['JavaScript', '<< /S /J#61vaScri#70t >>'],
      'a script in an object stream': ['JavaScript, JS', objectStream(['<< /A 1 >>', script])],
      'an object stream under another type': [
        'JavaScript, JS',
        {
          ...(objectStream([script]) as object),
          dictionary: (objectStream([script]) as { dictionary: string }).dictionary.replace(
            'ObjStm',
            'Other',
          ),
        } as PdfObjectText,
      ],
      'a program to start': ['Launch', '<< /S /Launch /F (cmd.exe) >>'],
      'an action deep in arrays': ['Launch', '[[[<< /A << /S /Launch >> >>]]]'],
      'a form that is a program': ['XFA', '<< /AcroForm << /XFA [(template) 5 0 R] >> >>'],
      'rich media': ['RichMedia', '<< /Type /Annot /Subtype /RichMedia >>'],
      'a form that is sent': ['SubmitForm', '<< /S /SubmitForm /F (http://example.org) >>'],
      'an object inside the data of a stream': [
        'JavaScript, JS',
        { dictionary: '', data: Buffer.from(`9 0 obj ${script} endobj`) },
      ],
      'an object behind a comment': ['JavaScript, JS', `<< >> endobj 9 %\n0 obj %(\n ${script}`],
    };
    for (const [what, [reason, object]] of Object.entries(acting))
      it(what, async () => {
        expect(await refusalOf(writePdf([object]))).to.equal(`fileActiveContent ${reason}`);
      });

    it('but not a word in a text, or a link that a person follows', async () => {
      const link =
        '<< /S /URI /URI (https://example.org/Web/JavaScript) /T (see /JavaScript and \\(/Launch\\)) >>';
      const drawn = { dictionary: '', data: Buffer.from('BT (/JavaScript) Tj ET') };
      expect(await refusalOf(writePdf([link, drawn]))).to.equal('none');
    });

    it('and an object stream that is packed so that it cannot be read', async () => {
      const { dictionary, data } = objectStream([script]) as { dictionary: string; data: Buffer };
      const codec = { dictionary: dictionary.replace('/FlateDecode', '/Crypt'), data };
      const byReference = { dictionary: dictionary.replace('/FlateDecode', '9 0 R'), data };
      const predicted = { dictionary: `${dictionary} /DecodeParms << /Predictor 12 >>`, data };
      for (const object of [codec, byReference, predicted])
        expect(await refusalOf(writePdf([object]))).to.equal('fileTooComplex objectStreamFilter');
    });

    it('through every filter that hides text', async () => {
      const { dictionary, data } = objectStream([script]) as { dictionary: string; data: Buffer };
      const hex = {
        dictionary: dictionary.replace('/Flate', '[/ASCIIHexDecode /Flate') + ']',
        data: Buffer.from(`${data.toString('hex')}>`),
      };
      const plain = Buffer.from(`100 0 ${script}`);
      const header = '/Type /ObjStm /N 1 /First 6';
      const runs = {
        dictionary: `${header} /Filter /RL`,
        data: Buffer.concat([Buffer.of(plain.length - 1), plain, Buffer.of(128)]),
      };
      const lzw = { dictionary: `${header} /Filter /LZWDecode`, data: toLzw(plain) };
      const base85 = { dictionary: `${header} /Filter /A85`, data: toBase85(plain) };
      for (const object of [hex, runs, lzw, base85])
        expect(await refusalOf(writePdf([object]))).to.equal('fileActiveContent JavaScript, JS');
    });
  });

  describe('files inside', () => {
    const specification = '<< /Type /Filespec /F (x) /EF << /F 6 0 R >> >>';
    const attached = (data: Uint8Array) => [specification, { dictionary: '/Type /EmbeddedFile', data }];

    it('are refused where no PDF/A-3 is declared', async () => {
      const xml = attached(Buffer.from('<Invoice/>'));
      expect(await refusalOf(withMetadata(xmpMetadata('2', 'B', 'attributes'), xml))).to.equal(
        'fileActiveContent EmbeddedFile',
      );
      expect(await refusalOf(writePdf(xml))).to.equal('fileActiveContent EmbeddedFile');
    });

    it('are looked at where it is', async () => {
      const pdfa3 = xmpMetadata('3', 'A', 'attributes');
      expect(await refusalOf(withMetadata(pdfa3, attached(Buffer.from('<Invoice/>'))))).to.equal('none');
      expect(await refusalOf(withMetadata(pdfa3, attached(Buffer.from('MZ\x90\0\x03'))))).to.equal(
        'fileExecutable attachment 1: exe',
      );
      const unsaid = [specification, { dictionary: '', data: Buffer.from('#!/bin/sh\n') }];
      expect(await refusalOf(withMetadata(pdfa3, unsaid))).to.equal('fileExecutable attachment 1: script');
      expect(await refusalOf(withMetadata(pdfa3, [specification]))).to.equal('fileMalformed EmbeddedFile');
    });
  });

  describe('is one file', () => {
    it('from its first byte', async () => {
      expect(await refusalOf(writePdf([], { before: 'GIF89a' }))).to.equal('filePolyglot pdf');
      expect(await refusalOf(writePdf([], { before: '\n' }))).to.equal('filePolyglot pdf');
      const page = { dictionary: '', data: Buffer.from('<html><script>1</script>') };
      const early = Buffer.concat([
        Buffer.from('%PDF-1.7\n'),
        Buffer.from('%<script>alert(1)</script>\n'),
        writePdf([page]),
      ]);
      expect(await refusalOf(early)).to.equal('filePolyglot html');
    });

    it('to its last', async () => {
      const zip = writeZip([{ name: 'run.txt', content: Buffer.from('x') }]);
      expect(await refusalOf(writePdf([], { after: zip }))).to.equal('filePolyglot zip');
      expect(await refusalOf(writePdf([], { after: 'something more' }))).to.equal(
        'filePolyglot dataAfterEnd',
      );
      expect(await refusalOf(writePdf([], { after: '\r\n\0 \n' }))).to.equal('none');
      expect(await refusalOf(writePdf().subarray(0, -10))).to.equal('fileMalformed endMissing');
      expect(await refusalOf('%PDF-1.7\n%%EOF')).to.equal('fileMalformed noObjects');
    });

    it('also where the comment of an archive is the rest of the document', async () => {
      const tail = writePdf().subarray(20);
      const zip = writeZip([{ name: 'a', content: Buffer.from('b') }], {
        before: Buffer.from('%PDF-1.7\n'),
        comment: tail,
      });
      expect(await refusalOf(zip)).to.equal('filePolyglot zip');
    });
  });

  it('refuses a page that inflates beyond measure, through one filter or a chain', async function () {
    this.timeout(60_000);
    const once = { dictionary: '/Filter /FlateDecode', data: deflateBomb(101, 1) };
    const twice = { dictionary: '/Filter [/FlateDecode /FlateDecode]', data: deflateBomb(101, 2) };
    const picture = { dictionary: '/Filter /FlateDecode /Subtype /Image', data: deflateBomb(40, 1) };
    expect(await refusalOf(writePdf([once]))).to.equal('fileTooComplex inflatedBytes');
    expect(await refusalOf(writePdf([twice]))).to.equal('fileTooComplex inflatedBytes');
    expect(await refusalOf(writePdf([picture]))).to.equal('none');
  });

  it('refuses syntax that nests without end', async () => {
    expect(await refusalOf(writePdf(['['.repeat(100_000)]))).to.equal('fileTooComplex nestedSyntax');
  });
});

/** Nine bits for each byte, cleared often enough that the codes never grow. */
function toLzw(data: Buffer): Buffer {
  const codes = [...data].flatMap((byte, at) => (at % 200 === 0 ? [256, byte] : [byte]));
  const bits = [...codes, 257].map((code) => code.toString(2).padStart(9, '0')).join('');
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
}

function toBase85(data: Buffer): Buffer {
  const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4, 0x20)]);
  let text = '';
  for (let at = 0; at < padded.length; at += 4) {
    let value = padded.readUInt32BE(at);
    const digits = Array.from({ length: 5 }, () => {
      const digit = value % 85;
      value = Math.floor(value / 85);
      return String.fromCharCode(33 + digit);
    });
    text += digits.reverse().join('');
  }
  return Buffer.from(`${text}~>`);
}
