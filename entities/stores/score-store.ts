import type {
  BidId,
  DecimalString,
  Instant,
  LotId,
  PersonId,
  Sha256Hex,
  TenderId,
} from '../../domain/types.js';
import { countOf, firstRowOf, rowsOf, type Queryable } from './queryable.js';

export interface Score {
  readonly bid: BidId;
  readonly criterion: string;
  readonly commissioner: PersonId;
  readonly coefficient: DecimalString;
  readonly reason: string;
  readonly confirmedAt: Instant | null;
}

/** One scoring of a lot; a judgment may make another begin, numbered on from 1. */
export interface ScoringOfLot {
  readonly tender: TenderId;
  readonly lot: LotId;
  readonly scoring: number;
}

export interface CriterionScore {
  readonly coefficient: DecimalString;
  readonly reason: string;
}

export interface StoredEvaluation {
  readonly stage: 'technical' | 'final';
  readonly version: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly salt: string;
  readonly digest: Sha256Hex;
}

/** Coefficients in progress and confirmed, and the evaluations that the record stored. */
export class ScoreStore {
  constructor(private readonly db: Queryable) {}

  async list({ tender, lot, scoring }: ScoringOfLot, commissioner: PersonId | null): Promise<Score[]> {
    return rowsOf<Score>(
      this.db,
      `SELECT bid, criterion, commissioner, coefficient, reason, iso(confirmed_at) AS "confirmedAt" FROM scores
       WHERE tender = $1 AND lot = $2 AND scoring = $4 AND ($3::text IS NULL OR commissioner = $3)
       ORDER BY bid, criterion, commissioner`,
      [tender, lot, commissioner, scoring],
    );
  }

  async countConfirmed({ tender, lot, scoring }: ScoringOfLot, bids: readonly BidId[]): Promise<number> {
    const row = await firstRowOf<{ confirmed: number }>(
      this.db,
      `SELECT count(confirmed_at)::int AS confirmed FROM scores
       WHERE tender = $1 AND lot = $2 AND bid = ANY($3) AND scoring = $4`,
      [tender, lot, bids, scoring],
    );
    return row?.confirmed ?? 0;
  }

  /** Writes a commissioner's scores of one bid; what he has confirmed stays. @returns how many were written. */
  async put(
    place: ScoringOfLot & { readonly bid: BidId },
    commissioner: PersonId,
    criteria: Readonly<Record<string, CriterionScore>>,
  ): Promise<number> {
    const rows = Object.entries(criteria).map(([criterion, score]) => ({ criterion, ...score }));
    const written = await rowsOf(
      this.db,
      `INSERT INTO scores (tender, lot, bid, criterion, commissioner, coefficient, reason, scoring)
       SELECT $1, $2, $3, s.criterion, $4, s.coefficient, s.reason, $6
       FROM jsonb_to_recordset($5) AS s (criterion text, coefficient text, reason text)
       ON CONFLICT (tender, lot, scoring, bid, criterion, commissioner) DO UPDATE
         SET coefficient = excluded.coefficient, reason = excluded.reason WHERE scores.confirmed_at IS NULL
       RETURNING criterion`,
      [place.tender, place.lot, place.bid, commissioner, JSON.stringify(rows), place.scoring],
    );
    return written.length;
  }

  async confirm(
    { tender, lot, scoring }: ScoringOfLot,
    bids: readonly BidId[],
    commissioner: PersonId,
  ): Promise<number> {
    return countOf(
      this.db,
      `UPDATE scores SET confirmed_at = coalesce(confirmed_at, clock_timestamp())
       WHERE tender = $1 AND lot = $2 AND bid = ANY($3) AND commissioner = $4 AND scoring = $5`,
      [tender, lot, bids, commissioner, scoring],
    );
  }

  /** Every evaluation, the last first: a judgment, of a court or on an abnormal bid, may have made another. */
  async listEvaluations(tender: TenderId, lot: LotId): Promise<StoredEvaluation[]> {
    return rowsOf<StoredEvaluation>(
      this.db,
      `SELECT stage, version, body, salt, digest FROM evaluations
       WHERE tender = $1 AND lot = $2 ORDER BY version DESC`,
      [tender, lot],
    );
  }
}
