import { expect } from 'chai';
import type { BidId } from '../../../domain/types.js';
import type { CommandData } from '../../../domain/tender/commands.js';
import type { Reading } from '../../../domain/tender/opening/facts.js';
import { findSharedBids } from '../../../domain/tender/participation/shared-bids.js';
import { rivalsOf } from '../../../domain/tender/participation/state.js';
import { act, bidA, bidB, lot1, rehearse, type Rehearsal } from './rehearsal.js';

const bidC = 'cccccccc-0000-4000-8000-000000000003' as BidId;
const reading = (bid: BidId, ...companies: string[]): Reading => ({
  ...{ bid, refused: null, offer: null, companies },
});

describe('a company in two bids of a tender', () => {
  it('is found whatever the order of the readings, each set of bids once', () => {
    const readings = [
      reading(bidC, 'IT/1', 'IT/3'),
      reading(bidA, 'IT/1', 'IT/2', 'IT/4'),
      reading(bidB, 'IT/2', 'IT/5', 'IT/4'),
    ];
    const expected = [
      [bidA, bidB],
      [bidA, bidC],
    ];
    expect(findSharedBids(readings)).to.deep.equal(expected);
    expect(findSharedBids([...readings].reverse())).to.deep.equal(expected);
  });

  it('is not found between companies of different countries, nor where envelopes name nobody', () => {
    expect(findSharedBids([reading(bidA, 'IT/1'), reading(bidB, 'FR/1')])).to.deep.equal([]);
    expect(findSharedBids([reading(bidA), { ...reading(bidB), companies: [] }])).to.deep.equal([]);
  });
});

describe('the admission of bids that have a company in common', () => {
  let rehearsal: Rehearsal;
  const admit = (bid: BidId, more: Partial<CommandData['admitBid']> = {}) =>
    rehearsal.command('rup', 'admitBid', { act, bid, lots: [lot1], ...more });
  const exclude = (bid: BidId) =>
    rehearsal.command('rup', 'excludeBid', { act, bid, lots: [lot1], ground: 'art. 68 c. 14' });

  beforeEach(() => {
    rehearsal = rehearse('closed');
    const bids = [bidA, bidB];
    rehearsal.command('custodian', 'unlockEnvelopes', {
      ...{ kind: 'administrative', lot: null, bids, unreadable: [] },
    });
    const readings = [reading(bidA, 'IT/1', 'IT/2'), reading(bidB, 'IT/2')];
    rehearsal.facts = { ...rehearsal.facts, readings };
    rehearsal.command('engine', 'confirmReading', { kind: 'administrative', lot: null });
  });

  it('is refused for the first as for the second, with the other bid and the article', () => {
    expect(rehearsal.state.sharedBids).to.deep.equal([[bidA, bidB]]);
    expect(rivalsOf(rehearsal.state, bidA, lot1)).to.deep.equal([bidB]);
    for (const [bid, other] of [
      [bidA, bidB],
      [bidB, bidA],
    ] as const) {
      expect(() => admit(bid))
        .to.throw()
        .with.deep.include({
          ...{ code: 'companyInTwoBids', article: 'art. 68 c. 14' },
          params: { bid, lot: lot1, other },
        });
    }
  });

  it('follows once the RUP has excluded the other, or both are excluded', () => {
    exclude(bidB);
    expect(rivalsOf(rehearsal.state, bidA, lot1)).to.deep.equal([]);
    admit(bidA);
    expect(rehearsal.state.bids[bidA]?.lots[lot1]).to.equal('admitted');
  });

  it('follows where the operator has shown that it had no influence, for each bid by its own act', () => {
    const [event] = admit(bidA, { exception: 'noInfluence' });
    expect(event?.data).to.deep.include({ exception: 'noInfluence' });
    expect(() => admit(bidB))
      .to.throw()
      .with.property('code', 'companyInTwoBids');
    admit(bidB, { exception: 'noInfluence' });
    rehearsal.command('rup', 'closeAdmissions', { act });
    expect(rehearsal.state.phase).to.equal('evaluation');
  });

  it('leaves no trace in the event where no company is shared', () => {
    const alone = rehearse('admitted A');
    expect(alone.state.sharedBids).to.deep.equal([]);
    expect(alone.events.find(({ type }) => type === 'envelopesRead')?.data).to.not.have.property(
      'sharedBids',
    );
    expect(alone.events.at(-1)?.data).to.not.have.property('exception');
  });
});
