import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect } from 'chai';
import { makeChildCommand, usualLimits } from '../../activities/inspection/child-command.js';
import { getChildProgram } from '../../activities/inspection/child-program.js';
import { FileInspector } from '../../activities/inspection/file-inspector.js';
import { runChild } from '../../activities/inspection/run-child.js';
import { DomainError } from '../../domain/errors.js';
import type { FileVerdict } from '../../domain/inspection/verdict.js';
import { deflateBomb, withMetadata, writePdf, xmpMetadata } from '../../proofs/bombs/write-pdf.js';
import { writeZip } from '../../proofs/bombs/write-zip.js';
import { eicar, FakeClamd } from './fake-clamd.js';

const mebibyte = 1024 ** 2;
const tightLimits = { memoryBytes: 300 * mebibyte, heapMebibytes: 48, cpuSeconds: 20 };

describe('the inspector of files', function () {
  this.timeout(120_000);
  let folder: string;
  const inspector = new FileInspector();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bando-inspection-'));
    await getChildProgram();
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function write(name: string, content: Uint8Array | string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }

  async function inspectBoth(content: Uint8Array | string, by = inspector): Promise<FileVerdict> {
    const path = await write('file', content);
    const { size } = await stat(path);
    const asFile = await by.inspectFile(path, size);
    expect(await by.inspectContent(createReadStream(path), size)).to.deep.equal(asFile);
    return asFile;
  }

  const runScript = (program: string, limits = tightLimits, timeoutMs = 20_000) =>
    runChild({ command: makeChildCommand(limits), program, timeoutMs }, { content: oneChunk('x') });

  it('gives the same verdict of a file and of its bytes as they come', async () => {
    const pdf = withMetadata(xmpMetadata('3', 'A', 'elements'));
    expect(await inspectBoth(pdf)).to.include({ type: 'pdf', pdfa: '3a', refused: null });
    expect(await inspectBoth(Buffer.concat([pdf, Buffer.from('x')]))).to.include({ refused: 'filePolyglot' });
    expect(await inspectBoth(Buffer.alloc(3 * mebibyte, 'Relazione '))).to.include({ type: 'text' });
  });

  it('lets the child open nothing, start nothing, and speak to nobody', async function () {
    if (!inspector.confined.network) return this.skip();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const attempt = (code: string) =>
      `await (async () => { try { ${code}; return 'done' } catch { return 'denied' } })()`;
    const answer = await runScript(`
      import fs from 'node:fs'; import net from 'node:net'; import { once } from 'node:events';
      import { spawnSync } from 'node:child_process';
      fs.writeSync(1, 'ready\\n');
      const attempts = [
        ${attempt(`fs.readFileSync('/etc/hostname')`)},
        ${attempt(`fs.writeFileSync('/tmp/bando-escaped', 'x')`)},
        ${attempt(`if (spawnSync('/bin/true').error) throw 1`)},
        ${attempt(`new Function('return 1')()`)},
        ${attempt(`await once(net.connect(${port}, '127.0.0.1'), 'connect')`)},
        ${attempt(`if (Object.keys(process.env).length === 0) throw 1`)},
      ];
      const verdict = { type: 'text', mediaType: 'text/plain', pdfa: null, refused: null, reasons: attempts };
      fs.writeSync(1, JSON.stringify(verdict) + '\\n');`);
    server.close();
    expect(answer.reasons).to.deep.equal(Array.from({ length: 6 }, () => 'denied'));
  });

  it('takes whatever ends a child at work for a verdict: its memory, its time, its silence, its babble', async () => {
    const verdicts = await Promise.all([
      runScript(`console.log('ready'); const held = []; for (;;) held.push(Buffer.alloc(2 ** 24, 1))`),
      runScript(`console.log('ready'); let held = []; for (;;) held = [held, new Array(1000).fill(held)]`),
      runScript(`console.log('ready'); for (;;);`, { ...tightLimits, cpuSeconds: 1 }),
      runScript(`console.log('ready'); setInterval(() => 0, 1000)`, tightLimits, 2_000),
      runScript(`console.log('ready\\n' + 'x'.repeat(1e6)); setInterval(() => 0, 1000)`, tightLimits, 5_000),
      runScript(`console.log('ready\\n{"type":"pdf","refused":null}')`),
      runScript(`console.log('ready'); process.exit(0)`),
    ]);
    for (const { refused, reasons } of verdicts)
      expect({ refused, reasons }).to.deep.equal({ refused: 'fileTooComplex', reasons: ['limits'] });
  });

  it('says nothing of a file where no child can be had: it can be inspected again', async () => {
    const trouble: unknown[] = [];
    const limits = { ...usualLimits, heapMebibytes: 0.1 };
    const broken = new FileInspector({ limits, onTrouble: (error) => trouble.push(error) });
    expect(await codeOf(broken.inspectFile(await write('a.txt', 'a'), 1))).to.equal('temporarilyUnavailable');
    expect(trouble).to.have.length(1);
  });

  it('looks at few files at a time, and turns away what would wait too long', async () => {
    const narrow = new FileInspector({ slots: 1, maxWaiting: 2 });
    const path = await write('a.txt', 'a');
    const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(narrow.inspectFile(path, 1))));
    expect(codes.sort()).to.deep.equal([
      'none',
      'none',
      'none',
      'temporarilyUnavailable',
      'temporarilyUnavailable',
    ]);
    expect(await codeOf(narrow.inspectFile(path, 1))).to.equal('none');
  });

  it('does not notice a bomb: who is served waits no longer, and this process grows by little', async () => {
    const chain = { dictionary: '/Filter [/FlateDecode /FlateDecode]', data: deflateBomb(256, 2) };
    const files = await Promise.all([
      write('bomb.pdf', writePdf([chain])),
      write('bomb.zip', writeZip([{ name: 'a', content: Buffer.alloc(120 * mebibyte) }])),
      write('polyglot.pdf', writePdf([], { after: writeZip([{ name: 'a', content: Buffer.from('b') }]) })),
    ]);
    await inspector.inspectFile(await write('a.txt', 'a'), 1);
    const before = process.memoryUsage().rss;
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const verdicts = await Promise.all(
      files.map(async (path) => inspector.inspectFile(path, (await stat(path)).size)),
    );
    delay.disable();
    expect(verdicts.map(({ refused }) => refused)).to.deep.equal([
      'fileTooComplex',
      'fileTooComplex',
      'filePolyglot',
    ]);
    expect(delay.percentile(99) / 1e6, 'milliseconds').to.be.lessThan(100);
    expect((process.memoryUsage().rss - before) / mebibyte, 'mebibytes').to.be.lessThan(50);
  });

  describe('with an antivirus', () => {
    let clamd: FakeClamd;
    let scanning: FileInspector;

    before(async () => {
      clamd = new FakeClamd();
      scanning = new FileInspector({ clamd: await clamd.start() });
    });
    beforeEach(() => (clamd.behaviour = 'answers'));
    after(() => clamd.stop());

    it('takes what is clean, and refuses what it finds', async () => {
      expect(await inspectBoth('clean', scanning)).to.include({ type: 'text', refused: null });
      const { refused, reasons } = await inspectBoth(eicar, scanning);
      expect({ refused, reasons }).to.deep.equal({
        refused: 'fileInfected',
        reasons: ['Eicar-Test-Signature'],
      });
      const inner = Buffer.concat([
        Buffer.alloc(200_000, 'a'),
        Buffer.from(eicar),
        Buffer.alloc(200_000, 'a'),
      ]);
      expect(await inspectBoth(inner, scanning)).to.include({ refused: 'fileInfected' });
      expect(clamd.scanned.at(-1)).to.equal(inner.length);
    });

    it('refuses what it will not take whole', async () => {
      const verdict = await inspectBoth(Buffer.alloc(5 * mebibyte, 'a'), scanning);
      expect(verdict).to.deep.include({ refused: 'fileTooComplex', reasons: ['antivirusLimit'] });
    });

    it('keeps the first refusal, of structure', async () => {
      expect(await inspectBoth('#!/bin/sh\n', scanning)).to.include({ refused: 'fileExecutable' });
    });

    for (const behaviour of ['hangsUp', 'talksNonsense'] as const)
      it(`says nothing of a file where the antivirus ${behaviour}`, async () => {
        clamd.behaviour = behaviour;
        const path = await write('a.txt', 'a');
        expect(await codeOf(scanning.inspectFile(path, 1))).to.equal('scannerUnavailable');
        expect(await codeOf(scanning.inspectContent(createReadStream(path), 1))).to.equal(
          'scannerUnavailable',
        );
        clamd.behaviour = 'answers';
        expect(await codeOf(scanning.inspectFile(path, 1))).to.equal('none');
      });

    it('says nothing of a file where there is none', async () => {
      const absent = new FileInspector({ clamd: { host: '127.0.0.1', port: 1 } });
      expect(await codeOf(absent.inspectFile(await write('a.txt', 'a'), 1))).to.equal('scannerUnavailable');
    });
  });
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => {
      if (error instanceof DomainError) return error.code;
      throw error;
    },
  );
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
