import { expect } from 'chai';
import { anacRoleOf, formRules, type ParticipationForm } from '../../../domain/participants/forms.js';
import {
  fillPart,
  mergeParticipants,
  startParticipants,
  type OwnPart,
} from '../../../domain/participants/join-parts.js';
import {
  companiesOf,
  maxParticipantsBytes,
  participantsText,
  type Participants,
} from '../../../domain/participants/participants.js';
import { readParticipants } from '../../../domain/participants/read-participants.js';
import type { LotId, TenderId } from '../../../domain/types.js';
import { alfa, beta, gamma, group, own } from './participants-fixture.js';

const tender = 't-1' as TenderId;
const start = (form: ParticipationForm, part: OwnPart): Participants =>
  startParticipants({ tender, form, lotPreference: null }, part);
const read = (participants: unknown) =>
  readParticipants(new TextEncoder().encode(JSON.stringify(participants)), tender);
const problems = (participants: unknown): string[] => {
  const reading = read(participants);
  return reading.ok ? [] : reading.problems.map(({ code, at }) => `${code} ${at}`);
};

describe('the participants of a bid', () => {
  it('are read as they were written, in one text whatever the order of the parts', () => {
    const participants = group(tender);
    const turned = { ...participants, parts: [...participants.parts].reverse() };
    expect(participantsText(turned)).to.equal(participantsText(participants));
    expect(problems(participants)).to.deep.equal([]);
    expect(JSON.parse(participantsText(turned))).to.deep.equal(participants);
  });

  it('of every form are complete with its lead and, where it has them, its members', () => {
    for (const [form, { memberRole, shared }] of Object.entries(formRules)) {
      const lead = start(form as ParticipationForm, { ...alfa, share: shared ? '60.00' : null });
      const whole = memberRole
        ? fillPart(lead, { ...beta, share: shared ? '40.00' : null, executing: !shared })
        : lead;
      expect(problems(whole), form).to.deep.equal([]);
    }
  });

  it('have the codes of ANAC that are in force', () => {
    expect(formRules.groupToBeFormed.anac).to.equal('4');
    expect(anacRoleOf('groupFormed', 'lead')).to.equal('13');
    expect(anacRoleOf('groupFormed', 'member')).to.equal('10');
    expect(anacRoleOf('economicInterestGrouping', 'lead')).to.equal('5');
    expect(anacRoleOf('economicInterestGrouping', 'member')).to.equal('12');
    expect(anacRoleOf('stableConsortium', 'consortiumMember')).to.equal('11');
    expect(anacRoleOf('single', 'single')).to.equal('14');
  });

  const whole = group(tender);
  const [lead, member] = whole.parts;
  const wrong: [string, object][] = [
    ['otherTender /tender', { tender: 't-2' }],
    ['taxCodeInvalid /parts/0/taxCode', { parts: [{ ...lead, taxCode: '12345678901' }, member] }],
    ['operatorTwice /parts/0/taxCode', { parts: [lead, { ...member, taxCode: alfa.taxCode }] }],
    ['leadNotOne /parts', { parts: [lead, { ...member, role: 'lead' }] }],
    ['membersMissing /parts', { parts: [{ ...lead, share: '100.00' }] }],
    ['sharesNotHundred /parts', { parts: [lead, { ...member, share: '39.99' }] }],
    ['shareMissing /parts/1/share', { parts: [lead, { ...member, share: null }] }],
    ['roleNotOfForm /parts/1/role', { parts: [lead, { ...member, role: 'consortiumMember' }] }],
    ['shareNotForeseen /parts/0/share', { form: 'stableConsortium' }],
    ['executingMemberMissing /parts', { form: 'stableConsortium' }],
    ['lotTwice /lotPreference', { lotPreference: ['LOT-0001', 'LOT-0001'] }],
    ['unreadable /parts/0/share', { parts: [{ ...lead, share: '60,00' }, member] }],
    ['unreadable /secret', { secret: 1 }],
    ['unreadable /format', { format: 'bando-participants/2' }],
    [
      'auxiliaryIsOperator /parts/0/auxiliaries/0',
      { parts: [{ ...lead, auxiliaries: [{ ...company(alfa), purpose: 'requirement' }] }, member] },
    ],
  ];
  for (const [problem, change] of wrong) {
    it(`are refused with «${problem}»`, () => {
      expect(problems({ ...whole, ...change })).to.include(problem);
    });
  }

  it('are unreadable when they are no JSON object, or too long', () => {
    expect(read([whole])).to.deep.equal({ ok: false, problems: [{ code: 'unreadable', at: '/' }] });
    expect(readParticipants(undefined, tender)).to.have.property('ok', false);
    expect(readParticipants(new Uint8Array(maxParticipantsBytes + 1), tender)).to.have.property('ok', false);
  });

  it('of other countries are taken by the number of their own', () => {
    const foreign = own({ ...beta, country: 'FR', taxCode: '732829320' }, '40.00');
    expect(problems(fillPart(start('groupFormed', { ...alfa, share: '60.00' }), foreign))).to.deep.equal([]);
  });

  it('count an auxiliary that makes the bid better among the companies, and not one that lends a requirement', () => {
    const helped = (purpose: 'requirement' | 'betterBid') =>
      start('single', { ...alfa, auxiliaries: [{ ...company(gamma), purpose }] });
    expect(companiesOf(helped('requirement'))).to.deep.equal([`IT/${alfa.taxCode}`]);
    expect(companiesOf(helped('betterBid'))).to.have.members([`IT/${alfa.taxCode}`, `IT/${gamma.taxCode}`]);
  });
});

describe('the parts that members fill in apart', () => {
  const lead = start('groupToBeFormed', { ...alfa, share: '60.00' });

  it('become one document, of each operator the part that it filled in last', () => {
    const first = fillPart(lead, own(beta, '30.00', '2026-12-01T10:00:00.000Z'));
    const second = fillPart(lead, own(beta, '40.00', '2026-12-02T10:00:00.000Z'));
    for (const merged of [mergeParticipants(first, second), mergeParticipants(second, first)]) {
      expect(merged.parts.map(({ role, share }) => `${role} ${share}`)).to.have.members([
        'lead 60.00',
        'member 40.00',
      ]);
      expect(problems(merged)).to.deep.equal([]);
    }
  });

  it('keep the role when an operator fills its own in again', () => {
    expect(fillPart(lead, { ...alfa, share: '70.00' }).parts).to.deep.equal([
      { ...alfa, share: '70.00', role: 'lead' },
    ]);
  });

  it('are refused for who bids alone, of another tender, and of one instant with two contents', () => {
    const single = start('single', alfa);
    const twin = fillPart(lead, own(beta, '30.00'));
    const other = fillPart(lead, own(beta, '40.00'));
    const refused = [
      () => fillPart(single, beta),
      () => mergeParticipants(lead, { ...lead, tender: 't-2' as TenderId }),
      () => mergeParticipants(twin, other),
      () =>
        mergeParticipants(
          { ...lead, lotPreference: ['LOT-0001' as LotId] },
          { ...lead, lotPreference: ['LOT-0002' as LotId] },
        ),
    ];
    for (const act of refused) expect(act).to.throw().with.property('code', 'invalidInput');
  });
});

function company({ country, taxCode, name }: OwnPart) {
  return { country, taxCode, name };
}
