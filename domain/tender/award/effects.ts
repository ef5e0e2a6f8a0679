import type { Effects } from '../effect.js';
import type { AwardEvents } from './events.js';

export const awardCommunications = ['award', 'contractSigned'] as const;

export const awardEffects: Effects<AwardEvents, (typeof awardCommunications)[number] | 'exclusion'> = {
  requirementsCheckRequested: ({ act, ...asked }, { tender }) => [
    { kind: 'askFvoe', data: { tender: tender.id, act: act.id, ...asked } },
  ],
  requirementsFailed: ({ lot, bid }, { communicate }) => [communicate('exclusion', { lot, bid })],
  calledBidderFailed: ({ lot, bid }, { communicate }) => [communicate('exclusion', { lot, bid })],
  lotAwarded: ({ lot, bid }, { communicate }) => [communicate('award', { lot, bid })],
  contractSigned: ({ lot }, { communicate }) => [communicate('contractSigned', { lot })],
};
