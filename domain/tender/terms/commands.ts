import type { BidId, LotId } from '../../types.js';
import type { ByAct } from '../act.js';

export interface TermsCommands {
  /**
   * What a bidder accepts of the commitments and social clauses (arts 57, 102), and which other collective agreement it
   * applies, as its administrative envelope says; what is recorded last counts.
   */
  recordCommitments: ByAct & {
    bid: BidId;
    /** Ids of the draft's obligations. */
    accepted: string[];
    /** Where its participants' document does not say it already. */
    agreements?: DeclaredAgreement[] | undefined;
  };
  /** Whether another agreement protects as the one named does (art. 11 c. 4, annex I.01); the reasons are the act's. */
  assessAgreementEquivalence: ByAct & {
    lot: LotId;
    bid: BidId;
    outcome: EquivalenceOutcome;
    basis: EquivalenceBasis;
  };
}

/** The agreement that a bidder applies in a lot; `equivalent`: it declares that the protection is equivalent. */
export interface DeclaredAgreement {
  readonly lot: LotId;
  readonly code: string;
  readonly equivalent: boolean;
}

export const equivalenceOutcomes = ['equivalent', 'notEquivalent'] as const;
export type EquivalenceOutcome = (typeof equivalenceOutcomes)[number];

/** Presumed by the signatories and the sector, or found by comparing pay and protection, each parameter (annex I.01 arts 3, 4). */
export const equivalenceBases = ['presumed', 'compared'] as const;
export type EquivalenceBasis = (typeof equivalenceBases)[number];

export type TermsGuard =
  'obligationsKnown' | 'commitmentsAccepted' | 'otherAgreementDeclared' | 'agreementEquivalent';
