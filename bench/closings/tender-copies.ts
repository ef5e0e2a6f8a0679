import type pg from 'pg';
import type { TenderId } from '../../domain/types.js';

/**
 * Copies of an open tender whose term for bids ends at one instant. Only their deadlines are not their source's: the
 * law lets no deadline be seconds away, and the clock of a simulation would put each at an instant of its own.
 */
export async function copyTenders(
  owner: pg.Pool,
  source: TenderId,
  count: number,
  deadline: Date,
): Promise<TenderId[]> {
  const { rows } = await owner.query<{ id: TenderId }>(
    'SELECT gen_random_uuid() AS id FROM generate_series(1, $1)',
    [count],
  );
  const ids = rows.map(({ id }) => id);
  const at = deadline.toISOString();
  const client = await owner.connect();
  try {
    await client.query('BEGIN');
    for (const [text, values] of copies(source, ids, at)) await client.query(text, values);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  return ids;
}

function copies(source: TenderId, ids: readonly TenderId[], deadline: string): [string, unknown[]][] {
  return [
    [
      `INSERT INTO drafts (id, authority, content, created_by)
       SELECT copy, authority, content, created_by FROM drafts, unnest($2::uuid[]) AS copy WHERE id = $1`,
      [source, ids],
    ],
    [
      `INSERT INTO tenders (id, authority, procedure, title, version, phase, simulation, submission_deadline,
         published_at, state)
       SELECT copy, authority, procedure, title, version, phase, simulation, $3::text::timestamptz, published_at,
         state || jsonb_build_object('id', copy, 'submissionDeadline', $3::text)
       FROM tenders, unnest($2::uuid[]) AS copy WHERE id = $1`,
      [source, ids, deadline],
    ],
    [
      `INSERT INTO events (tender, version, type, data, at, recorded_at, person, role, command_id)
       SELECT copy, version, type,
         CASE type WHEN 'decisionAdopted' THEN data || jsonb_build_object('tender', copy, 'submissionDeadline', $3::text)
         ELSE data END, at, recorded_at, person, role, NULL
       FROM events, unnest($2::uuid[]) AS copy WHERE tender = $1`,
      [source, ids, deadline],
    ],
  ];
}

/** How late each of these tenders was closed, by the database's clock, in milliseconds; undefined until all are. */
export async function closingLateness(
  owner: pg.Pool,
  ids: readonly TenderId[],
): Promise<number[] | undefined> {
  const { rows } = await owner.query<{ lateMs: number }>(
    `SELECT (extract(epoch FROM e.at - t.submission_deadline) * 1000)::float AS "lateMs"
     FROM events e JOIN tenders t ON t.id = e.tender
     WHERE e.type = 'submissionClosed' AND e.tender = ANY($1)`,
    [ids],
  );
  return rows.length === ids.length ? rows.map(({ lateMs }) => lateMs) : undefined;
}
