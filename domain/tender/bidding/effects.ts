import type { Effects } from '../effect.js';
import type { BiddingEvents } from './events.js';

export const biddingCommunications = [
  'rectification',
  'extension',
  'suspension',
  'resumption',
  'lateClarification',
  'reopening',
  'custodyWarning',
] as const;

export const biddingEffects: Effects<BiddingEvents, (typeof biddingCommunications)[number]> = {
  tenderRectified: (_data, { communicate }) => [communicate('rectification')],
  submissionExtended: (_data, { communicate }) => [communicate('extension')],
  tenderSuspended: (_data, { communicate }) => [communicate('suspension')],
  tenderResumed: (_data, { communicate }) => [communicate('resumption')],
  submissionReopened: (_data, { communicate }) => [communicate('reopening')],
  custodyProofsCounted: ({ proven, needed }, { communicate }) =>
    proven < needed ? [communicate('custodyWarning')] : [],
};
