import type { IssuedKind } from '../../../domain/documents/document-kinds.js';
import type { DocumentSubject } from '../../../domain/documents/document-kinds.js';
import { letterheadOf } from '../../../domain/documents/letterhead.js';
import type { Instant } from '../../../domain/types.js';
import type { DocumentSource } from '../../../entities/stores/document-source.js';
import type { DocumentData } from '../../../templates/documents/document-data.js';
import type { DocumentFrame } from '../../../templates/documents/document-parts.js';
import type { TenderLink } from '../../messages/message-parts.js';
import {
  composeCallOfNext,
  composeChallengeNote,
  composeInterpello,
  composeRedactionDecision,
} from './after-award.js';
import {
  composeAdmissions,
  composeCommission,
  composeIntegrationRequest,
  composeOpeningMinutes,
} from './admission.js';
import {
  composeAward,
  composeAwardCommunication,
  composeContract,
  composeExclusionCommunication,
  composeProposal,
  composeRequirements,
} from './award.js';
import {
  composeBidRelease,
  composeExtensionRequest,
  composeProcedureExtension,
  composeSignatureAct,
} from './before-signature.js';
import { composeAnomalyCheck, composeEvaluationMinutes, composeRanking } from './evaluation.js';
import { composeGroupChangeDecision } from './group-changes.js';
import { composeEnding, composeNotice } from './notices.js';
import {
  composeAnswers,
  composeCall,
  composeDecision,
  composeRevocation,
  composeRules,
  composeTimetable,
} from './publication.js';
import { lotText, type Composer, type Content } from './subject.js';

const composers: { readonly [K in IssuedKind]: Composer<K> } = {
  decision: composeDecision,
  callForTenders: composeCall,
  timetable: composeTimetable,
  tenderRules: composeRules,
  procedureNotice: composeNotice,
  answers: composeAnswers,
  openingMinutes: composeOpeningMinutes,
  admissions: composeAdmissions,
  integrationRequest: composeIntegrationRequest,
  groupChangeDecision: composeGroupChangeDecision,
  commissionAppointment: composeCommission,
  evaluationMinutes: composeEvaluationMinutes,
  anomalyCheck: composeAnomalyCheck,
  ranking: composeRanking,
  awardProposal: composeProposal,
  requirementsCheck: composeRequirements,
  redactionDecision: composeRedactionDecision,
  award: composeAward,
  awardCommunication: composeAwardCommunication,
  exclusionCommunication: composeExclusionCommunication,
  contract: composeContract,
  challengeNote: composeChallengeNote,
  interpello: composeInterpello,
  callOfNext: composeCallOfNext,
  extensionRequest: composeExtensionRequest,
  bidRelease: composeBidRelease,
  procedureExtension: composeProcedureExtension,
  signatureAct: composeSignatureAct,
  revocation: composeRevocation,
  ending: composeEnding,
};

/** What a document says, in both languages, with its letterhead. */
export interface ComposedData {
  readonly act: string | null;
  readonly signature: { readonly name: string; readonly signedAt: Instant } | null;
  readonly data: DocumentData[IssuedKind];
}

/**
 * The data of a document as its event left the tender: the same subject always gives the same data. Null where the
 * document would say nothing. Throws `communicationsPending` for a letter whose message is still to be sent.
 */
export async function composeDocumentData(
  source: DocumentSource,
  subject: DocumentSubject,
  link: TenderLink,
): Promise<ComposedData | null> {
  const compose = composers[subject.document] as Composer<IssuedKind>;
  const content: Content<IssuedKind> | null = await compose(source, subject);
  if (!content) return null;
  const frame = await frameOf(source, content.madeAt, link);
  const { act, signature = null } = content;
  return { act, signature, data: { ...frame, ...content.data } as DocumentData[IssuedKind] };
}

async function frameOf(source: DocumentSource, madeAt: Instant, link: TenderLink): Promise<DocumentFrame> {
  const { tender, draft, authority } = source.moment;
  const [rup] = await source.listInRole('rup');
  const names = await source.listNames(rup ? [rup] : []);
  return {
    authority: letterheadOf(authority, draft),
    tender: {
      id: tender.id,
      title: draft.title,
      procedure: tender.procedure,
      lots: draft.lots.map(({ id }) => lotText(source, id)),
      cup: draft.cup,
      cui: draft.cui,
      link: link(tender.id),
    },
    rup: rup ? (names.get(rup) ?? rup) : null,
    madeAt,
  };
}
