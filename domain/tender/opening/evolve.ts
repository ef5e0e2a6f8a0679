import type { Reducers } from '../reducers.js';
import type { Tender } from '../tender.js';
import type { OpeningEvents } from './events.js';
import { envelopeKeyOf, type Opening } from './state.js';

export const openingReducers: Reducers<OpeningEvents> = {
  envelopesOpened: (tender, data, at) => withOpening(tender, data, { openedAt: at, readAt: null }),
  envelopesRead: (tender, data, at) => {
    const before = tender.openings[envelopeKeyOf(data.kind, data.lot)];
    return withOpening(tender, data, { openedAt: before?.openedAt ?? at, readAt: at });
  },
};

function withOpening(
  tender: Tender,
  { kind, lot }: Pick<OpeningEvents['envelopesOpened'], 'kind' | 'lot'>,
  opening: Opening,
): Tender {
  return { ...tender, openings: { ...tender.openings, [envelopeKeyOf(kind, lot)]: opening } };
}
