import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { canonicalJson } from '../domain/ledger/canonical-json.js';
import { leafOf } from '../domain/ledger/leaf.js';
import { saltedDigest } from '../domain/ledger/salted-digest.js';
import type { Actor } from '../domain/tender/commands.js';
import type { EvaluationContent } from '../domain/tender/decision.js';
import { effectsOf } from '../domain/tender/effects.js';
import type { RecordedEvent, TenderEvent } from '../domain/tender/events.js';
import { evolve } from '../domain/tender/evolve.js';
import { roundsOf } from '../domain/tender/opening/state.js';
import type { Tender } from '../domain/tender/tender.js';
import type { Instant, TenderId } from '../domain/types.js';
import { RectificationStore } from './stores/rectification-store.js';

export interface EventOrigin {
  readonly actor: Actor;
  readonly commandId: string | null;
  /** The tender's clock. */
  readonly now: Instant;
}

/** Appends events to a tender that the transaction holds exclusively: row, leaf, outbox and projection together. */
export class EventAppender {
  constructor(
    private readonly manager: EntityManager,
    private readonly tender: TenderId,
    private readonly origin: EventOrigin,
  ) {}

  /** @returns the state after the events; the projection is written once, at its version. */
  async append(before: Tender | null, events: readonly TenderEvent[]): Promise<Tender> {
    let state = before;
    for (const proposed of events) {
      const event = { ...proposed, version: (state?.version ?? 0) + 1, at: this.origin.now } as RecordedEvent;
      state = evolve(state, event);
      await this.insert(event, state);
      await this.follow(event, state);
    }
    if (!state) throw new Error('a decision has at least one event');
    await this.project(before, state);
    return state;
  }

  async storeEvaluation(
    { lot, stage, body }: EvaluationContent,
    salt: string,
    version: number,
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO evaluations (tender, version, lot, stage, body, salt, digest) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [this.tender, version, lot, stage, JSON.stringify(body), salt, saltedDigest(salt, body)],
    );
  }

  private async insert(event: RecordedEvent, state: Tender): Promise<void> {
    const { actor, commandId, now } = this.origin;
    const salt = randomBytes(32);
    const entry = {
      type: 'event',
      tender: this.tender,
      version: event.version,
      event: event.type,
      data: event.data,
      at: now,
      person: actor.person,
      role: actor.role,
    };
    const effects = effectsOf(event, state);
    await this.manager.query(
      `WITH event AS (
         INSERT INTO events (tender, version, type, data, at, recorded_at, person, role, command_id)
         VALUES ($1, $2, $3, $4, $5, clock_timestamp(), $6, $7, $8)
       ), leaf AS (
         INSERT INTO ledger_leaves (tender, kind, entry, salt, leaf) VALUES ($1, 'event', $9, $10, $11) RETURNING id
       ), sequenced AS (
         INSERT INTO unsequenced_leaves (leaf) SELECT id FROM leaf
       )
       INSERT INTO outbox (kind, via, data)
       SELECT effect->>'kind', 'temporal', effect->'data' FROM jsonb_array_elements($12) AS effect`,
      [
        this.tender,
        event.version,
        event.type,
        JSON.stringify(event.data),
        now,
        actor.person,
        actor.role,
        commandId,
        canonicalJson(entry),
        salt,
        Buffer.from(leafOf(salt, entry), 'hex'),
        JSON.stringify(effects),
      ],
    );
  }

  /** Rows that an event brings along beside its own. */
  private async follow(event: RecordedEvent, state: Tender): Promise<void> {
    if (event.type === 'submissionClosed') {
      await this.manager.query(
        `INSERT INTO unsequenced_leaves (leaf, queued_at)
         SELECT id, statement_timestamp() FROM ledger_leaves l WHERE tender = $1 AND kind IN ('bid', 'visit')
           AND NOT EXISTS (SELECT FROM ledger_positions p WHERE p.leaf = l.id)
         ON CONFLICT DO NOTHING`,
        [this.tender],
      );
    }
    if (event.type === 'submissionReopened') {
      await this.manager.query('DELETE FROM waiting_shares WHERE tender = $1', [this.tender]);
    }
    if (event.type === 'envelopesOpened') {
      const { kind, lot } = event.data;
      const isFirst = roundsOf(state, kind, lot).length === 1;
      if (isFirst) await new RectificationStore(this.manager).sequence(this.tender, kind, lot);
    }
    if (event.type === 'commissionAppointed') {
      await this.manager.query(
        `INSERT INTO tender_roles (tender, person, role) SELECT $1, unnest($2::text[]), 'commissioner'
         ON CONFLICT DO NOTHING`,
        [this.tender, event.data.members],
      );
    }
  }

  private async project(before: Tender | null, state: Tender): Promise<void> {
    if (!before) await this.insertProjection(state);
    await this.manager.query(
      `UPDATE tenders SET version = $2, phase = $3, clock_offset_ms = $4, submission_deadline = $5,
         published_at = $6, state = $7, updated_at = clock_timestamp() WHERE id = $1`,
      [
        this.tender,
        state.version,
        state.phase,
        state.clockOffsetMs,
        state.submissionDeadline,
        state.publishedAt,
        JSON.stringify(state),
      ],
    );
  }

  private async insertProjection(state: Tender): Promise<void> {
    await this.manager.query(
      `INSERT INTO tenders (id, authority, procedure, title, version, phase, simulation, submission_deadline, state)
       SELECT $1, $2, $3, content->'title', $4, $5, $6, $7, '{}' FROM drafts WHERE id = $1`,
      [
        this.tender,
        state.authority,
        state.procedure,
        state.version,
        state.phase,
        state.simulation,
        state.submissionDeadline,
      ],
    );
  }
}
