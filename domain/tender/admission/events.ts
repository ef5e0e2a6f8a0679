import type { BidId, Instant, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { GuaranteeException } from '../guarantees/commands.js';
import type { SharingException } from './commands.js';
import type { Due } from '../deadline.js';

export interface AdmissionEvents {
  integrationRequested: ByAct & { request: string; bid: BidId; dueAt: Instant };
  integrationEnded: Due & { request: string; answered: boolean };
  bidAdmitted: ByAct & {
    bid: BidId;
    lots: LotId[];
    exception?: SharingException;
    guaranteeException?: GuaranteeException;
  };
  bidExcluded: ByAct & { bid: BidId; lots: LotId[]; ground: string };
  admissionsClosed: ByAct;
}
