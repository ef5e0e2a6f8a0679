import type { EntityManager } from 'typeorm';
import { companiesOf, type Participants } from '../../domain/participants/participants.js';
import type { OpeningFacts, Reading } from '../../domain/tender/opening/facts.js';
import { rectificationsOf, type RectificationId } from '../../domain/tender/rectification/state.js';
import type { EnvelopeKind, LotId, TenderId } from '../../domain/types.js';
import { noRectification } from '../stores/rectification-column.js';
import { rows, type Loaders } from './loader.js';

export const openingLoaders: Loaders<OpeningFacts> = {
  readings: (manager, { id, kind, lot }) =>
    kind === 'administrative' ? administrative(manager, id) : readings(manager, id, kind, lot),
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

interface AdministrativeRow extends Reading {
  participants: Participants | null;
  fiscalCode: string;
}

/** Who takes part is what the envelope, or a change since, says, and whoever filed the bid. */
export async function administrative(manager: EntityManager, id: TenderId): Promise<Reading[]> {
  const found = await rows<AdministrativeRow>(
    manager,
    `SELECT r.bid, r.refused, r.offer, n.participants, s.fiscal_code AS "fiscalCode" FROM readings r
     JOIN participants_now n ON n.tender = r.tender AND n.bid = r.bid
     JOIN LATERAL (SELECT supplier FROM bids WHERE bids.bid = r.bid LIMIT 1) b ON true
     JOIN suppliers s ON s.id = b.supplier
     WHERE r.tender = $1 AND r.kind = 'administrative' AND r.rectification = $2 ORDER BY r.bid`,
    [id, noRectification],
  );
  return found.map(({ participants, fiscalCode, ...reading }) => {
    const companies = allCompanies(fiscalCode, participants);
    const { lotPreference = null, agreements = [] } = participants ?? {};
    return { ...reading, companies, lotPreference, agreements };
  });
}

/** Every company of a bid, as `IT/12345678903`: whoever filed it, and those that its participants name. */
export function allCompanies(fiscalCode: string, participants: Participants | null): string[] {
  return [...new Set([`IT/${fiscalCode}`, ...(participants ? companiesOf(participants) : [])])].sort();
}

function readings(manager: EntityManager, id: TenderId, kind: EnvelopeKind | null, lot: LotId | null) {
  return rows<Reading>(
    manager,
    `SELECT bid, NULLIF(rectification, $4) AS rectification, refused, offer FROM readings
     WHERE tender = $1 AND kind = $2 AND lot = $3 ORDER BY bid, rectification`,
    [id, kind, lot ?? '-', noRectification],
  );
}
