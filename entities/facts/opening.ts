import type { EntityManager } from 'typeorm';
import type { OpeningFacts, Reading } from '../../domain/tender/opening/facts.js';
import type { EnvelopeKind, LotId, TenderId } from '../../domain/types.js';
import { rows, type Loaders } from './loader.js';

export const openingLoaders: Loaders<OpeningFacts> = {
  readings: (manager, { id, kind, lot }) => readings(manager, id, kind, lot),
  offers: (manager, { id, lot }) => readings(manager, id, 'economic', lot),
};

function readings(manager: EntityManager, id: TenderId, kind: EnvelopeKind | null, lot: LotId | null) {
  return rows<Reading>(
    manager,
    'SELECT bid, refused, offer FROM readings WHERE tender = $1 AND kind = $2 AND lot = $3 ORDER BY bid',
    [id, kind, lot ?? '-'],
  );
}
