import type { Effects } from '../effect.js';
import type { TermsEvents } from './events.js';

export const termsCommunications = ['agreementAssessment'] as const;

export const termsEffects: Effects<TermsEvents, (typeof termsCommunications)[number]> = {
  agreementAssessed: ({ lot, bid }, { communicate }) => [communicate('agreementAssessment', { lot, bid })],
};
