import { expect } from 'chai';
import { writePdf } from '../../proofs/bombs/write-pdf.js';
import { writeZip, type ZipFile } from '../../proofs/bombs/write-zip.js';
import { lookAt, refusalOf } from './look-at.js';

const text = Buffer.from('Relazione tecnica\n');
const file = (name: string, content: Uint8Array | string = text, more: Partial<ZipFile> = {}): ZipFile => ({
  ...{ name, content: Buffer.from(content as Uint8Array) },
  ...more,
});
const contentTypes = (main: string) =>
  file(
    '[Content_Types].xml',
    `<Types><Override PartName="/main.xml" ContentType="application/vnd.openxmlformats-officedocument.${main}"/></Types>`,
  );
const docx = (...parts: ZipFile[]) =>
  writeZip([
    contentTypes('wordprocessingml.document.main+xml'),
    file('word/document.xml', '<w:document/>'),
    ...parts,
  ]);
const relationship = (attributes: string) =>
  file(
    'word/_rels/document.xml.rels',
    `<Relationships><Relationship Id="r1" ${attributes}/></Relationships>`,
  );
const type = (name: string) =>
  `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${name}"`;

describe('inspection of archives', () => {
  it('takes files and folders, and looks at each file', async () => {
    const zip = writeZip([
      file('allegati/', ''),
      file('allegati/relazione.txt'),
      file('a.pdf', writePdf(), { stored: true }),
    ]);
    expect(await lookAt(zip)).to.include({ type: 'zip', mediaType: 'application/zip', refused: null });
    expect(await refusalOf(writeZip([]))).to.equal('none');
    const hostile = writeZip([file('a/b.txt'), file('a/c.pdf', writePdf(['<< /S /JavaScript >>']))]);
    expect(await refusalOf(hostile)).to.equal('fileActiveContent a/c.pdf: JavaScript');
  });

  describe('refuses', () => {
    const unsafe: Readonly<Record<string, [string, () => Buffer]>> = {
      'a path that climbs out': ['pathTraversal', () => writeZip([file('a/../../etc/cron.d/x')])],
      'an absolute path': ['pathTraversal', () => writeZip([file('/etc/passwd')])],
      'a path of Windows': ['pathTraversal', () => writeZip([file('C:\\Windows\\x')])],
      'two files of one name': ['repeatedName', () => writeZip([file('A.txt'), file('a.TXT')])],
      'a link': ['link', () => writeZip([file('x', '/etc/passwd', { unixMode: 0o120777 })])],
      'another name in its header': [
        'directoryMismatch',
        () => writeZip([file('a.txt', text, { headerName: 'b.exe' })]),
      ],
      'a length that lies': [
        'sizeMismatch',
        () => writeZip([file('a.txt', Buffer.alloc(10_000), { claimedBytes: 10 })]),
      ],
      'files one over the other': [
        'overlappingEntries',
        () => {
          const inner = file('b');
          return writeZip([file('a', writeZip([inner]), { stored: true }), { ...inner, headerAt: 31 }]);
        },
      ],
      'a folder that carries data': ['folderWithData', () => writeZip([file('a/', 'data')])],
      'archives in archives in archives': ['nesting', () => nested(7)],
      'more entries than anybody reads': [
        'tooManyEntries',
        () => writeZip(Array.from({ length: 5_001 }, (_, at) => file(`${at}.txt`))),
      ],
    };
    for (const [what, [reason, make]] of Object.entries(unsafe))
      it(what, async () => {
        expect(await refusalOf(make())).to.match(new RegExp(`^fileArchiveUnsafe .*${reason}$`));
      });

    it('an encrypted entry', async () => {
      expect(await refusalOf(writeZip([file('a', text, { flags: 1 })]))).to.equal(
        'fileEncrypted encryptedEntry',
      );
    });

    it('what stands before, behind or between', async () => {
      const zip = [file('a.txt')];
      expect(await refusalOf(writeZip(zip, { after: Buffer.from('more') }))).to.equal(
        'filePolyglot dataAfterEnd',
      );
      expect(await refusalOf(writeZip(zip, { before: Buffer.from('GIF89a') }))).to.equal('filePolyglot zip');
      const shifted = Buffer.concat([writeZip([file('b.txt')]).subarray(0, 50), writeZip(zip)]);
      expect(await refusalOf(shifted)).to.equal('filePolyglot dataBeforeArchive');
      const hidden = writeZip([file('a.txt'), file('b.txt', Buffer.alloc(100), { stored: true })]);
      hidden.writeUInt16LE(1, hidden.length - 14);
      hidden.writeUInt16LE(1, hidden.length - 12);
      hidden.writeUInt32LE(51, hidden.length - 10);
      const listed = Buffer.concat([hidden.subarray(0, -22 - 51), hidden.subarray(-22)]);
      expect(await refusalOf(listed)).to.equal('fileArchiveUnsafe hiddenData');
    });

    it('a header of PDF that is no file of it', async () => {
      const named = writeZip([file('%PDF-1.7', text)]);
      expect(await refusalOf(named)).to.equal('filePolyglot pdf');
    });

    it('a bomb, flat, as files inside files, or behind a length that lies', async function () {
      this.timeout(60_000);
      const zeros = Buffer.alloc(120 * 1024 ** 2);
      expect(await refusalOf(writeZip([file('a', zeros)]))).to.equal('fileTooComplex inflatedBytes');
      const tenth = writeZip([file('a.txt', Buffer.alloc(12 * 1024 ** 2, 0x61))]);
      const many = writeZip(Array.from({ length: 12 }, (_, at) => file(`${at}.zip`, tenth)));
      expect(await refusalOf(many)).to.match(/^fileTooComplex .*inflatedBytes$/);
      const large = writeZip([file('a', zeros, { claimedBytes: 2 ** 31 })]);
      expect(await refusalOf(large)).to.equal('fileTooComplex tooLarge');
    });

    it('archives of other kinds, which are not looked into', async () => {
      for (const [start, kind] of [
        ['7z\xbc\xaf\x27\x1c', '7z'],
        ['Rar!\x1a\x07\0', 'rar'],
        ['\x1f\x8b\x08\0', 'gzip'],
      ] as const)
        expect(await refusalOf(Buffer.from(start, 'latin1'))).to.equal(`fileTypeNotAccepted ${kind}`);
    });

    it('an archive cut off, and a name that would reach a terminal raw', async () => {
      expect(await refusalOf(writeZip([file('a.txt')]).subarray(0, -30))).to.equal(
        'fileMalformed endMissing',
      );
      const ugly = writeZip([file('r\u202efdp.exe', 'MZ\x90\0')]);
      expect(await refusalOf(ugly)).to.equal('fileExecutable r?fdp.exe: exe');
    });
  });
});

describe('inspection of Office documents', () => {
  it('takes text, sheets and slides, with links that a person follows', async () => {
    const link = relationship(`${type('hyperlink')} Target="https://example.org" TargetMode="External"`);
    expect(await lookAt(docx(link))).to.include({ type: 'docx', refused: null });
    const xlsx = writeZip([
      contentTypes('spreadsheetml.sheet.main+xml'),
      file('xl/printerSettings1.bin', '\0\x01'),
    ]);
    expect(await lookAt(xlsx)).to.include({ type: 'xlsx', refused: null });
    const sheet = docx(file('word/embeddings/sheet.xlsx', xlsx));
    expect(await refusalOf(sheet)).to.equal('none');
  });

  const active: Readonly<Record<string, [string, Buffer]>> = {
    'macros by name': ['vbaProject.bin', docx(file('word/vbaProject.bin'))],
    'macros by content type': ['macros', writeZip([contentTypes('document.macroEnabled.main+xml')])],
    'a control': ['activeX1.xml', docx(file('word/activeX/activeX1.xml'))],
    'an OLE object': [
      'oleObject',
      docx(file('word/embeddings/x.bin', Buffer.from('d0cf11e0a1b11ae1', 'hex'))),
    ],
    'a template from elsewhere': [
      'attachedTemplate',
      docx(
        relationship(`${type('attachedTemplate')} Target="http://example.org/t.dotm" TargetMode="External"`),
      ),
    ],
    'a picture from elsewhere': [
      'externalRelationship',
      docx(relationship(`TargetMode = 'Ex&#116;ernal' ${type('image')} Target="http://example.org/x.png"`)),
    ],
    'a link to a file': [
      'externalRelationship',
      docx(relationship(`${type('hyperlink')} Target="file:///c:/x.exe" TargetMode="External"`)),
    ],
    'a field that starts a program': [
      'dde',
      docx(file('word/header1.xml', '<w:instrText xml:space="preserve"> DDEAUTO c:\\x "</w:instrText>')),
    ],
  };
  for (const [what, [reason, content]] of Object.entries(active))
    it(`refuses ${what}`, async () => {
      expect(await refusalOf(content)).to.equal(`fileActiveContent ${reason}`);
    });

  it('refuses a program among the parts, the formats of before 2007, and encrypted ones', async () => {
    expect(await refusalOf(docx(file('word/media/image1.png', 'MZ\x90\0')))).to.equal(
      'fileExecutable word/media/image1.png: exe',
    );
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
    expect(await refusalOf(ole)).to.equal('fileTypeNotAccepted ole');
    const encrypted = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await refusalOf(encrypted)).to.equal('fileEncrypted EncryptedPackage');
  });
});

describe('inspection of OpenDocument', () => {
  const odt = (...parts: ZipFile[]) =>
    writeZip([file('mimetype', 'application/vnd.oasis.opendocument.text', { stored: true }), ...parts]);

  it('takes a text', async () => {
    expect(await lookAt(odt(file('content.xml', '<office:document-content/>')))).to.include({
      type: 'odt',
      refused: null,
    });
  });

  it('refuses macros, events and encryption', async () => {
    expect(await refusalOf(odt(file('Basic/Standard/Module1.xml')))).to.equal('fileActiveContent macros');
    const event = '<script:event-listener script:event-name="dom:load"/>';
    expect(await refusalOf(odt(file('content.xml', event)))).to.equal('fileActiveContent events');
    const manifest = '<manifest:encryption-data/>';
    expect(await refusalOf(odt(file('META-INF/manifest.xml', manifest)))).to.equal(
      'fileEncrypted encryptedEntry',
    );
  });
});

describe('inspection of signed containers (ASiC)', () => {
  it('looks at the files that are signed', async () => {
    const asic = (name: string, content: Uint8Array | string) =>
      writeZip([file('mimetype', 'application/vnd.etsi.asic-e+zip', { stored: true }), file(name, content)]);
    expect(await lookAt(asic('offerta.pdf', writePdf()))).to.include({ type: 'asice', refused: null });
    expect(await refusalOf(asic('run', '#!/bin/sh'))).to.equal('fileExecutable run: script');
  });
});

function nested(depth: number): Buffer {
  let inner = writeZip([file('a.txt')]);
  for (let level = 0; level < depth; level += 1) inner = writeZip([file('inner.zip', inner)]);
  return inner;
}
