import {
  toReceiptClaims,
  type ReceiptClaims,
  type ReceiptEntry,
} from '../../../domain/ledger/receipt-claims.js';
import type { AuthorityId, BidId, LotId, SupplierId } from '../../../domain/types.js';
import { awardedNotification } from '../../../standards/ubl/awarded-notification.js';
import { callForTenders } from '../../../standards/ubl/call-for-tenders.js';
import { contractAwardNotice } from '../../../standards/ubl/contract-award-notice.js';
import { enquiry, enquiryResponse } from '../../../standards/ubl/enquiry.js';
import {
  awardedNotificationOf,
  contractAwardNoticeOf,
  type LotAward,
} from '../../../standards/ubl/from-tender/award-documents.js';
import {
  tenderOf,
  tenderReceiptOf,
  tenderWithdrawalOf,
} from '../../../standards/ubl/from-tender/bid-documents.js';
import { callForTendersOf } from '../../../standards/ubl/from-tender/call-for-tenders-of.js';
import { enquiryOf, enquiryResponseOf } from '../../../standards/ubl/from-tender/question-documents.js';
import { tenderReceipt } from '../../../standards/ubl/tender-receipt.js';
import { tenderWithdrawal } from '../../../standards/ubl/tender-withdrawal.js';
import { tender as tenderDocument } from '../../../standards/ubl/tender.js';
import type { UblDocument } from '../../../standards/ubl/ubl-document.js';
import { authority, callInput, draft, sha256, supplier, tender } from './tender-input.js';

/** Every document that a tender makes, once. */

const firstLot = 'LOT-0001' as LotId;

export function claimsOf(change: Partial<ReceiptEntry> = {}): ReceiptClaims {
  const entry: ReceiptEntry = {
    ...{
      iss: 'https://bando.example',
      jti: 'c0ffee00-0000-4000-8000-000000000002',
      action: 'commit',
      tender,
    },
    ...{
      authority: 'ars' as AuthorityId,
      bid: 'bid-1' as BidId,
      revision: 1,
      supplier: 'alfa' as SupplierId,
    },
    envelopes: [
      { lot: null, kind: 'administrative', sha256: sha256('1'), bytes: 1_048_576, recipient: 'age1a' },
      { lot: firstLot, kind: 'economic', sha256: sha256('2'), bytes: 4_096, recipient: 'age1b' },
    ],
    ...{ receivedAt: '2026-12-30T22:59:59.999999Z', deadline: '2026-12-31T23:00:00.000Z', previous: null },
    ...change,
  };
  return toReceiptClaims(entry, '5'.repeat(64));
}

export const receiptInput = { claims: claimsOf(), authority, supplier, simulation: true };

const withdrawn = { action: 'withdraw' as const, revision: 2, envelopes: [], previous: sha256('a') };
export const withdrawalInput = { ...receiptInput, claims: claimsOf(withdrawn) };

const question = {
  ...{ id: 'question-1', askedAt: '2026-12-02T08:00:00.000000Z' },
  text: 'Il TRL 7 è richiesto?\r\nO basta il 6 & \u000boltre?',
};
const questionInput = { tender, authority, question, latestReplyAt: '2026-12-24T23:00:00.000Z' };
const answer = { text: 'Basta il 6.', answeredAt: '2026-12-04T08:00:00.000000Z' };

export const award: LotAward = {
  ...{ lot: firstLot, act: 'act-9', awardedAt: '2027-02-10T23:30:00.000Z', amountCents: 105_000_000 },
  ...{ winner: supplier, tendersReceived: 4, rankedPricesCents: [105_000_000, 98_100_000, 109_200_000] },
};

const notice = { tender, issuedAt: '2027-02-11T09:00:00.000000Z', authority };

/** A document type with one model that the tender's data make. */
export interface MadeDocument {
  readonly type: string;
  readonly model: unknown;
  readonly document: UblDocument<unknown>;
}

function made<M>(document: UblDocument<M>, model: M): MadeDocument {
  return { type: document.type, model, document: document };
}

const offer = {
  discountPercent: '12.50',
  priceCents: 105_000_000,
  labourCostCents: 30_000_000,
  safetyCostCents: 5,
};

export const madeDocuments: readonly MadeDocument[] = [
  made(callForTenders, callForTendersOf(callInput)),
  made(tenderDocument, tenderOf({ ...receiptInput, call: 'call-1', offers: { [firstLot]: offer } })),
  made(tenderReceipt, tenderReceiptOf(receiptInput)),
  made(tenderReceipt, tenderReceiptOf(withdrawalInput)),
  made(enquiry, enquiryOf(questionInput)),
  made(enquiryResponse, enquiryResponseOf({ ...questionInput, answer })),
  made(tenderWithdrawal, tenderWithdrawalOf(withdrawalInput)),
  made(
    awardedNotification,
    awardedNotificationOf({
      ...{ ...notice, id: 'notification-1', simulation: false, receiver: supplier, award },
      ...{ outcome: { is: 'notAwarded', place: 2 }, documents: draft.documents },
    }),
  ),
  made(
    contractAwardNotice,
    contractAwardNoticeOf({ ...notice, id: 'can-1', draft, call: 'call-1', awards: [award] }),
  ),
];
