import { deflateSync } from 'node:zlib';
import type { FileRefusal } from '../../domain/inspection/verdict.js';
import { deflateBomb, objectStream, withMetadata, writePdf, xmpMetadata } from './write-pdf.js';
import { writeZip, type ZipFile } from './write-zip.js';

export interface HostileFile {
  readonly name: string;
  readonly refused: FileRefusal;
  readonly content: Buffer;
}

const mebibyte = 1024 ** 2;
const script = '<< /S /JavaScript /JS (app.alert(1)) >>';
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const entry = (name: string, content: Uint8Array, more: Partial<ZipFile> = {}): ZipFile => ({
  name,
  content,
  ...more,
});

/** Sixteen mebibytes as sixteen thousand bytes: by the thousand, more than any machine has. */
const filling = Buffer.alloc(16 * mebibyte, 'a');

/** Files that were made to harm who reads them, with the code that each must get. */
export function* hostileFiles(): Generator<HostileFile> {
  yield* bombs();
  yield* slowFiles();
  yield* polyglots();
}

function* bombs(): Generator<HostileFile> {
  const page = { dictionary: '/Filter /FlateDecode', data: deflateBomb(500, 1) };
  yield {
    name: 'pdf: a page of 500 MiB in half a megabyte',
    refused: 'fileTooComplex',
    content: writePdf([page]),
  };
  const chain = { dictionary: '/Filter [/FlateDecode /FlateDecode]', data: deflateBomb(1_200, 2) };
  yield { name: 'pdf: 1.2 GiB through two filters', refused: 'fileTooComplex', content: writePdf([chain]) };
  const objects = {
    dictionary: '/Type /ObjStm /N 1 /First 6 /Filter /FlateDecode',
    data: deflateBomb(500, 1),
  };
  yield { name: 'pdf: an object stream of 500 MiB', refused: 'fileTooComplex', content: writePdf([objects]) };
  const runs = {
    dictionary: '/Filter [/FlateDecode /RunLengthDecode]',
    data: deflateSync(Buffer.alloc(8 * mebibyte, 0x81)),
  };
  yield { name: 'pdf: run lengths inside deflate', refused: 'fileTooComplex', content: writePdf([runs]) };
  const attached = withMetadata(xmpMetadata('3', 'A', 'elements'), [
    '<< /Type /Filespec /EF << /F 6 0 R >> >>',
    { dictionary: '/Type /EmbeddedFile /Filter /FlateDecode', data: deflateSync(deepZip(3)) },
  ]);
  yield { name: 'pdf/a-3: a zip bomb attached', refused: 'fileTooComplex', content: attached };
  yield {
    name: 'zip: 120 files of 16 MiB',
    refused: 'fileTooComplex',
    content: writeZip(copies(120, filling)),
  };
  yield { name: 'zip: as 42.zip, five levels of sixteen', refused: 'fileTooComplex', content: deepZip(5) };
  yield { name: 'zip: deeper than anybody packs', refused: 'fileArchiveUnsafe', content: matryoshka(30) };
  yield { name: 'zip: entries over one another', refused: 'fileArchiveUnsafe', content: overlapping() };
  const many = writeZip(Array.from({ length: 60_000 }, (_, at) => entry(`${at}`, Buffer.alloc(0))));
  yield { name: 'zip: 60,000 entries', refused: 'fileArchiveUnsafe', content: many };
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join(
    '',
  );
  const entities = Buffer.from(`<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">${laughs}]><l>&l9;</l>`);
  yield { name: 'xml: a billion laughs', refused: 'fileActiveContent', content: entities };
}

/** Against readers that go back over what they have read, or call themselves. */
function* slowFiles(): Generator<HostileFile> {
  yield {
    name: 'pdf: brackets that never close',
    refused: 'fileTooComplex',
    content: writePdf(['[<<'.repeat(mebibyte)]),
  };
  yield {
    name: 'pdf: objects that all begin and never end',
    refused: 'fileTooComplex',
    content: writePdf(['obj<<('.repeat(2 * mebibyte)]),
  };
  const tags = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${'<a b=1 '.repeat(mebibyte)}><script>`);
  yield {
    name: 'svg: a tag of a million attributes, and a script',
    refused: 'fileActiveContent',
    content: tags,
  };
  const ber = Buffer.concat([
    Buffer.from('308006092a864886f70d010702a0803080', 'hex'),
    Buffer.alloc(4 * mebibyte, Buffer.of(0x30, 0x80)),
  ]);
  yield { name: 'p7m: sequences in sequences', refused: 'fileTooComplex', content: ber };
}

function* polyglots(): Generator<HostileFile> {
  const zip = writeZip([entry('run.txt', Buffer.from('x'))]);
  yield { name: 'pdf and zip', refused: 'filePolyglot', content: writePdf([], { after: zip }) };
  yield { name: 'png and zip', refused: 'filePolyglot', content: Buffer.concat([png, zip]) };
  yield { name: 'gif and pdf', refused: 'filePolyglot', content: writePdf([], { before: 'GIF89a' }) };
  yield {
    name: 'png and html',
    refused: 'filePolyglot',
    content: Buffer.concat([png, Buffer.from('<script>x</script>')]),
  };
  const html = Buffer.concat([Buffer.from('%PDF-1.7\n%<html><script>x</script>\n'), writePdf()]);
  yield { name: 'pdf and html', refused: 'filePolyglot', content: html };
  yield { name: 'exe and pdf', refused: 'filePolyglot', content: writePdf([], { before: 'MZ\x90\0' }) };
  const inside = writeZip([entry('a/b.pdf', writePdf([objectStream([script])]))]);
  yield {
    name: 'a script in an object stream of a pdf in a zip',
    refused: 'fileActiveContent',
    content: inside,
  };
}

function copies(count: number, content: Uint8Array): ZipFile[] {
  const names = Array.from({ length: count }, (_, at) => `${at}.txt`);
  return names.map((name) => entry(name, content));
}

/** Sixteen archives in each of sixteen … around sixteen mebibytes each. */
function deepZip(levels: number): Buffer {
  let inner: Buffer = writeZip(copies(16, filling));
  for (let level = 1; level < levels; level += 1)
    inner = writeZip(Array.from({ length: 16 }, (_, at) => entry(`${at}.zip`, inner)));
  return inner;
}

function matryoshka(levels: number): Buffer {
  let inner = writeZip([entry('a.txt', Buffer.from('a'))]);
  for (let level = 0; level < levels; level += 1) inner = writeZip([entry('inner.zip', inner)]);
  return inner;
}

/** One file that lies, with its own header, inside another. */
function overlapping(): Buffer {
  const inner = entry('b', filling);
  return writeZip([entry('a', writeZip([inner]), { stored: true }), { ...inner, headerAt: 31 }]);
}
