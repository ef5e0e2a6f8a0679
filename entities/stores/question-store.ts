import type { Instant, PersonId, SupplierId, TenderId } from '../../domain/types.js';
import { countOf, rowsOf, type Queryable } from './queryable.js';

/** A question without who asked it: nothing that leaves the store says so. */
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly askedAt: Instant;
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
}

export interface NewQuestion {
  readonly id: string;
  readonly tender: TenderId;
  readonly supplier: SupplierId;
  readonly person: PersonId;
  readonly text: string;
  readonly askedAt: Instant;
}

/** Which questions: those answered, a supplier's own with those, or all. */
export type QuestionScope = 'answered' | 'all' | { readonly ownOf: SupplierId };

/** Requests for clarification and their answers. */
export class QuestionStore {
  constructor(private readonly db: Queryable) {}

  /** The stored question: of two under one id the first stays. */
  async insert({ id, tender, supplier, person, text, askedAt }: NewQuestion): Promise<Question> {
    await this.db.query(
      `INSERT INTO questions (id, tender, supplier, person, text, asked_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO NOTHING`,
      [id, tender, supplier, person, text, askedAt],
    );
    const stored = await this.find(id);
    if (!stored) throw new Error(`question ${id} was written and is not there`);
    return stored;
  }

  async find(id: string): Promise<Question | undefined> {
    const [question] = await rowsOf<Question>(this.db, `SELECT ${columns} FROM questions WHERE id = $1`, [
      id,
    ]);
    return question;
  }

  async list(tender: TenderId, scope: QuestionScope): Promise<Question[]> {
    const own = typeof scope === 'object' ? scope.ownOf : null;
    return rowsOf<Question>(
      this.db,
      `SELECT ${columns} FROM questions
       WHERE tender = $1 AND (answer IS NOT NULL OR $2 OR supplier = $3) ORDER BY asked_at, id`,
      [tender, scope === 'all', own],
    );
  }

  /** A supplier's unanswered questions, without the one that it may be asking again. */
  async countOpen(tender: TenderId, supplier: SupplierId, except: string): Promise<number> {
    const [row] = await rowsOf<{ open: number }>(
      this.db,
      `SELECT count(*)::int AS open FROM questions
       WHERE tender = $1 AND supplier = $2 AND answer IS NULL AND id <> $3`,
      [tender, supplier, except],
    );
    return row?.open ?? 0;
  }

  /** Null while no question of the tender is answered. */
  async findLastAnswerAt(tender: TenderId): Promise<Instant | null> {
    const [row] = await rowsOf<{ at: Instant | null }>(
      this.db,
      'SELECT iso(max(answered_at)) AS at FROM questions WHERE tender = $1',
      [tender],
    );
    return row?.at ?? null;
  }

  /** Whether there was such a question still without an answer. */
  async answer(question: {
    id: string;
    tender: TenderId;
    answer: string;
    by: PersonId;
    at: Instant;
  }): Promise<boolean> {
    const { id, tender, answer, by, at } = question;
    const answered = await countOf(
      this.db,
      `UPDATE questions SET answer = $3, answered_by = $4, answered_at = $5
       WHERE id = $1 AND tender = $2 AND answer IS NULL`,
      [id, tender, answer, by, at],
    );
    return answered === 1;
  }
}

const columns = 'id, text, iso(asked_at) AS "askedAt", answer, iso(answered_at) AS "answeredAt"';
