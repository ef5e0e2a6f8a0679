/** Shared vocabulary of the domain: branded identifiers, instants, dates, money. */

declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

export type TenderId = Branded<string, 'TenderId'>;
export type AuthorityId = Branded<string, 'AuthorityId'>;
export type SupplierId = Branded<string, 'SupplierId'>;
export type PersonId = Branded<string, 'PersonId'>;
export type BidId = Branded<string, 'BidId'>;
/** `LOT-0001`, the form that eForms and ANAC share. */
export type LotId = Branded<string, 'LotId'>;
/** 64 lower-case hexadecimal digits. */
export type Sha256Hex = Branded<string, 'Sha256Hex'>;

/** ISO 8601 in UTC, from milliseconds to microseconds: `2026-11-23T10:00:00.000000Z`. */
export type Instant = string;
/** A legal date, `YYYY-MM-DD`, in Europe/Rome. */
export type LegalDate = string;
/** A decimal number as text: coefficients, scores, discounts. Never a binary float. */
export type DecimalString = string;

export interface LocalisedText {
  readonly it: string;
  readonly en: string;
}

export const envelopeKinds = ['administrative', 'technical', 'economic'] as const;
export type EnvelopeKind = (typeof envelopeKinds)[number];
