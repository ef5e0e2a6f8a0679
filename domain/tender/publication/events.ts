import type { AuthorityId, Instant, LegalDate, LotId, Sha256Hex, TenderId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { ReminderRule } from '../reminders/state.js';
import type { OpeningOrder } from '../opening/state.js';
import type { PinnedLotLimits } from '../participation/lot-limits.js';
import type { ProcedureId } from '../tender.js';

export interface PublicationEvents {
  decisionAdopted: ByAct & {
    tender: TenderId;
    authority: AuthorityId;
    procedure: ProcedureId;
    simulation: boolean;
    lots: LotId[];
    custody: { k: number; n: number };
    submissionDeadline: Instant;
    enquiriesCloseAt: Instant;
    custodyProofAt: Instant;
    /** Where the documents invert the order of opening from the start. */
    openingOrder?: OpeningOrder;
    /** Absent in tenders launched before reminders existed. */
    reminderRule?: ReminderRule;
    /** Where the documents limit the lots that one may bid for or win (art. 58 c. 4). */
    lotLimits?: PinnedLotLimits;
  };
  noticeTransmitted: ByAct & { transmittedAt: Instant; regimeOn: LegalDate; manifest: Sha256Hex };
  tenderPublished: {
    publishedAt: Instant;
    channel: string;
    /** By when every lot is to be awarded; absent in tenders published before this term was kept. */
    awardDueAt?: Instant;
  };
}
