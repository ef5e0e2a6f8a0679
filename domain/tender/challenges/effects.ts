import type { Effects } from '../effect.js';
import type { ChallengesEvents } from './events.js';

export const challengesCommunications = ['challenge'] as const;

export const challengesEffects: Effects<ChallengesEvents, (typeof challengesCommunications)[number]> = {
  appealRecorded: ({ lot }, { communicate }) => [communicate('challenge', { lot })],
  interimRequested: ({ lot }, { communicate }) => [communicate('challenge', { lot })],
  interimDecided: ({ lot }, { communicate }) => [communicate('challenge', { lot })],
  challengeDismissed: ({ lot }, { communicate }) => [communicate('challenge', { lot })],
  awardAnnulled: ({ lot }, { communicate }) => [communicate('challenge', { lot })],
  rankingAnnulled: ({ lot }, { communicate }) => [communicate('challenge', { lot })],
  evaluationAnnulled: ({ lot }, { communicate }) => [communicate('challenge', { lot })],
  admissionAnnulled: ({ lot }, { communicate }) => [communicate('challenge', { lot })],
  bidReadmitted: ({ lot }, { communicate }) => [communicate('challenge', { lot })],
  redactionsUpheld: ({ lot }, { communicate }) => [communicate('challenge', { lot })],
  noticeAnnulled: ({ lot }, { communicate }) => [communicate('challenge', { lot })],
  exclusionAnnulled: ({ lot }, { communicate }) => [communicate('challenge', { lot })],
};
