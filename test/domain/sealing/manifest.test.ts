import { base64 } from '@scure/base';
import { Encrypter } from 'age-encryption';
import { expect } from 'chai';
import { DomainError } from '../../../domain/errors.js';
import { checkManifest, type ManifestExpectations } from '../../../domain/sealing/check-manifest.js';
import {
  findKey,
  keyRefsOf,
  makeManifest,
  manifestFingerprint,
  type Custodian,
  type KeysManifest,
} from '../../../domain/sealing/manifest.js';
import {
  checkReleasedShare,
  openSharePackage,
  sealSharePackage,
  shareBytesOf,
  shareCommitment,
  type SharePackage,
} from '../../../domain/sealing/share-package.js';
import { combineShares } from '../../../domain/sealing/tender-key.js';
import type { LotId, PersonId, TenderId } from '../../../domain/types.js';
import { makeKeys, type Keys } from './envelope-fixture.js';

const tender = 'tender-1' as TenderId;
const lots = ['LOT-0001', 'LOT-0002'] as LotId[];
const notBefore = '2026-12-23T11:00:00.000Z';

/** Plain JSON to change at will. */
type Draft = {
  scheme: string;
  tender: string;
  notBefore: string;
  k: number;
  n: number;
  keys: {
    kind: string;
    lot: string | null;
    recipient: string;
    shares: { index: number; custodian: string; to: string; commitment: string; sealed: string }[];
  }[];
};

describe('the manifest of a tender’s keys', () => {
  const holders: Keys[] = [];
  let custodians: Custodian[];
  let manifest: KeysManifest;

  before(async () => {
    for (let at = 0; at < 5; at += 1) holders.push(await makeKeys());
    custodians = holders.map(({ recipient }, at) => ({ custodian: `person-${at}` as PersonId, recipient }));
    manifest = await makeManifest({ tender, notBefore, k: 3, n: 5, keyRefs: keyRefsOf(lots), custodians });
  });

  const open = (key: number, share: number): Promise<SharePackage> => {
    const { sealed, commitment } = manifest.keys[key]?.shares[share] ?? expect.fail();
    return openSharePackage(sealed, holders[share]?.identity ?? '', { commitment });
  };

  const codeOf = (work: () => unknown): Promise<unknown> =>
    Promise.resolve()
      .then(work)
      .then(
        () => 'accepted',
        (error: unknown) => (error instanceof DomainError ? { code: error.code, ...error.params } : error),
      );

  it('has one administrative key, and a technical and an economic one for each lot', () => {
    expect(manifest.keys.map(({ kind, lot }) => [kind, lot])).to.deep.equal([
      ['administrative', null],
      ['technical', 'LOT-0001'],
      ['economic', 'LOT-0001'],
      ['technical', 'LOT-0002'],
      ['economic', 'LOT-0002'],
    ]);
    expect(findKey(manifest, 'economic', 'LOT-0002' as LotId)).to.equal(manifest.keys[4]);
    expect(findKey(manifest, 'economic', null)).to.equal(undefined);
  });

  it('is what the scheme says, member by member', () => {
    expect(Object.keys(manifest)).to.have.members(['scheme', 'tender', 'notBefore', 'k', 'n', 'keys']);
    const [key] = manifest.keys;
    expect(Object.keys(key ?? {})).to.have.members(['kind', 'lot', 'recipient', 'shares']);
    expect(Object.keys(key?.shares[0] ?? {})).to.have.members([
      'index',
      'custodian',
      'to',
      'commitment',
      'sealed',
    ]);
  });

  it('passes its own check, with all that the tender says', () => {
    const stored: unknown = JSON.parse(JSON.stringify(manifest));
    expect(checkManifest(stored)).to.deep.equal(manifest);
    const expected = { tender, lots, custodians: [...custodians].reverse(), k: 3, n: 5, notBefore };
    expect(checkManifest(stored, expected)).to.deep.equal(manifest);
  });

  it('has a fingerprint that follows its content and not the order of its members', () => {
    const reordered = Object.fromEntries(Object.entries(manifest).reverse()) as unknown as KeysManifest;
    expect(manifestFingerprint(reordered)).to.equal(manifestFingerprint(manifest));
    expect(manifestFingerprint({ ...manifest, k: 2 })).not.to.equal(manifestFingerprint(manifest));
  });

  it('gives each custodian a package that opens, and any k of them the key', async () => {
    const { recipient } = manifest.keys[1] ?? expect.fail();
    const packages = await Promise.all([4, 0, 2].map((share) => open(1, share)));
    expect(packages[0]).to.deep.include({
      tender,
      kind: 'technical',
      lot: 'LOT-0001',
      recipient,
      index: 5,
      notBefore,
    });
    expect(await combineShares(packages.map(shareBytesOf), recipient)).to.have.lengthOf(32);
  });

  it('tells whose share was wrong: the commitment of its index', async () => {
    const good = await open(1, 2);
    const wrong = { ...good, share: base64.encode(shareBytesOf(good).map((byte) => byte ^ 1)) };
    const commitment = manifest.keys[1]?.shares[2]?.commitment ?? expect.fail();
    expect(await codeOf(() => checkReleasedShare(wrong, { commitment }))).to.deep.equal({
      code: 'shareCommitmentWrong',
      index: 3,
    });
    expect(checkReleasedShare(good, { commitment })).to.equal(good);
  });

  it('lets a leaver hand his share to a successor, with the same commitment', async () => {
    const successor = await makeKeys();
    const sharePackage = await open(0, 1);
    const sealed = await sealSharePackage(sharePackage, successor.recipient);
    const commitment = shareCommitment(sharePackage);
    expect(await openSharePackage(sealed, successor.identity, { commitment })).to.deep.equal(sharePackage);
  });

  describe('a share package', () => {
    it('is refused to another custodian', async () => {
      const { sealed, commitment } = manifest.keys[0]?.shares[0] ?? expect.fail();
      const result = await codeOf(() => openSharePackage(sealed, holders[1]?.identity ?? '', { commitment }));
      expect(result).to.deep.equal({ code: 'sharePackageInvalid', reason: 'sealed' });
    });

    it('is refused for another tender, key, index or time than expected', async () => {
      const sharePackage = await open(1, 0);
      const commitment = shareCommitment(sharePackage);
      const others = {
        tender: 't',
        kind: 'economic',
        lot: null,
        recipient: 'age1',
        index: 2,
        notBefore: 'later',
      };
      for (const [member, value] of Object.entries(others)) {
        const expected = { commitment, [member]: value };
        const result = await codeOf(() => checkReleasedShare(sharePackage, expected));
        expect(result).to.deep.equal({ code: 'sharePackageInvalid', reason: member });
      }
    });

    it('is refused when it is none, or has a member more', async () => {
      const sharePackage = await open(1, 0);
      const commitment = shareCommitment(sharePackage);
      for (const other of [null, [], {}, { ...sharePackage, note: '' }, { ...sharePackage, share: 'AAAA' }]) {
        const result = await codeOf(() => checkReleasedShare(other, { commitment }));
        expect(result).to.deep.equal({ code: 'sharePackageInvalid', reason: 'shape' });
      }
    });

    it('is refused when its text is not the canonical one, or no JSON', async () => {
      const sharePackage = await open(1, 0);
      const commitment = shareCommitment(sharePackage);
      for (const [text, reason] of [
        [JSON.stringify(sharePackage, null, 1), 'canonical'],
        ['{', 'shape'],
      ] as const) {
        const encrypter = new Encrypter();
        encrypter.addRecipient(holders[0]?.recipient ?? '');
        const sealed = base64.encode(await encrypter.encrypt(text));
        const result = await codeOf(() =>
          openSharePackage(sealed, holders[0]?.identity ?? '', { commitment }),
        );
        expect(result).to.deep.equal({ code: 'sharePackageInvalid', reason });
      }
    });
  });

  describe('is refused', () => {
    const everyShare = (
      draft: Draft,
      at: number,
      change: (share: Draft['keys'][0]['shares'][0]) => void,
    ): void => {
      for (const key of draft.keys) change(key.shares[at] ?? expect.fail());
    };
    const faults: readonly [string, string, (draft: Draft) => void][] = [
      ['a member too many', 'shape', (draft) => Object.assign(draft, { note: '' })],
      [
        'a share without commitment',
        'shape',
        (draft) => delete (draft.keys[0]?.shares[0] as { commitment?: string }).commitment,
      ],
      ['a date that is none', 'shape', (draft) => (draft.notBefore = '2026-12-23')],
      ['another scheme', 'scheme', (draft) => (draft.scheme = 'frost')],
      ['k = 1', 'threshold', (draft) => (draft.k = 1)],
      ['no custodian to lose', 'threshold', (draft) => (draft.k = 5)],
      ['no administrative key', 'keys', (draft) => draft.keys.shift()],
      [
        'two administrative keys',
        'keys',
        (draft) => draft.keys.push(structuredClone(draft.keys[0]) as never),
      ],
      ['no economic key for a lot', 'keys', (draft) => draft.keys.pop()],
      ['no keys', 'keys', (draft) => (draft.keys = [])],
      [
        'a key that is no X25519 recipient',
        'recipient',
        (draft) => ((draft.keys[0] as { recipient: string }).recipient = 'age1'),
      ],
      ['a share less', 'shares', (draft) => draft.keys[2]?.shares.pop()],
      ['an index twice', 'shares', (draft) => ((draft.keys[2]?.shares[1] as { index: number }).index = 1)],
      [
        'a custodian twice',
        'custodianRepeated',
        (draft) => everyShare(draft, 1, (share) => (share.custodian = 'person-0')),
      ],
      [
        'two custodians with one recipient',
        'recipientRepeated',
        (draft) => everyShare(draft, 1, (share) => (share.to = draft.keys[0]?.shares[0]?.to ?? '')),
      ],
      [
        'one key for two kinds',
        'recipientRepeated',
        (draft) => ((draft.keys[1] as { recipient: string }).recipient = draft.keys[2]?.recipient ?? ''),
      ],
      [
        'a commitment twice',
        'commitmentRepeated',
        (draft) =>
          ((draft.keys[0]?.shares[0] as { commitment: string }).commitment =
            draft.keys[1]?.shares[1]?.commitment ?? ''),
      ],
      [
        'another custodian for one of the keys',
        'custodian',
        (draft) => ((draft.keys[3]?.shares[0] as { custodian: string }).custodian = 'person-9'),
      ],
      [
        'a package that is not sealed',
        'sealed',
        (draft) => ((draft.keys[3]?.shares[0] as { sealed: string }).sealed = 'eyJ9'),
      ],
    ];
    for (const [title, reason, change] of faults) {
      it(`with ${title}: ${reason}`, async () => {
        const draft = structuredClone(manifest) as unknown as Draft;
        change(draft);
        expect(await codeOf(() => checkManifest(draft))).to.include({ code: 'manifestInvalid', reason });
      });
    }

    for (const value of [null, 'manifest', [], {}]) {
      it(`when it is ${JSON.stringify(value)}`, async () => {
        expect(await codeOf(() => checkManifest(value))).to.include({ reason: 'shape' });
      });
    }

    it('when it is not what the tender says', async () => {
      const strangers = custodians.map(({ custodian }, at) => ({
        custodian,
        recipient: holders[4 - at]?.recipient ?? '',
      }));
      const expectations: readonly [string, ManifestExpectations][] = [
        ['tender', { tender: 'tender-2' as TenderId }],
        ['keys', { lots: ['LOT-0001'] as LotId[] }],
        ['keys', { lots: [...lots, 'LOT-0003' as LotId] }],
        ['threshold', { k: 2 }],
        ['threshold', { n: 6 }],
        ['notBefore', { notBefore: '2026-12-23T10:59:59.999Z' }],
        ['custodian', { custodians: strangers }],
        ['custodian', { custodians: custodians.slice(1) }],
        [
          'custodian',
          { custodians: [...custodians, { custodian: 'person-6' as PersonId, recipient: 'age1' }] },
        ],
      ];
      for (const [reason, expected] of expectations) {
        const result = await codeOf(() => checkManifest(manifest, expected));
        expect(result, JSON.stringify(expected)).to.include({ code: 'manifestInvalid', reason });
      }
    });
  });

  it('needs one custodian for each share', async () => {
    const request = {
      tender,
      notBefore,
      k: 3,
      n: 5,
      keyRefs: keyRefsOf(lots),
      custodians: custodians.slice(1),
    };
    expect(await codeOf(() => makeManifest(request))).to.be.instanceOf(RangeError);
  });
});
