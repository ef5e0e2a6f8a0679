import { expect } from 'chai';
import { findGroupChangeFault, groupChangeOf } from '../../../domain/participants/group-change.js';
import { fillPart, startParticipants } from '../../../domain/participants/join-parts.js';
import type { Participants } from '../../../domain/participants/participants.js';
import type { LotId, TenderId } from '../../../domain/types.js';
import { alfa, gamma, group, own } from './participants-fixture.js';

const tender = 'aaaaaaaa-0000-4000-8000-00000000000a' as TenderId;
const about = { tender, form: 'groupToBeFormed', lotPreference: null } as const;
const before = group(tender);
const alone = startParticipants({ ...about, form: 'single' }, own(alfa, null));
const withGamma = fillPart(startParticipants(about, own(alfa, '60.00')), own(gamma, '40.00'));
const three = fillPart(before, own(gamma, '10.00'));
const others = startParticipants(about, own(gamma, '100.00'));

describe('a change in a group that has bid (arts 68 c. 17, 97)', () => {
  it('says who leaves and who comes', () => {
    expect(groupChangeOf(before, withGamma)).to.deep.equal({
      left: ['IT/12345678903'],
      came: ['IT/00000000018'],
    });
  });

  it('puts a member out, lets it go or replaces it', () => {
    expect(findGroupChangeFault('exclusion', before, alone)).to.equal(undefined);
    expect(findGroupChangeFault('withdrawal', before, alone)).to.equal(undefined);
    expect(findGroupChangeFault('substitution', before, withGamma)).to.equal(undefined);
  });

  it('lets nobody in but in the place of a member that goes', () => {
    expect(findGroupChangeFault('exclusion', before, withGamma)).to.equal('newcomer');
    expect(findGroupChangeFault('withdrawal', before, withGamma)).to.equal('newcomer');
    expect(findGroupChangeFault('substitution', before, three)).to.equal('nobodyLeaves');
    expect(findGroupChangeFault('substitution', before, alone)).to.equal('nobodyComes');
  });

  it('leaves somebody of those who bid, and is nothing for who bids alone', () => {
    expect(findGroupChangeFault('substitution', before, others)).to.equal('nobodyStays');
    expect(findGroupChangeFault('substitution', alone, others)).to.equal('notAGroup');
  });

  it('touches nothing that was offered: the lots wanted first stay', () => {
    const other: Participants = { ...alone, lotPreference: ['LOT-0001' as LotId] };
    expect(findGroupChangeFault('withdrawal', before, other)).to.equal('preferenceChanged');
  });
});
