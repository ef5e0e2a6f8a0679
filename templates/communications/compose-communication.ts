import type { CommunicationKind } from '../../domain/tender/effects.js';
import { agreementAssessment } from './agreement-assessment.js';
import { award } from './award.js';
import { awardEnded } from './award-ended.js';
import { bidRelease } from './bid-release.js';
import { extensionAnswer } from './extension-answer.js';
import { extensionRequest } from './extension-request.js';
import { bidReceipt } from './bid-receipt.js';
import { callOfNext } from './call-of-next.js';
import { challenge } from './challenge.js';
import type { CommunicationData, CommunicationText, Compose } from './communication-data.js';
import { contractSigned } from './contract-signed.js';
import { contractTermination } from './contract-termination.js';
import { custodyWarning } from './custody-warning.js';
import { earlyExecution } from './early-execution.js';
import { ending } from './ending.js';
import { exclusion } from './exclusion.js';
import { explanationsRequest } from './explanations-request.js';
import { extension } from './extension.js';
import { groupChangeDecided } from './group-change-decided.js';
import { integrationRequest } from './integration-request.js';
import { lateClarification } from './late-clarification.js';
import { inversion } from './inversion.js';
import { procedureTime } from './procedure-time.js';
import { publication } from './publication.js';
import { rectification } from './rectification.js';
import { reminder } from './reminder.js';
import { reopening } from './reopening.js';
import { guaranteeEnforcement } from './guarantee-enforcement.js';
import { guaranteeRelease } from './guarantee-release.js';
import { redactionsRelease } from './redactions-release.js';
import { resumption } from './resumption.js';
import { rectificationDecided } from './rectification-decided.js';
import { revocation } from './revocation.js';
import { signatureTerm } from './signature-term.js';
import { suspension } from './suspension.js';

const composers: { readonly [K in CommunicationKind]: Compose<K> } = {
  publication,
  rectification,
  extension,
  suspension,
  resumption,
  lateClarification,
  reopening,
  custodyWarning,
  inversion,
  rectificationDecided,
  groupChangeDecided,
  integrationRequest,
  exclusion,
  explanationsRequest,
  award,
  challenge,
  redactionsRelease,
  guaranteeRelease,
  guaranteeEnforcement,
  agreementAssessment,
  earlyExecution,
  signatureTerm,
  awardEnded,
  extensionRequest,
  extensionAnswer,
  bidRelease,
  procedureTime,
  contractSigned,
  revocation,
  ending,
  contractTermination,
  callOfNext,
  reminder,
  bidReceipt,
};

/** The text of a communication in Italian and English. Pure: every date and name comes in the data. */
export function composeCommunication<K extends CommunicationKind>(
  kind: K,
  data: CommunicationData[K],
): CommunicationText {
  return composers[kind](data);
}
