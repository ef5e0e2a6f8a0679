import type { ReceiptClaims } from '../../../domain/ledger/receipt-claims.js';
import { envelopeKeyOf } from '../../../domain/tender/opening/state.js';
import type { Offer } from '../../../domain/tender/opening/facts.js';
import type { LotId } from '../../../domain/types.js';
import type { TenderReceipt } from '../tender-receipt.js';
import type { TenderWithdrawal } from '../tender-withdrawal.js';
import type { Tender } from '../tender.js';
import { euros, simulationNote } from './common-texts.js';
import { authorityParty, type KnownParty, supplierParty } from './parties.js';
import { withXmlText } from './with-xml-text.js';

/** A receipt's claims, with the names behind their ids. */
export interface ReceiptInput {
  readonly claims: ReceiptClaims;
  readonly authority: KnownParty;
  readonly supplier: KnownParty;
  readonly simulation: boolean;
}

/** The receipt of a bid, or of its withdrawal. It says what the signed claims say, and is no substitute for the JWS. */
export function tenderReceiptOf({ claims, authority, supplier, simulation }: ReceiptInput): TenderReceipt {
  const { iss, jti, action, bid, revision, deadline, leaf, leafSalt, previous, receivedAt, tender } = claims;
  const answers = action === 'withdraw' ? 'withdrawal' : 'bid';
  return withXmlText({
    receipt: { issuer: iss, action, bid, revision, deadline, leaf, leafSalt, previous },
    ...{ customization: answers, profile: answers, id: jti, contractFolder: tender },
    ...{ issuedAt: receivedAt, registeredAt: receivedAt, note: simulationNote(simulation) },
    envelopes: claims.envelopes.map(({ kind, lot, sha256, bytes }) => ({
      id: envelopeKeyOf(kind, lot),
      file: { sha256, bytes },
    })),
    sender: authorityParty(authority),
    receiver: supplierParty(supplier),
  });
}

export interface BidInput extends ReceiptInput {
  /** Id of the call for tenders that the bid answers. */
  readonly call: string;
  /** Of the lots whose economic envelope was opened; empty before. */
  readonly offers: Readonly<Record<LotId, Offer>>;
}

/** A bid as committed: its sealed envelopes by their digests and, once opened, what it offers. Not for a withdrawal. */
export function tenderOf({ claims, authority, supplier, call, offers }: BidInput): Tender {
  return withXmlText({
    id: `${claims.bid}/${claims.revision}`,
    ...{ contractFolder: claims.tender, issuedAt: claims.receivedAt, call },
    tenderer: supplierParty(supplier),
    authority: authorityParty(authority),
    projects: claims.envelopes.map(({ kind, lot, sha256, bytes }) => {
      const id = envelopeKeyOf(kind, lot);
      const offer = kind === 'economic' && lot !== null ? offers[lot] : undefined;
      return {
        ...{ envelope: id, kind, lot, files: [{ id, file: { sha256, bytes } }] },
        ...offeredBy(offer),
      };
    }),
  });
}

function offeredBy(
  offer: Offer | undefined,
): Pick<Tender['projects'][number], 'price' | 'costs' | 'responses'> {
  if (!offer) return { price: null, costs: [], responses: [] };
  const { priceCents, labourCostCents, safetyCostCents, discountPercent } = offer;
  return {
    price: euros(priceCents),
    costs: [
      { id: 'labour', amount: euros(labourCostCents) },
      { id: 'safety', amount: euros(safetyCostCents) },
    ],
    responses: [{ criterion: 'economic', description: 'discount, per cent', quantity: discountPercent }],
  };
}

/** The withdrawal that a receipt with the action `withdraw` confirms. Throws RangeError for another action. */
export function tenderWithdrawalOf({
  claims,
  authority,
  supplier,
  simulation,
}: ReceiptInput): TenderWithdrawal {
  if (claims.action !== 'withdraw') throw new RangeError(`a withdrawal, not ${claims.action}`);
  return withXmlText({
    id: `${claims.bid}/${claims.revision}`,
    ...{ contractFolder: claims.tender, issuedAt: claims.receivedAt, note: simulationNote(simulation) },
    ...{ withdraws: true, bid: claims.bid },
    authority: authorityParty(authority),
    tenderer: supplierParty(supplier),
  });
}
