import type { BidId, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { GuaranteeException } from '../guarantees/commands.js';

export interface AdmissionCommands {
  requestIntegration: ByAct & { bid: BidId; days: number };
  /**
   * `exception`: why a bid is admitted beside another that has a company in common with it; `guaranteeException`: why in
   * spite of what was found wrong with its provisional guarantee.
   */
  admitBid: ByAct & {
    bid: BidId;
    lots: LotId[];
    exception?: SharingException | undefined;
    guaranteeException?: GuaranteeException | undefined;
  };
  excludeBid: ByAct & { bid: BidId; lots: LotId[]; ground: string };
  closeAdmissions: ByAct;
}

/** The operator has shown that the double participation had no influence on the tender (art. 68 c. 14). */
export const sharingExceptions = ['noInfluence'] as const;
export type SharingException = (typeof sharingExceptions)[number];

export type AdmissionGuard =
  | 'companyInOneBid'
  | 'withinLotLimit'
  | 'bidInScope'
  | 'noIntegrationRunning'
  | 'everyBidDecided'
  | 'bestBidExamined';

export const admissionDeadlineKinds = ['integrationEnd'] as const;
export type AdmissionDeadline = (typeof admissionDeadlineKinds)[number];
