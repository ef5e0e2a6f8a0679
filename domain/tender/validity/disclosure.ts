import type { PublicData } from '../disclosed.js';
import type { ValidityEvents } from './events.js';

/** Who is asked and answers is a bidder: bidders are named to nobody before the award (art. 35). */
export const validityPublicData: PublicData<ValidityEvents> = {
  extensionRequested: null,
  validityConfirmed: null,
  validityDeclined: null,
  extensionUnanswered: null,
  bidValidityEnded: (data) => ({ ...data }),
  bidReleased: null,
  leadingBidReleased: null,
};
