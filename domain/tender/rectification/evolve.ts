import type { Reducers } from '../reducers.js';
import type { Tender } from '../tender.js';
import type { RectificationEvents } from './events.js';
import type { Rectification, RectificationId } from './state.js';

export const rectificationReducers: Reducers<RectificationEvents> = {
  rectificationAccepted: (tender, { rectification }) => decided(tender, rectification, 'accepted'),
  rectificationRefused: (tender, { rectification }) => decided(tender, rectification, 'refused'),
};

function decided(tender: Tender, id: RectificationId, outcome: Rectification['outcome']): Tender {
  const found = tender.rectifications[id];
  if (!found) throw new Error(`no rectification ${id}`);
  return { ...tender, rectifications: { ...tender.rectifications, [id]: { ...found, outcome } } };
}
