import type { BidId, LotId } from '../../types.js';
import type { ByAct } from '../act.js';

export interface AdmissionCommands {
  requestIntegration: ByAct & { bid: BidId; days: number };
  admitBid: ByAct & { bid: BidId; lots: LotId[] };
  excludeBid: ByAct & { bid: BidId; lots: LotId[]; ground: string };
  closeAdmissions: ByAct;
}

export type AdmissionGuard = 'bidInScope' | 'noIntegrationRunning' | 'everyBidDecided' | 'bestBidExamined';

export const admissionDeadlineKinds = ['integrationEnd'] as const;
export type AdmissionDeadline = (typeof admissionDeadlineKinds)[number];
