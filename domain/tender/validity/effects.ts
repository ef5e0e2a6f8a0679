import type { Effects } from '../effect.js';
import type { ValidityEvents } from './events.js';

export const validityCommunications = ['extensionRequest', 'extensionAnswer', 'bidRelease'] as const;

export const validityEffects: Effects<ValidityEvents, (typeof validityCommunications)[number]> = {
  extensionRequested: ({ bid }, { communicate }) => [communicate('extensionRequest', { bid })],
  validityConfirmed: ({ bid }, { communicate }) => [communicate('extensionAnswer', { bid })],
  validityDeclined: ({ bid }, { communicate }) => [communicate('extensionAnswer', { bid })],
  extensionUnanswered: ({ bid }, { communicate }) => [communicate('extensionAnswer', { bid })],
  bidReleased: ({ lot, bid }, { communicate }) => [communicate('bidRelease', { lot, bid })],
  leadingBidReleased: ({ lot, bid }, { communicate }) => [communicate('bidRelease', { lot, bid })],
};
