import type { DocumentKind, DocumentRequest } from './document-data.js';
import type { ComposeDocument, ComposedDocument } from './document-model.js';
import { frame } from './frame.js';
import type { FramedDocument } from './frame.js';
import { admissions } from './kinds/admissions.js';
import { anomalyCheck } from './kinds/anomaly-check.js';
import { answers } from './kinds/answers.js';
import { awardCommunication } from './kinds/award-communication.js';
import { awardProposal } from './kinds/award-proposal.js';
import { award } from './kinds/award.js';
import { bidReceipt } from './kinds/bid-receipt.js';
import { callForTenders } from './kinds/call-for-tenders.js';
import { challengeNote } from './kinds/challenge-note.js';
import { commissionAppointment } from './kinds/commission-appointment.js';
import { contract } from './kinds/contract.js';
import { decision } from './kinds/decision.js';
import { ending } from './kinds/ending.js';
import { evaluationMinutes } from './kinds/evaluation-minutes.js';
import { exclusionCommunication } from './kinds/exclusion-communication.js';
import { groupChangeDecision } from './kinds/group-change-decision.js';
import { integrationRequest } from './kinds/integration-request.js';
import { procedureExtension } from './kinds/procedure-extension.js';
import { signatureAct } from './kinds/signature-act.js';
import { bidRelease, extensionRequest } from './kinds/validity-letters.js';
import { callOfNext, interpello } from './kinds/interpello.js';
import { openingMinutes } from './kinds/opening-minutes.js';
import { procedureNotice } from './kinds/procedure-notice.js';
import { ranking } from './kinds/ranking.js';
import { redactionDecision } from './kinds/redaction-decision.js';
import { requirementsCheck } from './kinds/requirements-check.js';
import { revocation } from './kinds/revocation.js';
import { tenderRules } from './kinds/tender-rules.js';
import { timetable } from './kinds/timetable.js';

const composers: { readonly [K in DocumentKind]: ComposeDocument<K> } = {
  decision,
  callForTenders,
  timetable,
  tenderRules,
  procedureNotice,
  bidReceipt,
  answers,
  openingMinutes,
  admissions,
  integrationRequest,
  groupChangeDecision,
  commissionAppointment,
  evaluationMinutes,
  anomalyCheck,
  ranking,
  awardProposal,
  requirementsCheck,
  redactionDecision,
  award,
  awardCommunication,
  exclusionCommunication,
  contract,
  challengeNote,
  interpello,
  callOfNext,
  extensionRequest,
  bidRelease,
  procedureExtension,
  signatureAct,
  revocation,
  ending,
};

/** A document in one language, as the layout sets it. Pure. `dataSha256`: of the attached file, for the footer. */
export function composeDocument(
  { kind, lang, data, simulation }: DocumentRequest,
  dataSha256: string,
): FramedDocument {
  // TypeScript cannot follow that kind and data of one request belong together through the table.
  const compose = composers[kind] as (data: DocumentRequest['data']) => ComposedDocument;
  return frame(compose(data), data, { lang, simulation, dataSha256 });
}
