import { expect } from 'chai';
import { parseOffer } from '../../../domain/sealing/offer.js';
import type { LotId } from '../../../domain/types.js';

const lot = 'LOT-0001' as LotId;
const offer = {
  lot,
  discountPercent: '12.50',
  priceCents: 105_000_000,
  labourCostCents: 40_000_000,
  safetyCostCents: 600_000,
};
const text = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe('an economic offer', () => {
  it('is read as it was written', () => {
    expect(parseOffer(text(offer), lot)).to.deep.equal({ ok: true, offer });
    expect(parseOffer(text({ format: 'bando-offer/1', ...offer, note: 'x' }), lot)).to.deep.equal({
      ok: true,
      offer,
    });
  });

  for (const percent of ['0', '0.00', '99.12345678', '100', '100.00']) {
    it(`may have a discount of ${percent} per cent`, () => {
      expect(parseOffer(text({ ...offer, discountPercent: percent }), lot)).to.have.property('ok', true);
    });
  }

  const wrong: [string, object][] = [
    ['format', { format: 'bando-offer/2' }],
    ['lot', { lot: 'LOT-0002' }],
    ['lot', { lot: undefined }],
    ['priceCents', { priceCents: 1.5 }],
    ['priceCents', { priceCents: '105000000' }],
    ['labourCostCents', { labourCostCents: undefined }],
    ['safetyCostCents', { safetyCostCents: -1 }],
  ];
  const noPercents = ['-1', '100.01', '12,50', '1e1', ' 1', '1.', '', 12.5, '1.123456789'];
  for (const discountPercent of noPercents) wrong.push(['discountPercent', { discountPercent }]);
  for (const [member, change] of wrong) {
    it(`is unreadable in «${member}» with ${JSON.stringify(change)}`, () => {
      const reading = parseOffer(text({ ...offer, ...change }), lot);
      expect(reading).to.deep.equal({ ok: false, refused: 'offerUnreadable', member });
    });
  }

  it('is unreadable when it is no JSON object, or too long', () => {
    for (const bytes of [
      text([offer]),
      text(null),
      new Uint8Array([0xff]),
      text({ ...offer, note: 'x'.repeat(70_000) }),
    ]) {
      expect(parseOffer(bytes, lot)).to.include({ refused: 'offerUnreadable', member: 'format' });
    }
  });
});
