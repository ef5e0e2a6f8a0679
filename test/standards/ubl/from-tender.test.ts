import { expect } from 'chai';
import { letterheadOf } from '../../../domain/documents/letterhead.js';
import { draftTimetable } from '../../../domain/tender/timetable.js';
import type { AuthorityId, LotId } from '../../../domain/types.js';
import { awardedNotificationOf } from '../../../standards/ubl/from-tender/award-documents.js';
import {
  tenderOf,
  tenderReceiptOf,
  tenderWithdrawalOf,
} from '../../../standards/ubl/from-tender/bid-documents.js';
import { callForTendersOf } from '../../../standards/ubl/from-tender/call-for-tenders-of.js';
import { knownAuthority } from '../../../standards/ubl/from-tender/parties.js';
import { enquiryOf } from '../../../standards/ubl/from-tender/question-documents.js';
import { tender as tenderDocument } from '../../../standards/ubl/tender.js';
import { award, receiptInput, withdrawalInput } from '../../../proofs/rig/ubl/tender-documents.js';
import {
  authority,
  callInput,
  draft,
  sha256,
  supplier,
  tender,
} from '../../../proofs/rig/ubl/tender-input.js';

describe('UBL from a tender', () => {
  it('calls for tenders with the deadline, validity, envelopes, criteria and amounts of the draft', () => {
    const { process, terms, project, lots, contractFolder } = callForTendersOf(callInput);
    const timetable = draftTimetable(draft, '2026-11-26T09:00:00.000Z');
    expect(process.submissionDeadline).to.equal(timetable.find(({ kind }) => kind === 'submissionClose')?.at);
    expect(terms.bidsValidUntil).to.equal(timetable.find(({ kind }) => kind === 'bidValidityEnd')?.at);
    expect(contractFolder).to.equal(tender);
    expect(terms.envelopes.map(({ id, lots: of }) => [id, of])).to.deep.equal([
      ['administrative', ['LOT-0001', 'LOT-0002']],
      ['technical/LOT-0001', ['LOT-0001']],
      ['economic/LOT-0001', ['LOT-0001']],
      ['technical/LOT-0002', ['LOT-0002']],
      ['economic/LOT-0002', ['LOT-0002']],
    ]);
    expect(project.value).to.deep.equal({ estimated: { cents: 241_200_000, currency: 'EUR' }, base: null });
    expect(lots[0]?.project.value.base).to.deep.equal({ cents: 120_000_000, currency: 'EUR' });
    const [technical, economic] = lots[0]?.criteria ?? [];
    expect([technical?.weight, technical?.threshold, economic?.weight, economic?.formula]).to.deep.equal([
      '80',
      '48.00',
      '20',
      'bilinear x=0.85',
    ]);
    expect(technical?.subordinate.map(({ id, weight }) => [id, weight])).to.deep.equal([
      ['T1', '50'],
      ['T2', '30'],
    ]);
  });

  it('names the authority with the address and the mail that are stated, and with neither where none is', () => {
    const partyIn = (who: typeof authority) => callForTendersOf({ ...callInput, authority: who }).authority;
    expect(partyIn(authority)).to.include({
      address: 'Via della Salute 12, 70121 Bari',
      digitalAddress: 'protocollo@pec.ars.example',
    });
    const { id, name } = authority;
    const bare = partyIn(knownAuthority('ars' as AuthorityId, letterheadOf(name, draft)));
    expect(bare).to.deep.equal({
      ...{ endpoint: null, identifiers: [{ scheme: 'bando:authority', value: id }], name },
      ...{ address: null, digitalAddress: null },
    });
  });

  it('never gives out the generated code of a simulation as a CIG', () => {
    const schemes = [true, false].map((simulation) =>
      callForTendersOf({ ...callInput, draft: { ...draft, simulation } }).lots.map(
        ({ project }) => project.id?.scheme,
      ),
    );
    expect(schemes).to.deep.equal([Array(2).fill('bando:test-cig'), Array(2).fill('CIG')]);
  });

  it('says on every document of a simulation that it has no legal effect, and on no other', () => {
    expect(tenderReceiptOf(receiptInput).note?.it).to.match(/alcun effetto giuridico/);
    expect(tenderReceiptOf({ ...receiptInput, simulation: false }).note).to.equal(null);
  });

  it('receipts a bid by the claims: the time of receipt to the microsecond, each envelope, the leaf', () => {
    const { registeredAt, envelopes, receipt, customization } = tenderReceiptOf(receiptInput);
    expect(registeredAt).to.equal('2026-12-30T22:59:59.999999Z');
    expect(envelopes.map(({ id, file }) => [id, file.sha256, file.bytes])).to.deep.equal([
      ['administrative', sha256('1'), 1_048_576],
      ['economic/LOT-0001', sha256('2'), 4_096],
    ]);
    expect(receipt.leaf).to.equal(receiptInput.claims.leaf);
    expect(customization).to.equal('bid');
    expect(tenderReceiptOf(withdrawalInput)).to.include({
      customization: 'withdrawal',
      profile: 'withdrawal',
    });
  });

  it('withdraws a bid by its receipt of withdrawal, and by no other', () => {
    expect(tenderWithdrawalOf(withdrawalInput)).to.include({ bid: 'bid-1', withdraws: true });
    expect(() => tenderWithdrawalOf(receiptInput)).to.throw(RangeError);
  });

  it('says nothing of an offer before it is opened', () => {
    const input = { ...receiptInput, call: 'call-1' };
    const offer = {
      discountPercent: '12.50',
      priceCents: 98_765_432,
      labourCostCents: 1,
      safetyCostCents: 2,
    };
    const sealed = tenderDocument.write(tenderOf({ ...input, offers: {} }));
    const opened = tenderDocument.write(tenderOf({ ...input, offers: { ['LOT-0001' as LotId]: offer } }));
    expect(sealed).not.to.match(/PayableAmount|12\.50/);
    expect(opened)
      .to.contain('<cbc:PayableAmount currencyID="EUR">987654.32</cbc:PayableAmount>')
      .and.to.contain('>12.50<');
  });

  it('asks without a name, in text that XML can carry', () => {
    const question = { id: 'q', askedAt: '2026-12-02T08:00:00.000Z', text: 'a\u000bb' };
    const { requestor, text } = enquiryOf({ tender, authority, question, latestReplyAt: null });
    expect(requestor.identifiers).to.deep.equal([{ scheme: 'bando:supplier', value: 'anonymous' }]);
    expect(text).to.equal('a\uFFFDb');
  });

  it('notifies an award with its date in Rome, the amount, the extremes and where the reader stands', () => {
    const notice = {
      id: 'n',
      tender,
      issuedAt: '2027-02-11T09:00:00.000Z',
      authority,
      receiver: supplier,
      simulation: false,
    };
    const [result] = awardedNotificationOf({
      ...notice,
      award,
      outcome: { is: 'notAwarded', place: 3 },
      documents: [],
    }).results;
    expect(result).to.deep.include({ outcome: 'notAwarded', awardedOn: '2027-02-11', tendersReceived: 4 });
    expect(
      [result?.awarded.amount, result?.lowest, result?.highest].map((money) => money?.cents),
    ).to.deep.equal([105_000_000, 98_100_000, 109_200_000]);
    expect(result?.description?.it).to.contain('posto 3');
  });
});
