import { openAdmission } from './open/admission.js';
import { openAward } from './open/award.js';
import { openBidding } from './open/bidding.js';
import { openChallenges } from './open/challenges.js';
import { openClock } from './open/clock.js';
import { openEnds, openEndings } from './open/endings.js';
import { openEvaluation } from './open/evaluation.js';
import { openGuarantees } from './open/guarantees.js';
import { openGroupChanges } from './open/group-changes.js';
import { openInterpello } from './open/interpello.js';
import { openOpening, openSkips } from './open/opening.js';
import { openPublication } from './open/publication.js';
import { openRectification } from './open/rectification.js';
import { openRedactions } from './open/redactions.js';
import { openReminders } from './open/reminders.js';
import { openSignature } from './open/signature.js';
import { openDuration } from './open/duration.js';
import { openAwardNotice } from './open/award-notice.js';
import { openValidity } from './open/validity.js';
import { openTerms } from './open/terms.js';
import { joinParts, type Procedure } from './procedure.js';

/** The open procedure, art. 71 d.lgs. 36/2023 (directive 2014/24/EU, art. 27). */
export const openProcedure: Procedure = {
  id: 'open',
  title: { it: 'Procedura aperta', en: 'Open procedure' },
  article: 'art. 71',
  launchedBy: 'adoptDecision',
  start: { tender: 'decided', lot: 'pending' },
  end: openEnds,
  skips: openSkips,
  ...joinParts([
    openPublication,
    openBidding,
    openOpening,
    openAdmission,
    openGuarantees,
    openTerms,
    openRectification,
    openGroupChanges,
    openEvaluation,
    openRedactions,
    openAward,
    openSignature,
    openValidity,
    openAwardNotice,
    openDuration,
    openInterpello,
    openChallenges,
    openEndings,
    openReminders,
    openClock,
  ]),
};
