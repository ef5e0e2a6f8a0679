import { isJsonObject, isNonNegativeInteger } from '../ledger/json-shape.js';
import type { DecimalString, LotId } from '../types.js';

/** The file of an economic envelope that the evaluation reads. */
export const offerName = 'offer.json';
export const maxOfferBytes = 64 * 1024;
const offerFormat = 'bando-offer/1';

/** `bando-offer/1`. Labour and safety costs of its own are part of an offer (art. 108 c.9 d.lgs. 36/2023). */
export interface EconomicOffer {
  readonly lot: LotId;
  /** Per cent of the base: `"12.50"`. */
  readonly discountPercent: DecimalString;
  readonly priceCents: number;
  readonly labourCostCents: number;
  readonly safetyCostCents: number;
}

export type OfferMember = keyof EconomicOffer | 'format';

export type OfferReading =
  | { readonly ok: true; readonly offer: EconomicOffer }
  | { readonly ok: false; readonly refused: 'offerUnreadable'; readonly member: OfferMember };

/** From 0 to 100 with up to eight decimals; how many a tender allows, the tender says. */
const percentShape = /^(?:\d{1,2}(?:\.\d{1,8})?|100(?:\.0{1,8})?)$/;

/**
 * Reads what a bidder's `offer.json` says (undefined: too long to be collected); whether it fits the lot's base is
 * for the evaluation.
 */
export function parseOffer(text: Uint8Array | undefined, lot: LotId): OfferReading {
  const value = parseJson(text);
  if (!isJsonObject(value) || (value.format ?? offerFormat) !== offerFormat) return unreadable('format');
  if (value.lot !== lot) return unreadable('lot');
  const { discountPercent } = value;
  if (typeof discountPercent !== 'string' || !percentShape.test(discountPercent))
    return unreadable('discountPercent');
  for (const member of ['priceCents', 'labourCostCents', 'safetyCostCents'] as const) {
    if (!isNonNegativeInteger(value[member])) return unreadable(member);
  }
  const { priceCents, labourCostCents, safetyCostCents } = value as unknown as EconomicOffer;
  return { ok: true, offer: { lot, discountPercent, priceCents, labourCostCents, safetyCostCents } };
}

function unreadable(member: OfferMember): OfferReading {
  return { ok: false, refused: 'offerUnreadable', member };
}

function parseJson(text: Uint8Array | undefined): unknown {
  if (text === undefined || text.length > maxOfferBytes) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch {
    return undefined;
  }
}
