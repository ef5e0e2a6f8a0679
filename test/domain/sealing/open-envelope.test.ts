import { expect } from 'chai';
import { sha256Hex } from '../../../domain/ledger/sha256.js';
import { collectBytes } from '../../../domain/sealing/byte-streams.js';
import type { EnvelopePlace } from '../../../domain/sealing/envelope-descriptor.js';
import { unwrapFileKey } from '../../../domain/sealing/file-key.js';
import { openEnvelope } from '../../../domain/sealing/open-envelope.js';
import type { BidId, LotId, SupplierId, TenderId } from '../../../domain/types.js';
import { file, inChunks, makeKeys, open, place, seal, type Keys } from './envelope-fixture.js';

describe('an envelope at its opening', () => {
  let keys: Keys;
  before(async () => {
    keys = await makeKeys();
  });

  it('gives back the files that were sealed, and says which are redacted copies', async () => {
    const large = new Uint8Array(300_000).map((_, at) => at % 251);
    const files = [
      file('relazione tecnica è.pdf', large),
      file('oscurata/relazione.pdf', 'x'),
      file('vuoto', ''),
    ];
    const received = new Map<string, Uint8Array | undefined>();
    const opening = await open(await seal(files, keys.recipient), keys.identity, {
      receive: async ({ name }, content) => void received.set(name, await collectBytes(content, 1_000_000)),
    });
    expect(opening).to.deep.equal({
      ok: true,
      files: [
        { name: 'relazione tecnica è.pdf', bytes: 300_000, sha256: sha256Hex(large), redacted: false },
        { name: 'oscurata/relazione.pdf', bytes: 1, sha256: sha256Hex('x'), redacted: true },
        { name: 'vuoto', bytes: 0, sha256: sha256Hex(''), redacted: false },
      ],
    });
    expect(Buffer.from(received.get('relazione tecnica è.pdf') ?? []).equals(large)).to.equal(true);
  });

  it('is verified to its end for a receiver that wants none of it', async () => {
    const ciphertext = await seal([file('a', new Uint8Array(500_000))], keys.recipient);
    const opening = await open(ciphertext, keys.identity, { receive: () => Promise.resolve() });
    expect(opening.ok).to.equal(true);
  });

  const otherPlaces: readonly [string, Partial<EnvelopePlace>, string][] = [
    ['another bid', { bid: 'bid-beta' as BidId }, 'envelopeNamesAnotherBid'],
    ['another supplier', { supplier: 'beta' as SupplierId }, 'envelopeNamesAnotherBid'],
    ['another tender', { tender: 'tender-2' as TenderId }, 'envelopeNamesAnotherBid'],
    ['another lot', { lot: 'LOT-0002' as LotId }, 'envelopeMisplaced'],
    ['another kind', { kind: 'economic' }, 'envelopeMisplaced'],
  ];
  for (const [title, change, code] of otherPlaces) {
    it(`is a copy or misplaced when its header names ${title}: ${code}`, async () => {
      const opening = await open(await seal([file('a', 'a')], keys.recipient), keys.identity, {
        at: { ...place, ...change },
      });
      expect(opening).to.deep.equal({ ok: false, refused: code, named: place });
    });
  }

  it('is refused after a change of any one bit, by its key or by its content', async () => {
    const ciphertext = await seal([file('a', 'small')], keys.recipient);
    const unwrapped = await unwrapFileKey(ciphertext, keys.identity);
    const fileKey = unwrapped.ok ? unwrapped.fileKey : expect.fail();
    // Every third bit of the header, then every 61st: odd steps meet each bit of a byte in turn.
    for (let bit = 0; bit < ciphertext.length * 8; bit += bit < 200 * 8 ? 3 : 61) {
      const changed = Uint8Array.from(ciphertext);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const opening = await open(changed, keys.identity, { fileKey });
      expect(opening, `bit ${bit}`).to.deep.equal({ ok: false, refused: 'envelopeNotDecryptable' });
    }
  });

  it('is refused after any truncation, at an edge of a chunk too', async () => {
    const ciphertext = await seal([file('a', new Uint8Array(70_000))], keys.recipient);
    const unwrapped = await unwrapFileKey(ciphertext, keys.identity);
    const fileKey = unwrapped.ok ? unwrapped.fileKey : expect.fail();
    const edges = [0, 10, 166, 167, 183, 184, 200, 65_535 + 200, 65_536 + 16 + 184, ciphertext.length - 16];
    const lengths = [...edges, ...Array.from({ length: 40 }, (_, at) => ciphertext.length - 1 - at * 1733)];
    for (const length of lengths) {
      const opening = await open(ciphertext.slice(0, length), keys.identity, { fileKey });
      expect(opening, `${length} bytes`).to.include({ ok: false, refused: 'envelopeNotDecryptable' });
    }
    const longer = Uint8Array.from([...ciphertext, 0]);
    expect(await open(longer, keys.identity, { fileKey })).to.include({ refused: 'envelopeNotDecryptable' });
  });

  it('blames storage, not the bidder, when the ciphertext is not the one received', async () => {
    const ciphertext = await seal([file('a', new Uint8Array(200_000))], keys.recipient);
    const unwrapped = await unwrapFileKey(ciphertext, keys.identity);
    const fileKey = unwrapped.ok ? unwrapped.fileKey : expect.fail();
    const received = { ...place, sha256: sha256Hex(ciphertext), bytes: ciphertext.length };
    const damaged = Uint8Array.from(ciphertext);
    damaged[90] = (damaged[90] ?? 0) ^ 1;
    for (const stored of [damaged, ciphertext.slice(0, -1), new Uint8Array(0)]) {
      const opening = await openEnvelope(inChunks(stored), fileKey, received);
      expect(opening).to.deep.equal({ ok: false, refused: 'envelopeDigestWrong' });
    }
  });

  it('is not refused for a fault of storage while reading: the fault comes through', async () => {
    const ciphertext = await seal([file('a', new Uint8Array(200_000))], keys.recipient);
    const unwrapped = await unwrapFileKey(ciphertext, keys.identity);
    const fileKey = unwrapped.ok ? unwrapped.fileKey : expect.fail();
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield* inChunks(ciphertext.subarray(0, 100_000));
      throw new Error('EIO');
    }
    const received = { ...place, sha256: sha256Hex(ciphertext), bytes: ciphertext.length };
    const failure = await openEnvelope(failing(), fileKey, received).catch((error: unknown) => error);
    expect(failure).to.have.property('message', 'EIO');
  });

  it('is not refused for a fault of the receiver: the fault comes through', async () => {
    const ciphertext = await seal([file('a', new Uint8Array(200_000))], keys.recipient);
    const receive = (): Promise<void> => Promise.reject(new Error('ENOSPC'));
    const failure = await open(ciphertext, keys.identity, { receive }).catch((error: unknown) => error);
    expect(failure).to.have.property('message', 'ENOSPC');
  });

  it('needs its own file key', async () => {
    const ciphertext = await seal([file('a', 'a')], keys.recipient);
    const opening = await open(ciphertext, keys.identity, { fileKey: new Uint8Array(16) });
    expect(opening).to.deep.equal({ ok: false, refused: 'envelopeNotDecryptable' });
  });
});
