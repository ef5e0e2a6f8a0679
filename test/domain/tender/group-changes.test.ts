import { expect } from 'chai';
import type { FiledGroupChange } from '../../../domain/tender/group-changes/facts.js';
import { effectsOf } from '../../../domain/tender/effects.js';
import type { RecordedEvent } from '../../../domain/tender/events.js';
import { act, bidA, bidB, lot1, rehearse, type Rehearsal } from './rehearsal.js';

const change: FiledGroupChange = {
  id: 'change',
  bid: bidA,
  ground: 'substitution',
  companies: ['IT/1', 'IT/3'],
};
const companiesNow = [
  { bid: bidA, companies: ['IT/1', 'IT/2'] },
  { bid: bidB, companies: ['IT/4'] },
];

function after(step: string, filed: readonly FiledGroupChange[] = [change]): Rehearsal {
  const rehearsal = rehearse(step);
  rehearsal.facts = { ...rehearsal.facts, groupChanges: filed, companiesNow };
  return rehearsal;
}

const decide = (rehearsal: Rehearsal, outcome: 'accepted' | 'refused') => () =>
  rehearsal.command('rup', 'decideGroupChange', { act, bid: bidA, change: change.id, outcome });

describe('a change in the group that made a bid', () => {
  it('is decided by the RUP from the opening to the signature, and its bidder is told', () => {
    for (const step of ['administrative opened', 'admissions closed', 'ranked', 'standstill over']) {
      for (const outcome of ['accepted', 'refused'] as const) {
        const rehearsal = after(step);
        decide(rehearsal, outcome)();
        expect(rehearsal.state.groupChanges).to.deep.equal({ change: outcome });
        const event = rehearsal.events.at(-1) as RecordedEvent;
        expect(effectsOf(event, rehearsal.state)[0]?.data).to.include({
          ...{ communication: 'groupChangeDecided', bid: bidA },
        });
      }
    }
  });

  it('is decided once, while the bid stands, and only of the bid that it was filed for', () => {
    const twice = after('ranked');
    decide(twice, 'accepted')();
    expect(decide(twice, 'refused')).to.throw(/groupChangeNotPending/);
    expect(decide(after('ranked', []), 'accepted')).to.throw(/groupChangeNotPending/);
    expect(decide(after('ranked', [{ ...change, bid: bidB }]), 'accepted')).to.throw(/groupChangeNotPending/);
    const excluded = after('administrative opened');
    excluded.command('rup', 'excludeBid', { act, bid: bidA, lots: [lot1], ground: 'art. 97' });
    expect(decide(excluded, 'accepted')).to.throw(/groupChangeNotPending/);
  });

  it('brings in nobody who takes part in another bid of the lot; refused it changes nothing', () => {
    const rival = { ...change, companies: ['IT/1', 'IT/4'] };
    expect(decide(after('ranked', [rival]), 'accepted')).to.throw(/companyInTwoBids/);
    const refused = after('ranked', [rival]);
    decide(refused, 'refused')();
    expect(refused.state.sharedBids).to.deep.equal([]);
  });

  it('takes away what bids had in common, when the company that they shared leaves', () => {
    const rehearsal = rehearse('closed');
    const bids = [bidA, bidB];
    rehearsal.command('custodian', 'unlockEnvelopes', {
      ...{ kind: 'administrative', lot: null, bids, unreadable: [] },
    });
    const companies = { [bidA]: ['IT/1', 'IT/2'], [bidB]: ['IT/2'] };
    const readings = bids.map((bid) => ({
      bid,
      refused: null,
      offer: null,
      companies: companies[bid] ?? [],
    }));
    rehearsal.facts = { ...rehearsal.facts, readings, companiesNow: readings, groupChanges: [change] };
    rehearsal.command('engine', 'confirmReading', { kind: 'administrative', lot: null });
    expect(rehearsal.state.sharedBids).to.deep.equal([bids]);
    decide(rehearsal, 'accepted')();
    expect(rehearsal.state.sharedBids).to.deep.equal([]);
  });

  it('is decided before its bid is admitted, proposed for the award or signed with; others go on', () => {
    const admission = after('administrative opened');
    const admit = (bid: typeof bidA) => () =>
      admission.command('rup', 'admitBid', { act, bid, lots: [lot1] });
    expect(admit(bidA)).to.throw(/groupChangeUndecided/);
    expect(admit(bidB)).not.to.throw();
    decide(admission, 'refused')();
    expect(admit(bidA)).not.to.throw();

    const [best] = rehearse('ranked').state.lots[lot1]?.ranking ?? [];
    if (!best) throw new Error('nobody is ranked');
    const ofBest = { ...change, bid: best };
    const ranked = after('ranked', [ofBest]);
    expect(() => ranked.command('commissioner', 'proposeAward', { act, lot: lot1 })).to.throw(
      /groupChangeUndecided/,
    );
    const signable = after('standstill over', [ofBest]);
    expect(() => signable.command('awardOrgan', 'signContract', { act, lot: lot1 })).to.throw(
      /groupChangeUndecided/,
    );
  });
});
