import { withLot, type Reducers } from '../reducers.js';
import { lotIdsOf, type Tender } from '../tender.js';
import type { PublicationEvents } from './events.js';

/** `decisionAdopted` makes the state: `initial-state.ts`. */
export const publicationReducers: Reducers<Omit<PublicationEvents, 'decisionAdopted'>> = {
  noticeTransmitted: (tender, { transmittedAt, regimeOn }) => ({ ...tender, transmittedAt, regimeOn }),
  tenderPublished: (tender, { publishedAt, awardDueAt = null }) =>
    lotIdsOf(tender).reduce<Tender>((state, lot) => withLot(state, lot, { awardDueAt }), {
      ...tender,
      publishedAt,
    }),
};
