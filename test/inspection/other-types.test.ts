import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { writePdf, xmpMetadata, withMetadata } from '../../proofs/bombs/write-pdf.js';
import { writeZip } from '../../proofs/bombs/write-zip.js';
import { lookAt, refusalOf } from './look-at.js';

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe('inspection of texts', () => {
  it('takes text in UTF-8, UTF-16 and the encoding of old spreadsheets, and tells JSON', async () => {
    const texts: [Uint8Array | string, string][] = [
      ['Ribasso: 18,25 % – così è\n', 'text'],
      [Buffer.from('\ufeffPrezzo; quantità', 'utf16le'), 'text'],
      [Buffer.from('Prezzo;quantit\xe0\r\n', 'latin1'), 'text'],
      ['MZ-2026 is a protocol number', 'text'],
      ['{"lot": 1}', 'json'],
      ['{not json', 'text'],
    ];
    for (const [content, type] of texts) expect(await lookAt(content)).to.include({ type, refused: null });
  });

  it('refuses what is no type that it knows, and nothing at all', async () => {
    expect(await refusalOf(Buffer.from([1, 2, 3, 0, 255]))).to.equal('fileTypeNotAccepted unknown');
    expect(await refusalOf('')).to.equal('fileMalformed empty');
    expect(await refusalOf('{\\rtf1 {\\object}}')).to.equal('fileTypeNotAccepted rtf');
    expect(await refusalOf('%!PS-Adobe-3.0')).to.equal('fileTypeNotAccepted postscript');
  });

  it('refuses programs, whatever they are called', async () => {
    const programs: [string, string][] = [
      ['MZ\x90\0\x03', 'exe'],
      ['\x7fELF\x02', 'elf'],
      ['\xca\xfe\xba\xbe\0', 'class'],
      ['#!/bin/sh\n', 'script'],
      ['L\0\0\0\x01\x14\x02\0', 'lnk'],
    ];
    for (const [start, type] of programs)
      expect(await refusalOf(Buffer.from(start, 'latin1'))).to.equal(`fileExecutable ${type}`);
    expect(await refusalOf('[InternetShortcut]\nURL=file:///x')).to.equal('fileActiveContent shortcut');
  });
});

describe('inspection of markup', () => {
  it('takes XML, drawings and pages that only show', async () => {
    const passive: [string, string][] = [
      [
        '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="fattura.xsl"?><Invoice script="a"/>',
        'xml',
      ],
      ['<Tender><script>a word of its own vocabulary</script></Tender>', 'xml'],
      [svg('<path d="M0 0"/><!-- <script> -->'), 'svg'],
      ['<!DOCTYPE html><html><body><p>Relazione</p></body></html>', 'html'],
    ];
    for (const [content, type] of passive) expect(await lookAt(content)).to.include({ type, refused: null });
  });

  const active: Readonly<Record<string, [string, string]>> = {
    'a script': ['script', svg('<script>1</script>')],
    'a script with a prefix': ['script', '<x xmlns:h="http://www.w3.org/1999/xhtml"><h:script/></x>'],
    'an event': ['onload', svg('', 'onload="x()"')],
    'an event behind a comment': ['onload', `<!-- a -->${svg('', 'onload="x()"')}`],
    'an event behind a quoted bracket': ['onload', svg('<g title=">" onload="x()"/>')],
    'an address that runs': ['href address', svg('<a href=" java&#x0A;script&colon;x()">a</a>')],
    'a foreign object': ['foreignobject', svg('<foreignObject/>')],
    'a page with a script': ['script', '<html><SCRIPT src=x></html>'],
    'a frame': ['iframe', '<p>x</p><iframe src="x">'],
    'a page that goes elsewhere': ['refresh', '<html><meta http-equiv="Refresh" content="0;url=x">'],
    entities: [
      'entities',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ],
    'a grammar from elsewhere': [
      'externalDtd',
      '<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
    ],
    'a stylesheet that is the file itself': [
      'stylesheet',
      '<?xml version="1.0"?><?xml-stylesheet href="#x" type="text/xsl"?><a/>',
    ],
  };
  for (const [what, [reason, content]] of Object.entries(active))
    it(`refuses ${what}, in UTF-16 too`, async () => {
      expect(await refusalOf(content)).to.equal(`fileActiveContent ${reason}`);
      expect(await refusalOf(Buffer.from(`\ufeff${content}`, 'utf16le'))).to.equal(
        `fileActiveContent ${reason}`,
      );
    });
});

describe('inspection of pictures', () => {
  it('takes one that is nothing else', async () => {
    expect(await lookAt(png)).to.include({ type: 'png', mediaType: 'image/png', refused: null });
  });

  it('refuses one that is an archive, a document or a page as well', async () => {
    const zip = writeZip([{ name: 'a', content: Buffer.from('b') }]);
    expect(await refusalOf(Buffer.concat([png, zip]))).to.equal('filePolyglot zip');
    expect(await refusalOf(Buffer.concat([png, writePdf()]))).to.equal('filePolyglot pdf');
    expect(await refusalOf(Buffer.concat([png, Buffer.from('<script>x')]))).to.equal('filePolyglot html');
    const rar = Buffer.from('Rar!\x1a\x07\x01\0', 'latin1');
    expect(await refusalOf(Buffer.concat([png, Buffer.alloc(9_000), rar]))).to.equal('filePolyglot rar');
    const tar = Buffer.concat([png, Buffer.alloc(257 - png.length), Buffer.from('ustar')]);
    expect(await refusalOf(tar)).to.equal('filePolyglot tar');
  });
});

describe('inspection of signed files (CMS)', () => {
  let folder: string;
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'bando-cms-'));
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'k.pem',
      '-out',
      'c.pem',
      '-subj',
      '/CN=x',
    );
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function sign(content: Uint8Array | string, ...more: string[]): Buffer {
    writeFileSync(join(folder, 'in'), content);
    openssl(
      'cms',
      '-sign',
      '-binary',
      '-in',
      'in',
      '-signer',
      'c.pem',
      '-inkey',
      'k.pem',
      '-out',
      'out',
      ...more,
    );
    return readFileSync(join(folder, 'out'));
  }
  const whole = ['-nodetach', '-outform', 'DER'];
  const document = withMetadata(xmpMetadata('2', 'B', 'attributes'));

  it('looks at what is signed, in one piece, streamed, in PEM and in base64', async () => {
    const expected = { type: 'p7m', pdfa: '2b', refused: null };
    const signed = sign(document, ...whole);
    expect(await lookAt(signed)).to.include(expected);
    expect(await lookAt(sign(document, ...whole, '-stream'))).to.include(expected);
    expect(await lookAt(sign(document, '-nodetach', '-outform', 'PEM'))).to.include(expected);
    expect(await lookAt(signed.toString('base64'))).to.include(expected);
    expect(await lookAt(sign(signed, ...whole))).to.include(expected);
  });

  it('refuses what is refused unsigned', async () => {
    const script = writePdf(['<< /S /JavaScript >>']);
    expect(await refusalOf(sign(script, ...whole))).to.equal('fileActiveContent content: JavaScript');
    expect(await refusalOf(sign('#!/bin/sh', ...whole, '-stream'))).to.equal(
      'fileExecutable content: script',
    );
  });

  it('takes a signature alone, and refuses what follows one, what is cut off and what is encrypted', async () => {
    const alone = sign(document, '-outform', 'DER');
    expect(await lookAt(alone)).to.include({ type: 'p7s', refused: null });
    expect(await refusalOf(Buffer.concat([alone, writePdf()]))).to.equal('filePolyglot dataAfterEnd');
    expect(await refusalOf(alone.subarray(0, 300))).to.equal('fileMalformed cms');
    openssl('cms', '-encrypt', '-in', 'in', '-aes256', '-outform', 'DER', '-out', 'sealed', 'c.pem');
    expect(await refusalOf(readFileSync(join(folder, 'sealed')))).to.equal('fileEncrypted envelopedData');
  });
});
