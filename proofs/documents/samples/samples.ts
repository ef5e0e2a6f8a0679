import type {
  DocumentData,
  DocumentKind,
  DocumentRequest,
} from '../../../templates/documents/document-data.js';
import * as awards from './award-samples.js';
import * as clocks from './clock-samples.js';
import * as course from './course-samples.js';
import * as notices from './notice-samples.js';
import * as sessions from './session-samples.js';

/** One document to set, in either language. */
export type Sample = { [K in DocumentKind]: { name: string; kind: K; data: DocumentData[K] } }[DocumentKind];

function sample<K extends DocumentKind>(kind: K, data: DocumentData[K], name: string = kind): Sample {
  return { name, kind, data } as Sample;
}

/** The documents of the demo tender: every kind, and the cases of a kind that read differently. */
export const demoSamples: readonly Sample[] = [
  sample('decision', notices.decision),
  sample('callForTenders', notices.callForTenders),
  sample('timetable', notices.timetable),
  sample('tenderRules', notices.tenderRules),
  ...Object.entries(course.notices).map(([name, data]) =>
    sample('procedureNotice', data, `procedureNotice-${name}`),
  ),
  sample('bidReceipt', notices.bidReceipt),
  sample('answers', notices.answers),
  sample('openingMinutes', sessions.administrativeOpening, 'openingMinutes-administrative'),
  sample('openingMinutes', sessions.technicalOpening, 'openingMinutes-technical'),
  sample('openingMinutes', sessions.economicOpening, 'openingMinutes-economic'),
  sample('admissions', sessions.admissions),
  sample('integrationRequest', sessions.integrationRequest),
  sample('commissionAppointment', sessions.commissionAppointment),
  sample('evaluationMinutes', awards.evaluationMinutes),
  sample('anomalyCheck', awards.anomalyCheck),
  sample('ranking', awards.ranking),
  sample('awardProposal', awards.awardProposal),
  sample('requirementsCheck', awards.requirementsCheck),
  sample('groupChangeDecision', sessions.groupChangeDecision),
  sample('redactionDecision', awards.redactionDecision),
  sample('award', awards.award),
  sample('awardCommunication', awards.awardCommunication),
  sample(
    'awardCommunication',
    { ...awards.awardCommunication, recipient: sessions.beta, standing: { is: 'winner' } },
    'awardCommunication-winner',
  ),
  sample('exclusionCommunication', awards.exclusionCommunication),
  sample('contract', awards.contract),
  sample('challengeNote', course.appealNote, 'challengeNote-appeal'),
  sample('challengeNote', course.interimNote, 'challengeNote-interim'),
  sample('challengeNote', course.judgmentNote, 'challengeNote-judgment'),
  sample('interpello', course.termination, 'interpello-terminated'),
  sample('interpello', course.acceptance, 'interpello-accepted'),
  sample('callOfNext', course.callOfNext),
  sample('extensionRequest', clocks.extensionRequest),
  sample('bidRelease', clocks.bidRelease),
  sample('procedureExtension', clocks.procedureExtension),
  sample('signatureAct', clocks.earlyExecution, 'signatureAct-earlyExecution'),
  sample('signatureAct', clocks.deferral, 'signatureAct-deferral'),
  sample('signatureAct', clocks.withdrawal, 'signatureAct-withdrawal'),
  sample('signatureAct', clocks.awardRevoked, 'signatureAct-revocation'),
  sample('revocation', awards.revocation),
  sample('ending', course.annulment, 'ending-annulment'),
  sample('ending', course.keysLost, 'ending-keysLost'),
  sample('ending', course.deserted, 'ending-deserted'),
  sample('ending', course.notAwarded, 'ending-notAwarded'),
  sample('ending', course.lotRevoked, 'ending-lotRevoked'),
];

export function requestOf(
  { kind, data }: Sample,
  lang: DocumentRequest['lang'],
  simulation = false,
): DocumentRequest {
  return { kind, lang, data, simulation } as DocumentRequest;
}
