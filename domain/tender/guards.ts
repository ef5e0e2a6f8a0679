import { admissionGuards } from './admission/guards.js';
import { awardGuards } from './award/guards.js';
import { biddingGuards } from './bidding/guards.js';
import { challengesGuards } from './challenges/guards.js';
import { clockGuards } from './clock/guards.js';
import type { GuardName } from './commands.js';
import { endingsGuards } from './endings/guards.js';
import { evaluationGuards } from './evaluation/guards.js';
import type { Guards } from './guard.js';
import { guaranteesGuards } from './guarantees/guards.js';
import { groupChangesGuards } from './group-changes/guards.js';
import { interpelloGuards } from './interpello/guards.js';
import { openingGuards } from './opening/guards.js';
import { publicationGuards } from './publication/guards.js';
import { rectificationGuards } from './rectification/guards.js';
import { redactionsGuards } from './redactions/guards.js';
import { signatureGuards } from './signature/guards.js';
import { durationGuards } from './duration/guards.js';
import { awardNoticeGuards } from './award-notice/guards.js';
import { validityGuards } from './validity/guards.js';
import { termsGuards } from './terms/guards.js';

export const guards: Guards<GuardName> = {
  ...publicationGuards,
  ...biddingGuards,
  ...openingGuards,
  ...admissionGuards,
  ...guaranteesGuards,
  ...termsGuards,
  ...rectificationGuards,
  ...groupChangesGuards,
  ...evaluationGuards,
  ...awardGuards,
  ...signatureGuards,
  ...validityGuards,
  ...awardNoticeGuards,
  ...durationGuards,
  ...interpelloGuards,
  ...endingsGuards,
  ...challengesGuards,
  ...redactionsGuards,
  ...clockGuards,
};
