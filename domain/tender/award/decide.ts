import { endOfChallengeTerm } from '../../calendar/challenge-term.js';
import { endOfPeriod } from '../../calendar/periods.js';
import { romeDateOf } from '../../calendar/rome-time.js';
import { DomainError } from '../../errors.js';
import { dueDefinitiveGuarantee, type DueGuarantee } from '../../guarantees/guarantee-amounts.js';
import type { FvoeDocumentCode } from '../../fvoe/documents.js';
import { reduceGuarantee } from '../../guarantees/reductions.js';
import { selfDeclarationFallback, standstill } from '../../law/award-terms.js';
import { accessChallenge } from '../../law/challenge-terms.js';
import { guaranteeReductions } from '../../law/guarantee-rules.js';
import { requirementsDocuments } from '../../law/requirements-check.js';
import { lawInForce } from '../../law/law-in-force.js';
import type { BidId, Instant, LotId } from '../../types.js';
import { noticeTermEnd } from '../award-notice/terms.js';
import { lotOf } from '../deadline.js';
import { type Decide, type Decisions, factOf, type Passings } from '../decision.js';
import type { TenderDraft } from '../draft.js';
import { eventOf } from '../events.js';
import { guaranteesRelease, releasedWith } from '../guarantees/decide.js';
import { assignedIn } from '../participation/winner.js';
import { regimeOf } from '../regime.js';
import { signatureTermEnd } from '../signature/terms.js';
import type { Tender } from '../tender.js';
import { isBelowThreshold } from '../thresholds.js';
import type { AwardCommands, AwardDeadline } from './commands.js';
import type { OnEvidence } from './events.js';

/** The commission proposes the best bid that does not look abnormal and may still win a lot (arts 17 c. 5, 58 c. 4). */
const proposeAward: Decide<'proposeAward'> = ({ act, lot }, tender, context) => {
  const { winner: bid, passedOver } = assignedIn(tender, lot);
  if (!bid) throw new DomainError('noBidRanked', { lot });
  const limited = passedOver.length > 0 && { passedOver: [...passedOver] };
  const due = checksDueAt(context.now);
  return { events: [eventOf('awardProposed', { act, lot, bid, checksDueAt: due, ...limited })] };
};

/** From the proposal the law leaves this long for the checks, even where the virtual file does not work (art. 99 c. 3-bis). */
export function checksDueAt(proposedAt: Instant): Instant {
  const { value: days } = lawInForce(selfDeclarationFallback, romeDateOf(proposedAt));
  return endOfPeriod(proposedAt, days);
}

/** Of whom is proposed the virtual file is asked; asking again replaces the request before. */
const requestRequirementsCheck: Decide<'requestRequirementsCheck'> = (data, tender, { commandId, now }) => {
  const { act, lot, documents = documentsInForce(now) } = data;
  const bid = proposedBid(tender, lot);
  const requested = { act, lot, bid, check: commandId, documents };
  return { events: [eventOf('requirementsCheckRequested', requested)] };
};

function documentsInForce(now: Instant): FvoeDocumentCode[] {
  const { value } = lawInForce(requirementsDocuments, romeDateOf(now));
  return (Object.keys(value) as FvoeDocumentCode[]).sort();
}

const recordCheckAnswer: Decide<'recordCheckAnswer'> = ({ lot, check, entry, digest }, tender) => ({
  events: [eventOf('requirementsAnswered', { lot, bid: proposedBid(tender, lot), check, entry, digest })],
});

/** The ground of a negative check whose act names none. */
const everyRequirement = 'artt. 94, 95, 99 e 100';

/** The RUP's finding on the bid that is proposed, and once more on one that was awarded on what it declared. */
const verifyRequirements: Decide<'verifyRequirements'> = (data, tender) => {
  const { act, lot, outcome = 'positive', ground = everyRequirement } = data;
  const bid = proposedBid(tender, lot);
  const finding = { act, lot, bid, ...evidenceOf(tender, lot) };
  if (outcome === 'negative')
    return { events: [eventOf(failureOf(tender, lot, bid), { ...finding, ground })] };
  if (tender.lots[lot]?.onSelfDeclaration) return { events: [eventOf('selfDeclarationConfirmed', finding)] };
  return { events: [eventOf('requirementsVerified', { ...finding, outcome })] };
};

/** What the virtual file has answered, if it was asked: the finding itself is the RUP's. */
function evidenceOf(tender: Tender, lot: LotId): OnEvidence {
  const check = tender.lots[lot]?.check ?? null;
  return check === null ? {} : { check };
}

/** A signed contract stands until the organ ends it; before that the bidder is out, and who was called is not called again. */
function failureOf(
  tender: Tender,
  id: LotId,
  bid: BidId,
): 'requirementsFailed' | 'calledBidderFailed' | 'contractorFailed' {
  const lot = tender.lots[id];
  if (lot?.phase === 'contractSigned') return 'contractorFailed';
  return lot?.called.includes(bid) ? 'calledBidderFailed' : 'requirementsFailed';
}

/** The competent organ awards after the checks, with immediate effect (art. 17 c. 5). */
const awardLot: Decide<'awardLot'> = ({ act, lot }, tender, context) => {
  const bid = proposedBid(tender, lot);
  const priced = tender.lots[lot]?.conditionsOf ?? bid;
  const offer = factOf(context, 'offers').find((reading) => reading.bid === priced)?.offer;
  if (!offer) throw new DomainError('noBidRanked', { lot });
  const amountCents = offer.priceCents;
  const signatureDueAt = signatureTermEnd(context.now, tender, factOf(context, 'draft'));
  const guarantee = guaranteeOf(lot, offer, tender, factOf(context, 'draft'));
  return { events: [eventOf('lotAwarded', { act, lot, bid, amountCents, signatureDueAt, ...guarantee })] };
};

/** What the award says is due before the signature, where the documents ask for a definitive guarantee (art. 117). */
function guaranteeOf(
  lot: LotId,
  { priceCents, discountPercent }: { priceCents: number; discountPercent: string },
  tender: Tender,
  draft: TenderDraft,
): { guarantee?: DueGuarantee } {
  if (!draft.guarantees?.definitive) return {};
  const safetyCents = draft.lots.find(({ id }) => id === lot)?.safetyCents ?? 0;
  const on = regimeOf(tender);
  const contract = { amountCents: priceCents + safetyCents, discountPercent };
  const isBelow = isBelowThreshold(tender, draft);
  return { guarantee: dueDefinitiveGuarantee({ ...contract, isBelowThreshold: isBelow }, on) };
}

/** Refused when it is less than what is due after the reductions that the RUP finds proven. */
const registerGuarantee: Decide<'registerGuarantee'> = (data, tender) => {
  const { lot, amountCents, grounds, marksPercent } = data;
  const due = tender.lots[lot]?.guarantee;
  if (!due) throw new DomainError('guaranteeNotAsked', { lot }, 'art. 117');
  const law = lawInForce(guaranteeReductions, regimeOf(tender)).value;
  const dueCents = due.reducible
    ? reduceGuarantee(due.dueCents, { grounds, marksPercent }, law)
    : due.dueCents;
  if (amountCents < dueCents)
    throw new DomainError('guaranteeTooLow', { lot, amountCents, dueCents }, 'art. 117');
  return { events: [eventOf('guaranteeRegistered', { ...data, dueCents })] };
};

/** The standstill runs from the last legal communication of the award (art. 18 c. 3). */
const confirmAwardCommunicated: Decide<'confirmAwardCommunicated'> = ({ lot }, tender, context) => {
  const lastSentAt = factOf(context, 'lastAwardCommunicationAt');
  if (!lastSentAt) throw new DomainError('communicationsPending', { lot }, 'art. 90');
  return {
    events: [
      eventOf('awardCommunicated', {
        lot,
        lastSentAt,
        standstillEndsAt: standstillEnd(lastSentAt, tender, factOf(context, 'draft')),
        ...redactionsRelease(lastSentAt, tender, lot),
        ...guaranteesRelease(lastSentAt, tender, lot),
      }),
    ],
  };
};

const signContract: Decide<'signContract'> = ({ act, lot }, tender, { now }) => ({
  events: [
    eventOf('contractSigned', { act, lot, noticeDueAt: noticeTermEnd(now) }),
    ...releasedWith('contract', tender, lot),
  ],
});

function proposedBid(tender: Tender, lot: LotId): BidId {
  const bid = tender.lots[lot]?.proposed;
  if (!bid) throw new DomainError('noBidRanked', { lot });
  return bid;
}

/** A refused redaction is not disclosed before its bidder's term to challenge the refusal has passed (art. 36 cc. 4, 5). */
function redactionsRelease(
  lastSentAt: Instant,
  tender: Tender,
  lot: LotId,
): { redactionsReleaseAt?: Instant } {
  const isRefused = Object.values(tender.lots[lot]?.redactions ?? {}).some(
    ({ outcome }) => outcome === 'refused',
  );
  if (!isRefused) return {};
  const { value: days } = lawInForce(accessChallenge, romeDateOf(lastSentAt));
  return { redactionsReleaseAt: endOfChallengeTerm(lastSentAt, days) };
}

/** From the last communication; the instant itself where no standstill runs. */
export function standstillEnd(
  lastSentAt: Instant,
  tender: Tender,
  draft: Pick<TenderDraft, 'lots'>,
): Instant {
  const days = standstillDays(tender, draft);
  return days === null ? lastSentAt : endOfPeriod(lastSentAt, days);
}

/** Null below the threshold of European relevance, where none runs (arts 18 c. 3 lett. d, 55). */
export function standstillDays(tender: Tender, draft: Pick<TenderDraft, 'lots'>): number | null {
  return isBelowThreshold(tender, draft) ? null : lawInForce(standstill, regimeOf(tender)).value;
}

export const awardDecisions: Decisions<AwardCommands> = {
  proposeAward,
  requestRequirementsCheck,
  recordCheckAnswer,
  verifyRequirements,
  awardLot,
  confirmAwardCommunicated,
  registerGuarantee,
  signContract,
};

export const awardPassings: Passings<AwardDeadline> = {
  checksTermEnd: (deadline) => eventOf('checksTermEnded', { dueAt: deadline.dueAt, lot: lotOf(deadline) }),
  standstillEnd: (deadline) => eventOf('standstillEnded', { dueAt: deadline.dueAt, lot: lotOf(deadline) }),
};
