import { z } from 'zod';
import type { BidId, LotId } from '../../domain/types.js';
import type { Person } from '../people.js';
import type { Rehearsal } from '../rehearsal.js';
import { bidsSchema } from '../tender-view.js';
import { waitForLotPhase } from './move-clock.js';
import { openEnvelopes } from './open-envelopes.js';

/** The organ appoints who will score; each declares before seeing a name, and again after (arts 16, 93). */
export async function appointCommission(rehearsal: Rehearsal): Promise<void> {
  const { organ, commissioners } = rehearsal.cast;
  const members = commissioners.map(({ id }) => id);
  await rehearsal.act(organ, 'appointCommission', {
    reasons:
      'Esperti nello specifico settore dell’oggetto, estranei alla preparazione della gara (art. 93 c. 2).',
    ...{ members, chair: members[0] },
  });
  for (const stage of ['beforeNames', 'afterNames'] as const) {
    for (const commissioner of commissioners) await declare(rehearsal, commissioner, stage);
  }
}

async function declare(
  { path }: Rehearsal,
  { client }: Person,
  stage: 'beforeNames' | 'afterNames',
): Promise<void> {
  await client.post(`${path}/declarations`, z.unknown(), {
    body: {
      stage,
      text: 'Dichiaro di non trovarmi in conflitto di interessi (artt. 16 e 93 d.lgs. 36/2023).',
    },
  });
}

/** A lot's technical envelopes are opened, scored with reasons by every commissioner, and the scores frozen. */
export async function scoreTechnical(rehearsal: Rehearsal, lot: LotId): Promise<void> {
  await openEnvelopes(rehearsal, 'technical', lot);
  await waitForLotPhase(rehearsal, lot, 'technicalEvaluation');
  const scored = await findAdmitted(rehearsal, lot);
  await scoreOpened(rehearsal, lot, { scored });
  await waitForLotPhase(rehearsal, lot, 'awaitingEconomicOpening');
  rehearsal.progress.say(`commission: ${lot} scored, ${scored.length} bids; the scores are frozen`);
}

interface Scoring {
  readonly scored: readonly BidId[];
  /** Supplier → the coefficient that everybody gives it for every criterion, where it is not the fixture's. */
  readonly coefficients?: Readonly<Record<string, string>>;
}

/** Every commissioner scores the bids; the chair freezes what all have confirmed. */
export async function scoreOpened(rehearsal: Rehearsal, lot: LotId, scoring: Scoring): Promise<void> {
  await rehearsal.together(rehearsal.cast.commissioners, (commissioner, seat) =>
    giveScores(rehearsal, { commissioner, seat, lot, ...scoring }),
  );
  await rehearsal.act(getChair(rehearsal), 'freezeScores', {
    reasons: 'Punteggi motivati e confermati.',
    lot,
  });
}

export function getChair({ cast }: Rehearsal): Person {
  const [chair] = cast.commissioners;
  if (!chair) throw new Error('a commission has a chair');
  return chair;
}

async function findAdmitted(rehearsal: Rehearsal, lot: LotId): Promise<BidId[]> {
  const { items } = await getChair(rehearsal).client.get(`${rehearsal.path}/bids`, bidsSchema);
  const isAdmitted = (standing: { lot: LotId; standing: string }): boolean =>
    standing.lot === lot && standing.standing === 'admitted';
  return items.filter(({ lots }) => lots.some(isAdmitted)).map(({ bid }) => bid);
}

interface Sitting extends Scoring {
  readonly commissioner: Person;
  /** Which of the fixture's coefficients are this commissioner's. */
  readonly seat: number;
  readonly lot: LotId;
}

async function giveScores(rehearsal: Rehearsal, sitting: Sitting): Promise<void> {
  const { commissioner, seat, lot, scored, coefficients: own = {} } = sitting;
  const path = `${rehearsal.path}/lots/${lot}/scores`;
  for (const bid of scored) {
    const supplier = rehearsal.supplierOf(bid);
    const given = rehearsal.fixture.coefficientsOf(lot, supplier);
    const criteria = Object.entries(given).map(([criterion, coefficients]) => {
      const coefficient = own[supplier] ?? coefficients[seat];
      return [criterion, { coefficient, reason: `Valutazione del criterio ${criterion}: ${coefficient}.` }];
    });
    await commissioner.client.put(`${path}/${bid}`, z.unknown(), {
      body: { criteria: Object.fromEntries(criteria) as unknown },
    });
  }
  await commissioner.client.post(`${path}/confirm`, z.unknown(), { body: {} });
}
