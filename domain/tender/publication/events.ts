import type { AuthorityId, Instant, LegalDate, LotId, Sha256Hex, TenderId } from '../../types.js';
import type { ByAct } from '../act.js';
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
  };
  noticeTransmitted: ByAct & { transmittedAt: Instant; regimeOn: LegalDate; manifest: Sha256Hex };
  tenderPublished: { publishedAt: Instant; channel: string };
}
