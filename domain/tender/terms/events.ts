import type { BidId, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { DeclaredAgreement, EquivalenceBasis, EquivalenceOutcome } from './commands.js';

/** An agreement that is not the one that the documents name for the lot. */
export type OtherAgreement = DeclaredAgreement & { readonly bid: BidId };

export interface TermsEvents {
  commitmentsRecorded: ByAct & {
    bid: BidId;
    accepted: string[];
    /** Obligations of the documents that it does not accept. */
    missing: string[];
    /** Where the command named agreements: those that are not the documents' own. */
    otherAgreements?: OtherAgreement[];
  };
  agreementAssessed: ByAct & {
    lot: LotId;
    bid: BidId;
    code: string;
    outcome: EquivalenceOutcome;
    basis: EquivalenceBasis;
  };
}
