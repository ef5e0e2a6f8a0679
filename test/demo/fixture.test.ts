import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { toDraft } from '../../demo/acts/draft-tender.js';
import { Fixture, fixtureSchema, readFixture } from '../../demo/fixture.js';
import { missingFromDraft } from '../../domain/tender/missing-from-draft.js';
import type { LotId } from '../../domain/types.js';
import { evaluateOnPaper } from './evaluate-on-paper.js';

const file = new URL('../../demo/demo-tender.json', import.meta.url);
const first = 'LOT-0001' as LotId;
const second = 'LOT-0002' as LotId;

function withDiscount(supplier: string, lot: LotId, discountPercent: string): Fixture {
  const parsed = fixtureSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const bids = parsed.bids.map((bid) =>
    bid.supplier === supplier
      ? { ...bid, lots: bid.lots.map((offer) => (offer.lot === lot ? { ...offer, discountPercent } : offer)) }
      : bid,
  );
  return new Fixture({ ...parsed, bids });
}

const orderOf = (fixture: Fixture, lot: LotId): string[] =>
  evaluateOnPaper(fixture, lot)
    .at(-1)
    ?.ranking.map(({ bid }) => bid) ?? [];

describe('the fixture of the demo', () => {
  const fixture = readFixture();

  it('is a complete draft', () => {
    expect(missingFromDraft(toDraft(fixture))).to.deep.equal([]);
  });

  it('has in every bid the price of its discount', () => {
    const { bids } = fixtureSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    for (const { supplier, lots } of bids) {
      const prices = fixture.offersOf(supplier).map(({ priceCents }) => priceCents);
      expect(prices).to.deep.equal(lots.map(({ priceCents }) => priceCents));
    }
  });

  for (const lot of [first, second]) {
    it(`gives by the domain alone what it expects of ${lot}`, () => {
      const expected = fixture.expected?.evaluation[lot];
      const [evaluation] = evaluateOnPaper(fixture, lot);
      const technical = Object.entries(expected?.technical ?? {}).map(([supplier, { total }]) => [
        supplier,
        total,
      ]);
      expect(
        Object.entries(evaluation?.technical ?? {}).map(([supplier, { total }]) => [supplier, total]),
      ).to.have.deep.members(technical);
      expect(evaluation?.economic).to.deep.equal(expected?.economic);
      expect(
        evaluation?.ranking.map(({ bid, total, priceCents }) => ({ supplier: bid, total, priceCents })),
      ).to.deep.equal(expected?.ranking);
    });
  }

  it('ranks LOT-0002 again after the exclusion of epsilon', () => {
    const again = evaluateOnPaper(fixture, second)[1];
    const ranking = again?.ranking.map(({ bid, total }) => `${bid} ${total}`);
    expect(ranking).to.deep.equal(['alfa 88.33', 'beta 82.19']);
  });

  it('ranks otherwise when one discount changes', () => {
    expect(orderOf(fixture, first)).to.deep.equal(['beta', 'alfa', 'gamma']);
    expect(orderOf(withDiscount('beta', first, '6.00'), first)).to.deep.equal(['alfa', 'beta', 'gamma']);
  });

  it('takes the price from the discount when only the discount was changed', () => {
    const [offer] = withDiscount('beta', first, '6.00').offersOf('beta');
    expect(offer).to.deep.equal({ lot: first, discountPercent: '6.00', priceCents: 112_800_000 });
  });

  describe('whose script has words alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bando-fixture-'));
    after(() => rmSync(folder, { recursive: true }));

    function readWords(toWords: (does: string) => string): Fixture {
      const parsed = fixtureSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      const script = parsed.script.map(({ who, does }) => ({ who, does: toWords(does) }));
      const path = join(folder, 'fixture.json');
      writeFileSync(path, JSON.stringify({ ...parsed, script }));
      return readFixture(path);
    }

    it('means by them what our own fixture means', () => {
      const words = readWords((does) => does);
      expect(words.actOf('epsilon', 'explain')).to.deep.equal({ kind: 'explain', judged: 'abnormal' });
      expect(words.actOf('alfa', 'redact')).to.deep.equal({ kind: 'redact' });
    });

    it('is refused when nobody has given its words a meaning', () => {
      expect(() => readWords((does) => `${does}, and dances`)).to.throw('without `acts`');
    });
  });
});
