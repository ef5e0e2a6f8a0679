import type { LegalDate, LocalisedText } from '../types.js';

/** A collective agreement that a lot's contract is priced on: CNEL's code, title, activities (art. 11 cc. 1, 2; annex I.01). */
export interface CollectiveAgreement {
  /** Of the national archive of collective agreements: `C011`. */
  readonly code: string;
  readonly title: string;
  /** ATECO codes of the activities that the lot is about: `62.10`. */
  readonly ateco: readonly string[];
}

/** The commitments of art. 102 c. 1 letters a, b and c, and the social clauses of art. 57 c. 1. */
export const obligationKinds = [
  'employmentStability',
  'agreementApplied',
  'equalOpportunities',
  'socialClause',
] as const;
export type ObligationKind = (typeof obligationKinds)[number];

/** How a bidder answers: it accepts in its administrative envelope, or says in its bid how it will do it too (art. 102 c. 2). */
export const obligationAnswers = ['acceptance', 'description'] as const;
export type ObligationAnswer = (typeof obligationAnswers)[number];

export interface Obligation {
  /** Short, of this tender: `I1`. */
  readonly id: string;
  readonly kind: ObligationKind;
  readonly required: LocalisedText;
  readonly answer: ObligationAnswer;
}

/** What bidders commit themselves to; of each kind something, or why it does not suit the contract. */
export interface DraftObligations {
  readonly asked: readonly Obligation[];
  readonly omitted: readonly { readonly kind: ObligationKind; readonly reason: string }[];
}

/** Minimum environmental criteria (CAM): the decrees that apply, or why none does (art. 57 c. 2). */
export interface EnvironmentalTerms {
  readonly decrees: readonly { readonly title: string; readonly on: LegalDate }[];
  readonly noneReason: string | null;
}

/** A division, group, class, category or subcategory of ATECO: `62`, `62.1`, `62.10`, `62.10.00`. */
export function isAteco(code: string): boolean {
  return /^\d{2}(\.\d{1,2}(\.\d{1,2})?)?$/.test(code);
}
