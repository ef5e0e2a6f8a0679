import { expect } from 'chai';
import { sha256Hex } from '../../../domain/ledger/sha256.js';
import type { EnvelopePlace } from '../../../domain/sealing/envelope-descriptor.js';
import { unwrapFileKey } from '../../../domain/sealing/file-key.js';
import { openOffer, type OfferOpening } from '../../../domain/sealing/open-offer.js';
import { file, inChunks, makeKeys, place, seal } from './envelope-fixture.js';

const economic: EnvelopePlace = { ...place, kind: 'economic' };
const offer = {
  lot: 'LOT-0001',
  discountPercent: '12.50',
  priceCents: 105_000_000,
  labourCostCents: 40_000_000,
  safetyCostCents: 600_000,
};

async function openSealed(
  name: string,
  content: string,
  at: EnvelopePlace = economic,
): Promise<OfferOpening> {
  const { identity, recipient } = await makeKeys();
  const ciphertext = await seal([file(name, content), file('allegato.pdf', 'x')], recipient, economic);
  const unwrapped = await unwrapFileKey(ciphertext, identity);
  const received = { sha256: sha256Hex(ciphertext), bytes: ciphertext.length };
  return openOffer(inChunks(ciphertext), unwrapped.ok ? unwrapped.fileKey : expect.fail(), {
    ...at,
    ...received,
  });
}

describe('an economic envelope at its opening', () => {
  it('gives its offer', async () => {
    const opening = await openSealed('offer.json', JSON.stringify(offer));
    expect(opening).to.deep.include({ ok: true, offer: { ok: true, offer } });
  });

  it('is opened, for a person to decide, when its offer cannot be read or is missing', async () => {
    const tooLong = JSON.stringify({ ...offer, note: 'x'.repeat(70_000) });
    for (const [name, content, reading] of [
      ['offer.json', '{}', { ok: false, refused: 'offerUnreadable', member: 'lot' }],
      ['offer.json', tooLong, { ok: false, refused: 'offerUnreadable', member: 'format' }],
      ['offerta.json', JSON.stringify(offer), { ok: false, refused: 'offerMissing' }],
    ] as const) {
      expect(await openSealed(name, content)).to.deep.include({ ok: true, offer: reading });
    }
  });

  it('gives no offer when the envelope is refused', async () => {
    const opening = await openSealed('offer.json', JSON.stringify(offer), place);
    expect(opening).to.deep.equal({ ok: false, refused: 'envelopeMisplaced', named: economic });
  });
});
