import type { EntityManager } from 'typeorm';
import type { OpeningFacts, Reading } from '../../domain/tender/opening/facts.js';
import { rectificationsOf, type RectificationId } from '../../domain/tender/rectification/state.js';
import type { EnvelopeKind, LotId, TenderId } from '../../domain/types.js';
import { noRectification } from '../stores/rectification-column.js';
import { rows, type Loaders } from './loader.js';

export const openingLoaders: Loaders<OpeningFacts> = {
  readings: (manager, { id, kind, lot }) => readings(manager, id, kind, lot),
  offers: async (manager, { id, lot, tender }) => {
    const accepted = tender ? rectificationsOf(tender, 'economic', lot, 'accepted') : [];
    return counting(await readings(manager, id, 'economic', lot), accepted);
  },
};

/** Of each bid what counts: its accepted rectification, or else its own envelope (art. 101 c. 4). */
function counting(all: readonly Reading[], accepted: readonly RectificationId[]): Reading[] {
  const rectified = new Map(
    all
      .filter(({ rectification }) => rectification && accepted.includes(rectification))
      .map((reading) => [reading.bid, reading]),
  );
  return all
    .filter(({ rectification }) => !rectification)
    .map((reading) => rectified.get(reading.bid) ?? reading);
}

function readings(manager: EntityManager, id: TenderId, kind: EnvelopeKind | null, lot: LotId | null) {
  return rows<Reading>(
    manager,
    `SELECT bid, NULLIF(rectification, $4) AS rectification, refused, offer FROM readings
     WHERE tender = $1 AND kind = $2 AND lot = $3 ORDER BY bid, rectification`,
    [id, kind, lot ?? '-', noRectification],
  );
}
