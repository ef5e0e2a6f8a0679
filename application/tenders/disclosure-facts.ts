import type { DisclosureFacts } from '../../domain/tender/disclosure.js';
import type { BidId, Instant, LotId, PersonId, SupplierId, TenderId } from '../../domain/types.js';
import { rowsOf, type Queryable } from '../../entities/stores/queryable.js';
import { getMoment } from '../custody/custody.js';
import type { TenderMoment } from '../../entities/stores/tender-moment.js';

export interface DisclosureMoment extends TenderMoment {
  readonly facts: DisclosureFacts;
}

/** A tender with everything that access to its contents rests on. Throws `notFound`. */
export async function getDisclosureMoment(db: Queryable, id: TenderId): Promise<DisclosureMoment> {
  const { tender, now } = await getMoment(db, id);
  const declared = await rowsOf<{ person: PersonId }>(
    db,
    "SELECT person FROM declarations WHERE tender = $1 AND stage = 'beforeNames'",
    [id],
  );
  const exclusions = await rowsOf<{ bid: BidId; lot: LotId; at: Instant }>(db, exclusionsText, [id]);
  return { tender, now, facts: { now, declared: new Set(declared.map(({ person }) => person)), exclusions } };
}

const exclusionsText = `
  SELECT data->>'bid' AS bid, lot, iso(at) AS at
  FROM events CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(data->'lots', jsonb_build_array(data->'lot'))) lot
  WHERE tender = $1 AND type IN ('bidExcluded', 'bidFoundAbnormal', 'requirementsFailed', 'calledBidderFailed')`;

export async function namesOf(
  db: Queryable,
  suppliers: readonly SupplierId[],
): Promise<Map<SupplierId, string>> {
  const rows = await rowsOf<{ id: SupplierId; name: string }>(
    db,
    'SELECT id, name FROM suppliers WHERE id = ANY($1)',
    [suppliers],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
