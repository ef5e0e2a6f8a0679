import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pack } from 'tar-stream';
import { makeKeys, open, place, sealRaw, type Keys } from './envelope-fixture.js';

/** An envelope made without any client of ours: `tar cf - bando-envelope.json FILES | age -r RECIPIENT`. */
describe('an envelope made with plain tools', () => {
  let keys: Keys;
  let folder: string;

  before(async () => {
    keys = await makeKeys();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bando-tar-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function write(name: string, content: string): { name: string; bytes: number; sha256: string } {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { name, bytes: Buffer.byteLength(content), sha256 };
  }

  function describeFiles(files: readonly object[], change: object = {}): void {
    writeFileSync(
      join(folder, 'bando-envelope.json'),
      JSON.stringify({ ...place, files, ...change }, null, 2),
    );
  }

  function tar(...args: string[]): Buffer {
    return execFileSync('tar', ['cf', '-', ...args], { cwd: folder, maxBuffer: 1e8 });
  }

  async function openTar(plaintext: Uint8Array): Promise<unknown> {
    const opening = await open(await sealRaw(plaintext, keys.recipient), keys.identity);
    return opening.ok ? opening.files.map(({ name }) => name) : opening.refused;
  }

  const longName = `${'cartella-lunga/'.repeat(9)}${'relazione tecnica illustrativa '.repeat(3)}.pdf`;

  for (const format of ['gnu', 'ustar', 'posix', 'oldgnu']) {
    it(`is read whatever headers tar writes: ${format}`, async () => {
      const names = format === 'ustar' ? ['relazione.pdf', 'oscurata/è.pdf'] : [longName, 'oscurata/è.pdf'];
      describeFiles(names.map((name) => write(name, `content of ${name}`)));
      expect(await openTar(tar(`--format=${format}`, 'bando-envelope.json', ...names))).to.deep.equal(names);
    });
  }

  it('may hold folders, start its paths with ./ and write digests in capitals', async () => {
    const entry = write('oscurata/relazione.pdf', 'redacted');
    describeFiles([{ ...entry, sha256: entry.sha256.toUpperCase() }], { note: 'made by hand' });
    expect(await openTar(tar('./bando-envelope.json', './oscurata'))).to.deep.equal([
      'oscurata/relazione.pdf',
    ]);
  });

  it('may leave the lot of an administrative envelope out', async () => {
    describeFiles([write('dgue.xml', '<dgue/>')], { kind: 'administrative', lot: undefined });
    const sealed = await sealRaw(tar('bando-envelope.json', 'dgue.xml'), keys.recipient);
    const at = { ...place, kind: 'administrative', lot: null } as const;
    expect(await open(sealed, keys.identity, { at })).to.have.property('ok', true);
  });

  const wrongArchives: readonly [string, string, () => Uint8Array][] = [
    ['is no tar', 'envelopeNotTar', () => Buffer.alloc(2048, 'x')],
    ['is empty', 'envelopeDescriptorMissing', () => new Uint8Array(0)],
    ['ends inside a file', 'envelopeNotTar', () => tar('bando-envelope.json', 'a').subarray(0, 1100)],
    [
      'does not start with its descriptor',
      'envelopeDescriptorMissing',
      () => tar('a', 'bando-envelope.json'),
    ],
    ['has no descriptor', 'envelopeDescriptorMissing', () => tar('a')],
    ['lacks a declared file', 'envelopeFileMissing', () => tar('bando-envelope.json')],
    [
      'holds a file that is not declared',
      'envelopeFileUndeclared',
      () => tar('bando-envelope.json', 'a', 'b'),
    ],
    [
      'holds a file twice',
      'envelopeFileRepeated',
      () => tar('--hard-dereference', 'bando-envelope.json', 'a', 'a'),
    ],
    ['holds a link to a link', 'envelopeEntryForbidden', () => tar('bando-envelope.json', 'soft')],
    ['holds a hard link', 'envelopeEntryForbidden', () => tar('bando-envelope.json', 'a', 'hard')],
    ['holds a device', 'envelopeEntryForbidden', () => tar('-P', 'bando-envelope.json', '/dev/null')],
    [
      'climbs out',
      'envelopePathForbidden',
      () => tar('--transform=s,^a$,../a,', '-P', 'bando-envelope.json', 'a'),
    ],
    [
      'is absolute',
      'envelopePathForbidden',
      () => tar('--transform=s,^a$,/etc/a,', '-P', 'bando-envelope.json', 'a'),
    ],
    [
      'has a folder that climbs out',
      'envelopePathForbidden',
      () => tar('--transform=s,^d,../d,', '-P', 'bando-envelope.json', 'd'),
    ],
  ];
  for (const [title, code, make] of wrongArchives) {
    it(`is refused when it ${title}: ${code}`, async () => {
      describeFiles([write('a', 'content of a')]);
      write('b', 'content of b');
      mkdirSync(join(folder, 'd'));
      linkSync(join(folder, 'a'), join(folder, 'hard'));
      symlinkSync('/etc/passwd', join(folder, 'soft'));
      expect(await openTar(make())).to.equal(code);
    });
  }

  const wrongDescriptors: readonly [string, string, (entry: { name: string; bytes: number }) => object][] = [
    ['another digest', 'envelopeFileWrong', (entry) => ({ files: [{ ...entry, sha256: '00'.repeat(32) }] })],
    ['another size', 'envelopeFileWrong', (entry) => ({ files: [{ ...entry, bytes: entry.bytes + 1 }] })],
    ['a file twice', 'envelopeFileRepeated', (entry) => ({ files: [entry, entry] })],
    ['too many files', 'envelopeTooManyFiles', (entry) => ({ files: Array(501).fill(entry) })],
    ['too many bytes', 'envelopeTooLarge', (entry) => ({ files: [{ ...entry, bytes: 5e12 }] })],
    [
      'a path that climbs out',
      'envelopeDescriptorInvalid',
      (entry) => ({ files: [{ ...entry, name: '../a' }] }),
    ],
    [
      'itself',
      'envelopeDescriptorInvalid',
      (entry) => ({ files: [{ ...entry, name: 'bando-envelope.json' }] }),
    ],
    ['half a byte', 'envelopeDescriptorInvalid', (entry) => ({ files: [{ ...entry, bytes: 0.5 }] })],
    ['no files', 'envelopeDescriptorInvalid', () => ({ files: undefined })],
    ['no bid', 'envelopeDescriptorInvalid', () => ({ bid: undefined })],
    ['an unknown kind', 'envelopeDescriptorInvalid', () => ({ kind: 'secret' })],
    ['another format', 'envelopeDescriptorInvalid', () => ({ format: 'bando-envelope/2' })],
    ['half a megabyte of nothing', 'envelopeDescriptorInvalid', () => ({ note: 'x'.repeat(600_000) })],
  ];
  for (const [title, code, change] of wrongDescriptors) {
    it(`is refused when its header declares ${title}: ${code}`, async () => {
      const entry = write('a', 'content of a');
      describeFiles([entry], change(entry));
      expect(await openTar(tar('bando-envelope.json', 'a'))).to.equal(code);
    });
  }

  it('is refused when its header is no JSON', async () => {
    write('bando-envelope.json', '{');
    expect(await openTar(tar('bando-envelope.json'))).to.equal('envelopeDescriptorInvalid');
  });

  it('is refused for entries without end', async () => {
    describeFiles([write('a', 'content of a')]);
    const archive = pack();
    archive.entry({ name: 'bando-envelope.json' }, readFileSync(join(folder, 'bando-envelope.json')));
    for (let at = 0; at < 2000; at += 1) archive.entry({ name: `folder-${at}`, type: 'directory' });
    archive.finalize();
    const chunks: Uint8Array[] = [];
    for await (const chunk of archive as AsyncIterable<Uint8Array>) chunks.push(chunk);
    expect(await openTar(Buffer.concat(chunks))).to.equal('envelopeTooManyFiles');
  });
});
