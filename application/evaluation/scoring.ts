import type { DataSource, EntityManager } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { stands } from '../../domain/tender/challenges/state.js';
import { mayReadEvaluation, scoresDisclosure, type Reader } from '../../domain/tender/disclosure.js';
import type { DraftLot } from '../../domain/tender/draft.js';
import { bidsIn, type Tender } from '../../domain/tender/tender.js';
import type { BidId, LotId, PersonId, TenderId } from '../../domain/types.js';
import { firstRowOf, type Queryable } from '../../entities/stores/queryable.js';
import {
  ScoreStore,
  type CriterionScore,
  type Score,
  type StoredEvaluation,
} from '../../entities/stores/score-store.js';
import { lockTenderShared } from '../../entities/stores/tender-moment.js';
import { getMoment } from '../custody/custody.js';

export interface ScoresView {
  /** Whether these are the reader's own scores, or everybody's. */
  readonly disclosure: 'own' | 'all';
  readonly items: readonly Score[];
}

/** From 0 to 1 with up to four decimals, as the table checks it too. */
const coefficientShape = /^(0(\.[0-9]{1,4})?|1(\.0{1,4})?)$/;

/** Scores of the commission: each writes his own, and nobody sees another's before all are confirmed (art. 93). */
export class Scoring {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Throws `coefficientInvalid`, `scoringNotOpen` (before the technical opening, after the freeze), `bidNotInScope`,
   * `scoresAlreadyConfirmed`.
   */
  async put(
    place: { tender: TenderId; lot: LotId; bid: BidId },
    commissioner: PersonId,
    criteria: Readonly<Record<string, CriterionScore>>,
  ): Promise<void> {
    await this.#whileScoring(place.tender, place.lot, commissioner, async (manager, tender) => {
      assertInScope(tender, place.lot, [place.bid]);
      const known = (await getLot(manager, place.tender, place.lot)).criteria.map(({ id }) => id);
      for (const [criterion, { coefficient }] of Object.entries(criteria)) {
        if (!known.includes(criterion)) throw new DomainError('notFound', { criterion });
        if (!coefficientShape.test(coefficient)) throw new DomainError('coefficientInvalid', { criterion });
      }
      const scored = { ...place, scoring: assertLot(tender, place.lot).scoring };
      const written = await new ScoreStore(manager).put(scored, commissioner, criteria);
      if (written < Object.keys(criteria).length)
        throw new DomainError('scoresAlreadyConfirmed', { bid: place.bid });
    });
  }

  /** Confirms the commissioner's scores of these bids, or of all. Throws `scoresIncomplete` when some are missing. */
  async confirm(id: TenderId, lot: LotId, commissioner: PersonId, only?: readonly BidId[]): Promise<void> {
    await this.#whileScoring(id, lot, commissioner, async (manager, tender) => {
      const bids = only ?? bidsIn(tender, lot, 'admitted');
      assertInScope(tender, lot, bids);
      const { criteria } = await getLot(manager, id, lot);
      const { scoring } = assertLot(tender, lot);
      const place = { tender: id, lot, scoring };
      const confirmed = await new ScoreStore(manager).confirm(place, bids, commissioner);
      const missing = new Set(bids).size * criteria.length - confirmed;
      if (missing > 0) throw new DomainError('scoresIncomplete', { lot, missing }, 'art. 93');
    });
  }

  /**
   * The scores of the scoring that counts, or of an earlier one. Throws `notPermitted` where there is nothing yet that the
   * reader may see, `notFound` for a scoring that never was.
   */
  async list(id: TenderId, lot: LotId, reader: Reader, asked?: number): Promise<ScoresView> {
    const { tender } = await getMoment(this.dataSource, id);
    const { scoring: last } = assertLot(tender, lot);
    const scoring = asked ?? last;
    if (scoring > last) throw new DomainError('notFound', { lot, scoring });
    const isConfirmed = scoring < last || (await this.#isConfirmedByAll(tender, lot));
    const disclosure = scoresDisclosure(tender, reader, lot, isConfirmed);
    if (disclosure === 'none') throw new DomainError('notPermitted', { lot });
    const own = disclosure === 'own' ? reader.person : null;
    return {
      disclosure,
      items: await new ScoreStore(this.dataSource).list({ tender: id, lot, scoring }, own),
    };
  }

  /**
   * The evaluation that stands, of this stage or of the last that the reader may see, with the salt that proves its
   * digest; or that of the event which `version` names, annulled since or not. Throws `notPermitted`, and `notFound` where
   * there is none.
   */
  async getEvaluation(
    id: TenderId,
    lot: LotId,
    reader: Reader,
    { stage, version }: { stage?: StoredEvaluation['stage'] | undefined; version?: number | undefined } = {},
  ): Promise<StoredEvaluation> {
    const { tender } = await getMoment(this.dataSource, id);
    const { branches } = assertLot(tender, lot);
    const readable = (['final', 'technical'] as const).filter((one) =>
      mayReadEvaluation(tender, reader, lot, one),
    );
    const wanted = readable.filter((one) => stage === undefined || one === stage);
    if (wanted.length === 0) throw new DomainError('notPermitted', { lot });
    const stored = await new ScoreStore(this.dataSource).listEvaluations(id, lot);
    const asked = stored.filter((one) =>
      version === undefined ? stands({ branches }, one) : one.version === version,
    );
    const found = wanted.flatMap((one) => asked.filter((evaluation) => evaluation.stage === one)).at(0);
    if (!found) throw new DomainError('notFound', { lot });
    return found;
  }

  /** The freeze takes the tender's lock exclusively: what is written here is before it, or refused. */
  async #whileScoring(
    id: TenderId,
    lot: LotId,
    commissioner: PersonId,
    work: (manager: EntityManager, tender: Tender) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await lockTenderShared(manager, id);
      const { tender } = await getMoment(manager, id);
      if (!tender.commission?.includes(commissioner))
        throw new DomainError('notPermitted', { role: 'commissioner' });
      const phase = assertLot(tender, lot).phase;
      if (phase !== 'technicalEvaluation') throw new DomainError('scoringNotOpen', { lot, phase });
      await work(manager, tender);
    });
  }

  async #isConfirmedByAll(tender: Tender, lot: LotId): Promise<boolean> {
    const { scoring } = assertLot(tender, lot);
    const bids = bidsIn(tender, lot, 'admitted');
    const { criteria } = await getLot(this.dataSource, tender.id, lot);
    const expected = bids.length * criteria.length * (tender.commission?.length ?? 0);
    return (
      expected > 0 &&
      (await new ScoreStore(this.dataSource).countConfirmed({ tender: tender.id, lot, scoring }, bids)) ===
        expected
    );
  }
}

function assertLot(tender: Tender, lot: LotId): Tender['lots'][LotId] {
  const found = tender.lots[lot];
  if (!found) throw new DomainError('notFound', { lot });
  return found;
}

function assertInScope(tender: Tender, lot: LotId, bids: readonly BidId[]): void {
  const outside = bids.find((bid) => tender.bids[bid]?.lots[lot] !== 'admitted');
  if (outside) throw new DomainError('bidNotInScope', { bid: outside, lot });
}

async function getLot(db: Queryable, tender: TenderId, lot: LotId): Promise<DraftLot> {
  const row = await firstRowOf<{ lot: DraftLot }>(
    db,
    `SELECT lot FROM drafts, jsonb_array_elements(content->'lots') lot WHERE drafts.id = $1 AND lot->>'id' = $2`,
    [tender, lot],
  );
  if (!row) throw new DomainError('notFound', { lot });
  return row.lot;
}
