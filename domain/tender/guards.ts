import { romeDateOf } from '../calendar/rome-time.js';
import { endOfPeriod } from '../calendar/periods.js';
import { DomainError } from '../errors.js';
import { openTenderMinimum } from '../law/bidding-terms.js';
import { lawInForce } from '../law/law-in-force.js';
import { commissionSize } from '../law/evaluation-rules.js';
import type { GuardName } from '../procedures/procedure.js';
import type { BidId, LotId } from '../types.js';
import type { Command } from './commands.js';
import { factOf, type DecisionContext } from './decision.js';
import type { DeclarationStage } from './facts.js';
import { bidsIn, type LotPhase, lotIdsOf, type Tender } from './tender.js';

/** A named condition: undefined when it holds, the refusal when it does not. */
type Guard = (command: Command, tender: Tender, context: DecisionContext) => DomainError | undefined;

export const guards: Readonly<Record<GuardName, Guard>> = {
  keysMade: (_command, tender, context) => {
    const { manifest, notBefore } = factOf(context, 'custody');
    if (!manifest) return new DomainError('keysNotMade');
    if (notBefore && Date.parse(notBefore) === Date.parse(tender.submissionDeadline)) return undefined;
    return new DomainError('manifestDeadlineWrong', { notBefore, deadline: tender.submissionDeadline });
  },

  sharesAcknowledged: (_command, _tender, context) => {
    const { sharesMade, sharesAcknowledged } = factOf(context, 'custody');
    if (sharesAcknowledged === sharesMade) return undefined;
    return new DomainError('sharesNotAcknowledged', { missing: sharesMade - sharesAcknowledged });
  },

  termLongEnough: (_command, tender, context) => {
    const law = lawInForce(openTenderMinimum, romeDateOf(context.now));
    const earliest = endOfPeriod(context.now, law.value);
    if (Date.parse(tender.submissionDeadline) >= Date.parse(earliest)) return undefined;
    return new DomainError(
      'noticeTermTooShort',
      { deadline: tender.submissionDeadline, earliest, days: law.value },
      law.article,
    );
  },

  deadlineOnlyLater: (command, tender) => {
    const asked = 'submissionDeadline' in command.data ? command.data.submissionDeadline : undefined;
    if (asked === undefined || Date.parse(asked) > Date.parse(tender.submissionDeadline)) return undefined;
    return new DomainError(
      'deadlineNotLater',
      { asked, deadline: tender.submissionDeadline },
      'art. 92 c. 2',
    );
  },

  bidInScope: (command, tender) => {
    const { bid, lots } = command.data as { bid: BidId; lots?: LotId[] };
    const outside = (lots ?? []).find((lot) => !isDecidable(tender, bid, lot));
    if (tender.bids[bid] && outside === undefined && lots?.length !== 0) return undefined;
    return new DomainError('bidNotInScope', { bid, lot: outside ?? null });
  },

  noIntegrationRunning: (command, tender, context) => {
    const { bid } = command.data as { bid: BidId };
    const running = Object.values(tender.integrations).find((term) => term.bid === bid && !term.endedAt);
    if (!running || (command.type !== 'requestIntegration' && factOf(context, 'answered'))) return undefined;
    return new DomainError('integrationRunning', { bid, dueAt: running.dueAt }, 'art. 101');
  },

  everyBidDecided: (_command, tender) => {
    const undecided = lotIdsOf(tender).flatMap((lot) => bidsIn(tender, lot, 'submitted')).length;
    return undecided === 0 ? undefined : new DomainError('bidsUndecided', { undecided });
  },

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

  bestBidNotFlagged: (command, tender) => {
    const { lot: id } = command.data as { lot: LotId };
    const lot = tender.lots[id];
    const best = lot?.ranking?.[0];
    if (!lot || !best) return new DomainError('noBidRanked', { lot: id });
    if (!lot.flagged.includes(best)) return undefined;
    return new DomainError('abnormalOfferUnresolved', { lot: id, bid: best }, 'art. 110');
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

  simulationOnly: (_command, tender) =>
    tender.simulation ? undefined : new DomainError('clockOnlyInSimulation'),
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

const lotPhasesOpenToExclusion: readonly LotPhase[] = [
  'technicalEvaluation',
  'awaitingEconomicOpening',
  'economicEvaluation',
];

/** A bid is admitted or excluded once, before its lot is ranked; later it leaves only by its own procedures. */
function isDecidable(tender: Tender, bid: BidId, lot: LotId): boolean {
  const standing = tender.bids[bid]?.lots[lot];
  if (tender.phase === 'admission') return standing === 'submitted';
  return standing === 'admitted' && lotPhasesOpenToExclusion.includes(tender.lots[lot]?.phase ?? 'pending');
}
