import { romeDateOf } from '../../calendar/rome-time.js';
import { DomainError } from '../../errors.js';
import { commissionSize } from '../../law/evaluation-rules.js';
import { lawInForce } from '../../law/law-in-force.js';
import { sha256Hex } from '../../ledger/sha256.js';
import { evaluateLot } from '../../scoring/evaluate-lot.js';
import type { BidId, LotId } from '../../types.js';
import type { Command } from '../commands.js';
import { factOf, type DecisionContext } from '../decision.js';
import type { Guards } from '../guard.js';
import { bidsIn, type Tender } from '../tender.js';
import type { EvaluationGuard } from './commands.js';
import type { DeclarationStage } from './facts.js';
import { evaluationInput, tieAtTheTop } from './lot-evaluation.js';

export const evaluationGuards: Guards<EvaluationGuard> = {
  commissionComposed: (command, tender, context) => composedCommission(command, tender, context),
  declaredBeforeNames: (_command, tender, context) => declared('beforeNames', tender, context),
  declaredAfterNames: (_command, tender, context) => declared('afterNames', tender, context),

  scoresComplete: (command, tender, context) => {
    const { lot } = command.data as { lot: LotId };
    const criteria = factOf(context, 'draft').lots.find((candidate) => candidate.id === lot)?.criteria ?? [];
    const coefficients = factOf(context, 'coefficients');
    const expected = tender.commission?.length ?? 0;
    const missing = bidsIn(tender, lot, 'admitted').flatMap((bid) =>
      criteria.filter(({ id }) => Object.keys(coefficients[bid]?.[id] ?? {}).length !== expected),
    ).length;
    return missing === 0 ? undefined : new DomainError('scoresIncomplete', { lot, missing }, 'art. 93');
  },

  tiedAtTheTop: (command, tender, context) => {
    const { lot } = command.data as { lot: LotId };
    if (tender.lots[lot]?.draw) return new DomainError('drawAlreadyCommitted', { lot });
    const tied = tieAtTheTop(evaluateLot(evaluationInput(lot, tender, context)));
    return tied ? undefined : new DomainError('noTie', { lot }, 'art. 77 R.D. 827/1924');
  },

  seedCommitted: (command, tender) => {
    const { lot, seed } = command.data as { lot: LotId; seed: string };
    const draw = tender.lots[lot]?.draw;
    if (draw?.seed === null && draw.commitment === sha256Hex(seed)) return undefined;
    return new DomainError('seedNotCommitted', { lot, committed: Boolean(draw) }, 'art. 77 R.D. 827/1924');
  },

  bidFlagged: (command, tender) => {
    const { lot, bid } = command.data as { lot: LotId; bid: BidId };
    if (tender.lots[lot]?.flagged.includes(bid)) return undefined;
    return new DomainError('bidNotFlagged', { lot, bid }, 'art. 110');
  },

  explanationsDue: (command, tender, context) => {
    const { lot, bid } = command.data as { lot: LotId; bid: BidId };
    const asked = tender.lots[lot]?.explanations;
    if (asked?.bid !== bid) return new DomainError('bidNotFlagged', { lot, bid }, 'art. 110');
    if (asked.endedAt || factOf(context, 'answered')) return undefined;
    return new DomainError('explanationsRunning', { lot, bid, dueAt: asked.dueAt }, 'art. 110 c. 2');
  },
};

/** Odd, at most five, distinct; nobody who adopts the award or sat on the seggio (art. 93, annex I.2). */
function composedCommission(
  command: Command,
  tender: Tender,
  context: DecisionContext,
): DomainError | undefined {
  const { members, chair } = command.data as Extract<Command, { type: 'appointCommission' }>['data'];
  const law = lawInForce(commissionSize, tender.regimeOn ?? romeDateOf(context.now));
  const size = members.length;
  const incompatible = factOf(context, 'roles').some(
    ({ person, role }) => members.includes(person) && (role === 'awardOrgan' || role === 'seggio'),
  );
  const lawful =
    size % 2 === 1 &&
    size <= law.value.max &&
    size === factOf(context, 'draft').commissioners &&
    new Set(members).size === size &&
    members.includes(chair) &&
    !incompatible &&
    tender.commission === null;
  return lawful ? undefined : new DomainError('commissionNotComposed', { size, incompatible }, law.article);
}

function declared(
  stage: DeclarationStage,
  tender: Tender,
  context: DecisionContext,
): DomainError | undefined {
  const done = factOf(context, 'declarations').filter((declaration) => declaration.stage === stage);
  const members = tender.commission ?? [];
  const missing = members.filter((member) => !done.some(({ person }) => person === member)).length;
  if (members.length > 0 && missing === 0) return undefined;
  return new DomainError('declarationsMissing', { stage, missing }, 'arts 16, 93');
}
