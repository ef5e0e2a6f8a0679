import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { filesToSeal } from '../../cli/files-to-seal.js';
import { toReceiptClaims, type ReceiptEntry } from '../../domain/ledger/receipt-claims.js';
import { signReceipt, toPublicReceiptJwk } from '../../domain/ledger/receipt.js';
import {
  keyRefsOf,
  makeManifest,
  manifestFingerprint,
  type Custodian,
  type KeysManifest,
} from '../../domain/sealing/manifest.js';
import type { LotId, PersonId, TenderId } from '../../domain/types.js';
import { makeKeys } from '../domain/sealing/envelope-fixture.js';
import { runBando, type Run } from './run-bando.js';
import { startTinyService, type TinyService } from './tiny-service.js';

const bando = join(import.meta.dirname, '../../cli/bando.mjs');

/** The command as a person starts it: a process of its own. */
function spawnBando(argv: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve) => {
    const options = { env: { PATH: process.env.PATH ?? '', ...env } };
    execFile(process.execPath, [bando, ...argv], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

describe('bando seal and bando verify-receipt', () => {
  let folder: string;
  let manifest: KeysManifest;
  const at = (name: string): string => join(folder, name);
  const write = (name: string, content: string): string => {
    writeFileSync(at(name), content);
    return at(name);
  };
  const offer = {
    ...{ lot: 'LOT-0001', discountPercent: '12.50', priceCents: 105_000_000 },
    ...{ labourCostCents: 40_000_000, safetyCostCents: 600_000 },
  };

  before(async () => {
    const custodians: Custodian[] = [];
    for (const person of ['a', 'b', 'c']) {
      custodians.push({ custodian: person as PersonId, recipient: (await makeKeys()).recipient });
    }
    const keyRefs = keyRefsOf(['LOT-0001' as LotId]);
    const notBefore = '2026-12-23T11:00:00.000Z';
    manifest = await makeManifest({ tender: 't-1' as TenderId, notBefore, k: 2, n: 3, keyRefs, custodians });
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bando-cli-'));
    write('manifest.json', JSON.stringify(manifest));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  describe('seal', () => {
    const bid = ['--tender', 't-1', '--supplier', 'alfa', '--bid', 'bid-1'];
    const technical = [...bid, '--kind', 'technical', '--lot', 'LOT-0001'];
    const economic = [...bid, '--kind', 'economic', '--lot', 'LOT-0001'];
    const offline = (): string[] => ['--manifest', at('manifest.json'), '-o', at('out.age')];
    const seal = (...argv: string[]): Promise<Run> => runBando(['seal', ...argv]);

    it('works without a network and prints what the commit names', async () => {
      const { code, out, err } = await seal(...technical, ...offline(), write('relazione.pdf', 'content'));
      const ciphertext = readFileSync(at('out.age'));
      expect(code).to.equal(0);
      expect(JSON.parse(out)).to.deep.equal({
        kind: 'technical',
        lot: 'LOT-0001',
        sha256: createHash('sha256').update(ciphertext).digest('hex'),
        bytes: ciphertext.length,
        recipient: manifest.keys[1]?.recipient,
      });
      expect(err).to.equal(`manifest sha256:${manifestFingerprint(manifest)}\n`);
    });

    it('runs as a process of its own, and refuses in one line', async () => {
      const argv = ['seal', ...technical, ...offline(), write('relazione.pdf', 'content')];
      const { code, out, err } = await spawnBando(argv);
      expect({ code, err }).to.deep.equal({
        code: 0,
        err: `manifest sha256:${manifestFingerprint(manifest)}\n`,
      });
      expect(JSON.parse(out)).to.include({ kind: 'technical' });
      const refused = await spawnBando(['seal', ...technical]);
      expect(refused).to.deep.equal({ code: 1, out: '', err: 'usage: --output is needed\n' });
    });

    it('takes the published manifest without credentials, and holds it to a fingerprint', async () => {
      const service = await startTinyService();
      service.answers.set('GET /tenders/t-1/manifest', { body: manifest });
      const argv = [
        ...technical,
        '--url',
        service.url,
        '-o',
        at('out.age'),
        write('relazione.pdf', 'content'),
      ];
      const fingerprint = manifestFingerprint(manifest);
      const same = await seal(
        ...argv,
        '--fingerprint',
        `sha256:${fingerprint.toUpperCase()}`.replace('SHA', 'sha'),
      );
      const other = await seal(...argv, '--fingerprint', '00'.repeat(32));
      await service.stop();
      expect(same.code).to.equal(0);
      expect(other.err).to.match(/^fingerprintMismatch: /);
      expect(service.seen.map(({ authorization }) => authorization)).to.deep.equal([undefined, undefined]);
    });

    it('takes folders whole and keeps redacted copies in theirs', async () => {
      mkdirSync(at('oscurata'));
      mkdirSync(at('allegati/cv'), { recursive: true });
      const files = [write('relazione.pdf', 'a'), write('oscurata/relazione.pdf', 'b')];
      write('allegati/cv/rossi.pdf', 'c');
      write('allegati/b.pdf', 'd');
      const names = (await filesToSeal([...files, at('allegati/')])).map(({ name }) => name);
      expect(names).to.deep.equal([
        ...['relazione.pdf', 'oscurata/relazione.pdf'],
        ...['allegati/b.pdf', 'allegati/cv/rossi.pdf'],
      ]);
      expect((await seal(...technical, ...offline(), files[0] ?? '', at('oscurata'))).code).to.equal(0);
    });

    it('refuses two files of one name, and leaves nothing half sealed', async () => {
      mkdirSync(at('other'));
      const [first, second] = [write('a.pdf', 'a'), write('other/a.pdf', 'b')];
      const run = await seal(...technical, ...offline(), first, second);
      expect(run.err.split('\n')[1]).to.equal(
        `invalidInput: ${second}: its name cannot be in an envelope, or is there twice`,
      );
      expect(readdirSync(folder).filter((name) => name.startsWith('out.age'))).to.deep.equal([]);
    });

    it('refuses an economic envelope whose offer will not be read at the opening', async () => {
      const offerFile = (change: object): string =>
        write('offer.json', JSON.stringify({ ...offer, ...change }));
      expect((await seal(...economic, ...offline(), write('prezzo.txt', '1'))).err).to.match(
        /offerMissing: /,
      );
      for (const [change, member] of [
        [{ lot: 'LOT-0002' }, 'lot'],
        [{ discountPercent: 12.5 }, 'discountPercent'],
      ] as const) {
        const { err } = await seal(...economic, ...offline(), offerFile(change));
        expect(err).to.match(
          new RegExp(`offerUnreadable: .*/offer\\.json is no .* for LOT-0001 in «${member}»\n$`),
        );
      }
      expect(existsSync(at('out.age'))).to.equal(false);
      expect((await seal(...economic, ...offline(), offerFile({}))).code).to.equal(0);
    });

    const usageFaults: readonly [string, () => string[]][] = [
      ['--tender is needed', () => ['--kind', 'technical']],
      ['--kind is one of administrative, technical, economic', () => [...bid, '-o', 'x', '--kind', 'other']],
      ['--lot is needed for the economic envelope', () => [...bid, '-o', 'x', '--kind', 'economic']],
      [
        'the administrative envelope is of the tender: leave --lot out',
        () => [...bid, '-o', 'x', '--kind', 'administrative', '--lot', 'LOT-0001'],
      ],
      ['name the files of the envelope', () => [...technical, ...offline()]],
      ["Unknown option '--secret'", () => ['--secret']],
    ];
    for (const [line, argv] of usageFaults) {
      it(`says «${line}»`, async () => {
        const run = await seal(...argv());
        expect(run).to.include({ code: 1, out: '' });
        expect(run.err).to.match(new RegExp(`^usage: ${line.replace(/[.?']/g, '.')}`));
      });
    }

    it('says in one line what is wrong with manifest, key or file', async () => {
      const file = write('a.pdf', 'a');
      const wrong: readonly [string[], RegExp][] = [
        [[...technical, '--manifest', file, '-o', 'x', file], /^jsonInvalid: /],
        [[...technical, '--manifest', at('absent.json'), '-o', 'x', file], /^ENOENT: /],
        [[...technical, '-o', 'x', file], /^urlMissing: /],
        [[...technical, '--url', 'nowhere', '-o', 'x', file], /^urlInvalid: /],
        [[...technical, '--url', 'http://127.0.0.1:1', '-o', 'x', file], /^serviceUnreachable: /],
        [[...technical.slice(2), '--tender', 't-2', ...offline(), file], /^manifestInvalid: .*reason tender/],
        [[...technical.slice(0, -1), 'LOT-0009', ...offline(), file], /\nkeyUnknown: /],
        [[...technical, ...offline(), at('absent.pdf')], /\nENOENT: /],
        [[...technical, ...offline(), '/dev/null'], /\nnotAFile: /],
      ];
      for (const [argv, line] of wrong) {
        const { code, err } = await seal(...argv);
        expect(err, argv.join(' ')).to.match(line);
        expect(code).to.equal(1);
      }
    });
  });

  describe('verify-receipt', () => {
    let privateJwk: JWK;
    let receipt: string;
    let envelope: string;

    before(async () => {
      const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
      privateJwk = await exportJWK(privateKey);
    });
    beforeEach(async () => {
      envelope = write('out.age', 'ciphertext');
      const sha256 = createHash('sha256').update('ciphertext').digest('hex');
      const entry = {
        ...{ iss: 'https://bando.example', jti: 'r-1', action: 'commit', tender: 't-1', authority: 'a-1' },
        ...{ bid: 'bid-1', revision: 1, supplier: 'alfa', previous: null },
        envelopes: [{ lot: 'LOT-0001', kind: 'technical', sha256, bytes: 10, recipient: 'age1abc' }],
        ...{ receivedAt: '2026-12-23T10:59:59.999999Z', deadline: '2026-12-23T11:00:00.000Z' },
      } as unknown as ReceiptEntry;
      receipt = write(
        'receipt.jws',
        `${await signReceipt(toReceiptClaims(entry, '5a'.repeat(32)), privateJwk)}\n`,
      );
      write('jwks.json', JSON.stringify({ keys: [await toPublicReceiptJwk(privateJwk)] }));
    });

    const verify = (...argv: string[]): Promise<Run> => runBando(['verify-receipt', receipt, ...argv]);

    it('needs no server: prints the checked claims and compares the client’s own files', async () => {
      const { code, out } = await verify('--jwks', at('jwks.json'), '--envelope', envelope);
      expect(code).to.equal(0);
      expect(out).to.match(/^verified with the key /);
      expect(out).to.include('received 2026-12-23T10:59:59.999999Z, deadline 2026-12-23T11:00:00.000Z');
      expect(out).to.include(`10 bytes, the same as ${envelope}`);
      const json = JSON.parse((await verify('--jwks', at('jwks.json'), '--json')).out) as object;
      expect(json).to.include({ verified: true }).and.to.have.nested.property('claims.bid', 'bid-1');
    });

    it('runs as a process of its own', async () => {
      const { code, out } = await spawnBando(['verify-receipt', receipt, '--jwks', at('jwks.json')]);
      expect(code).to.equal(0);
      expect(out).to.include('10 bytes, not compared');
    });

    it('takes the published keys of the service it is told, never those of the receipt', async () => {
      const service: TinyService = await startTinyService();
      service.answers.set('GET /.well-known/jwks.json', {
        body: JSON.parse(readFileSync(at('jwks.json'), 'utf8')),
      });
      const told = await verify('--url', service.url);
      await service.stop();
      expect(told.code).to.equal(0);
      expect((await verify()).err).to.match(/^urlMissing: /);
    });

    it('fails for a changed receipt, other keys, another file', async () => {
      const good = readFileSync(receipt, 'utf8');
      expect(
        (await verify('--jwks', at('jwks.json'), '--envelope', write('b.age', 'cyphertext'))).err,
      ).to.match(/^envelopeNotInReceipt: /);
      write('none.json', JSON.stringify({ keys: [] }));
      expect((await verify('--jwks', at('none.json'))).err).to.match(/^receiptKeyUnknown: /);
      write('receipt.jws', `${good.slice(0, 200)}${good[200] === 'A' ? 'B' : 'A'}${good.slice(201)}`);
      const run = await verify('--jwks', at('jwks.json'));
      expect(run).to.include({ code: 1, out: '' });
      expect(run.err).to.match(/^receiptSignatureWrong: .*\n$/);
      expect((await verify('--jwks', receipt)).err).to.match(/^jsonInvalid: /);
      expect((await verify('--jwks', at('manifest.json'))).err).to.match(/^jwksInvalid: /);
    });
  });
});
