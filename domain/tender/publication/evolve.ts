import type { Reducers } from '../reducers.js';
import type { PublicationEvents } from './events.js';

/** `decisionAdopted` makes the state: `initial-state.ts`. */
export const publicationReducers: Reducers<Omit<PublicationEvents, 'decisionAdopted'>> = {
  noticeTransmitted: (tender, { transmittedAt, regimeOn }) => ({ ...tender, transmittedAt, regimeOn }),
  tenderPublished: (tender, { publishedAt }) => ({ ...tender, publishedAt }),
};
