import { romeDateOf } from '../../domain/calendar/rome-time.js';
import { fvoeDocumentCodes } from '../../domain/fvoe/documents.js';
import { reductionGrounds } from '../../domain/guarantees/reductions.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import { checkOutcomes } from '../../domain/tender/award/commands.js';
import { extensionCauses, suspensionCauses } from '../../domain/tender/bidding/commands.js';
import { challengedActs, interimDecisions, judgmentOutcomes } from '../../domain/tender/challenges/state.js';
import { earlyExecutionGrounds } from '../../domain/tender/signature/commands.js';
import { durationGrounds } from '../../domain/tender/duration/commands.js';
import { validityAnswers } from '../../domain/tender/validity/commands.js';
import { groupChangeOutcomes } from '../../domain/tender/group-changes/state.js';
import { redactionDecisions } from '../../domain/tender/redactions/state.js';
import { equivalenceBases, equivalenceOutcomes } from '../../domain/tender/terms/commands.js';
import { guaranteeSettlements } from '../../domain/tender/guarantees/commands.js';
import { guaranteesHeld } from '../../domain/tender/guarantees/state.js';
import type { ActReference } from '../../domain/tender/act.js';
import type { CommandData, CommandType } from '../../domain/tender/commands.js';
import { bidsToOpen } from '../../domain/tender/opening/order.js';
import { lotIdsOf, type Tender } from '../../domain/tender/tender.js';
import type { BidId, EnvelopeKind, Instant, LotId, PersonId, Sha256Hex } from '../../domain/types.js';
import type { Pick } from './pick.js';

/** What a generator knows: the state (null before the launch) and the tender's clock. */
export interface Walked {
  readonly tender: Tender | null;
  readonly now: Instant;
  /** Who may sit on the commission. */
  readonly members: readonly PersonId[];
}

type Generate<T extends CommandType> = (walked: Walked, pick: Pick) => CommandData[T];

const day = 86_400_000;
const unknownBid = 'ffffffff-0000-4000-8000-00000000000f' as BidId;
const unknownLot = 'LOT-0099' as LotId;
const act: ActReference = { id: 'act-1', digest: '0'.repeat(64) as Sha256Hex };
const drawSeed = 'ab'.repeat(32);
const grounds = ['art. 94 c. 1', 'art. 95', 'art. 101 c. 2'];

/** Data that are right more often than not, for every command: one that is new does not compile before it has its own. */
export const generators: { readonly [T in CommandType]: Generate<T> } = {
  adoptDecision: () => ({ act }),
  publishTender: () => ({ act }),
  confirmPublication: () => ({ channel: 'profile' }),
  rectifyTender: (walked, pick) => {
    const significant = pick.oneIn(2);
    if (!significant && pick.oneIn(2)) return { act, significant };
    return { act, significant, submissionDeadline: later(walked, pick) };
  },
  extendSubmission: (walked, pick) => ({
    ...{ act, submissionDeadline: later(walked, pick), malfunctions: [] },
    cause: pick.one(['choice', ...extensionCauses] as const),
  }),
  suspendTender: (_walked, pick) => ({
    ...{ act, malfunctions: [] },
    cause: pick.one(['choice', ...suspensionCauses] as const),
  }),
  resumeTender: () => ({ act }),
  reopenSubmission: (walked, pick) => ({ act, malfunctions: [], submissionDeadline: later(walked, pick) }),
  decideInversion: (_walked, pick) => ({ act, alsoExamined: pick.below(3) }),
  unlockEnvelopes: (walked, pick) => {
    const { kind, lot } = keyOf(walked, pick);
    const due = walked.tender ? bidsToOpen(walked.tender, kind, lot) : [];
    const unreadable = due.filter(() => pick.oneIn(9));
    const bids = due.filter((bid) => !unreadable.includes(bid));
    return { kind, lot, unreadable, bids: pick.oneIn(9) ? [...bids, unknownBid] : bids };
  },
  confirmReading: keyOf,
  requestIntegration: (walked, pick) => ({ act, bid: bidOf(walked, pick), days: pick.one([5, 7, 10, 30]) }),
  registerProvisionalGuarantee: (walked, pick) => {
    const deadline = walked.tender?.submissionDeadline ?? walked.now;
    return {
      ...{ ...ofLot(walked, pick), bid: bidOf(walked, pick), amountCents: pick.one([1, 100_000_000]) },
      ...{ grounds: pick.some(reductionGrounds), marksPercent: pick.one([0, 0, 20, 30]) },
      certainAt: plus(deadline, pick.one([-1, -1, 1])),
      validUntil: romeDateOf(plus(deadline, pick.one([200, 200, 10]))),
    };
  },
  settleProvisionalGuarantee: (walked, pick) => {
    const { lot } = ofLot(walked, pick);
    const held = walked.tender ? guaranteesHeld(walked.tender, lot) : [];
    const bid = held.length > 0 ? pick.one(held) : bidOf(walked, pick);
    return { act, lot, bid, outcome: pick.one(guaranteeSettlements) };
  },
  recordCommitments: (walked, pick) => ({
    ...{ act, bid: bidOf(walked, pick), accepted: pick.one([['I1', 'I2'], ['I1', 'I2'], ['I1'], ['X']]) },
    ...(pick.oneIn(3) && {
      agreements: [{ lot: lotOf(walked, pick), code: 'H011', equivalent: !pick.oneIn(4) }],
    }),
  }),
  admitBid: (walked, pick) => ({
    ...{ act, ...standing(walked, pick) },
    ...(pick.oneIn(3) && { exception: 'noInfluence' as const }),
    ...(pick.oneIn(4) && { guaranteeException: 'givenOtherwise' as const }),
  }),
  excludeBid: (walked, pick) => ({ act, ...standing(walked, pick), ground: pick.one(grounds) }),
  closeAdmissions: () => ({ act }),
  appointCommission: ({ members }, pick) => {
    const chosen = pick.oneIn(5) ? pick.some(members) : members;
    return { act, members: [...chosen], chair: chosen[0] as PersonId };
  },
  freezeScores: ofLot,
  formRanking: ofLot,
  decideRectification: (walked, pick) => {
    const known = Object.keys(walked.tender?.rectifications ?? {});
    const rectification = known.at(-1) ?? 'none';
    return { ...ofLot(walked, pick), rectification, outcome: pick.one(['accepted', 'refused'] as const) };
  },
  // The one change of a bid that a walk knows of bears the bid's own id.
  decideGroupChange: (walked, pick) => {
    const bid = bidOf(walked, pick);
    return { act, bid, change: bid, outcome: pick.one(groupChangeOutcomes) };
  },
  decideRedactions: (walked, pick) => ({
    ...ofLot(walked, pick),
    ...{ bid: bidOf(walked, pick), outcome: pick.one(redactionDecisions) },
  }),
  commitDraw: (walked, pick) => ({ ...ofLot(walked, pick), commitment: sha256Hex(drawSeed) }),
  drawTie: (walked, pick) => ({ ...ofLot(walked, pick), seed: pick.oneIn(9) ? '0'.repeat(64) : drawSeed }),
  requestExplanations: (walked, pick) => ({ ...ofFlagged(walked, pick), days: pick.one([1, 10, 15, 20]) }),
  judgeExplanations: (walked, pick) => ({
    ...ofExplaining(walked, pick),
    outcome: pick.one(['justified', 'abnormal'] as const),
  }),
  proposeAward: ofLot,
  assessAgreementEquivalence: (walked, pick) => {
    const { lot } = ofLot(walked, pick);
    const bid = (!pick.oneIn(4) && walked.tender?.lots[lot]?.proposed) || bidOf(walked, pick);
    const outcome = pick.one([...equivalenceOutcomes, 'equivalent'] as const);
    return { act, lot, bid, outcome, basis: pick.one(equivalenceBases) };
  },
  requestRequirementsCheck: (walked, pick) => ({
    ...ofLot(walked, pick),
    ...(pick.oneIn(2) && { documents: [pick.one(fvoeDocumentCodes)] }),
  }),
  recordCheckAnswer: (walked, pick) => {
    const lot = lotOf(walked, pick);
    const check = walked.tender?.lots[lot]?.check ?? 'none';
    return { ...{ lot, check, entry: 'e-1' }, digest: '0'.repeat(64) as Sha256Hex };
  },
  verifyRequirements: (walked, pick) => ({
    ...ofLot(walked, pick),
    outcome: pick.one(['positive', 'positive', ...checkOutcomes] as const),
  }),
  awardLot: ofLot,
  confirmAwardCommunicated: (walked, pick) => ({ lot: lotOf(walked, pick) }),
  registerGuarantee: (walked, pick) => ({
    ...ofLot(walked, pick),
    amountCents: pick.one([1, 100_000_000]),
    grounds: pick.some(reductionGrounds),
    marksPercent: pick.one([0, 20, 30]),
  }),
  signContract: ofLot,
  orderEarlyExecution: (walked, pick) => ({
    ...ofLot(walked, pick),
    ground: pick.one(earlyExecutionGrounds),
  }),
  deferSignature: (walked, pick) => ({
    ...ofLot(walked, pick),
    to: plus(walked.now, pick.one([-1, 30, 90])),
  }),
  recordWithdrawal: ofLot,
  notifyWithdrawal: (walked, pick) => ({ lot: lotOf(walked, pick) }),
  revokeAward: ofLot,
  requestExtension: (walked, pick) => ({
    ...{ act, days: pick.one([5, 10, 30]) },
    to: plus(walked.tender?.bidsValidUntil ?? walked.now, pick.one([-300, 90, 400])),
  }),
  confirmValidity: (walked, pick) => ({
    bid: bidOf(walked, pick),
    outcome: pick.one(validityAnswers),
  }),
  releaseBid: (walked, pick) => ({ ...ofLot(walked, pick), bid: bidOf(walked, pick) }),
  extendProcedure: (walked, pick) => ({
    ...ofLot(walked, pick),
    ground: pick.one(durationGrounds),
    months: pick.one([1, 2, 3, 4]),
  }),
  recordAwardNotice: (walked, pick) => ({
    ...ofLot(walked, pick),
    reference: '2026/S 1-1',
    publishedOn: romeDateOf(plus(walked.now, pick.one([0, -3, 2]))),
  }),
  terminateContract: ofLot,
  callNext: (walked, pick) => ({
    ...ofLot(walked, pick),
    days: pick.one([5, 10, 30]),
    conditions: pick.one(['original', 'own'] as const),
  }),
  concludeCall: (walked, pick) => {
    const { lot, ...rest } = ofLot(walked, pick);
    const bid = walked.tender?.lots[lot]?.call?.bid ?? bidOf(walked, pick);
    return { ...rest, lot, bid, outcome: pick.one(['accepted', 'refused'] as const) };
  },
  recordAppeal: (walked, pick) => {
    const bid = pick.oneIn(3) ? null : bidOf(walked, pick);
    const notifiedOn = romeDateOf(plus(walked.now, pick.one([0, -3, 2])));
    return { ...ofLot(walked, pick), against: pick.one(challengedActs), bid, notifiedOn, filedOn: null };
  },
  recordInterimRequest: (walked, pick) => ({
    ...ofChallenge(walked, pick),
    notifiedOn: romeDateOf(walked.now),
  }),
  recordInterimDecision: (walked, pick) => ({
    ...ofChallenge(walked, pick),
    outcome: pick.one(interimDecisions),
  }),
  recordJudgment: (walked, pick) => ({
    ...ofChallenge(walked, pick),
    outcome: pick.one(judgmentOutcomes),
    bid: pick.oneIn(2) ? null : bidOf(walked, pick),
  }),
  revokeTender: () => ({ act }),
  annulTender: () => ({ act }),
  declareKeysLost: () => ({ act }),
  declareDeserted: ofLot,
  refuseAward: ofLot,
  revokeLot: ofLot,
  fastForward: ({ now }, pick) => ({ to: plus(now, pick.one([-1, 0.01, 1, 5, 40])) }),
};

function plus(instant: Instant, days: number): Instant {
  return new Date(Date.parse(instant) + days * day).toISOString();
}

/** Later than the deadline, mostly; sometimes earlier than now. */
function later({ tender, now }: Walked, pick: Pick): Instant {
  return plus(tender?.submissionDeadline ?? now, pick.one([-60, 1, 10, 20]));
}

function lotsOf({ tender }: Walked): LotId[] {
  return tender ? lotIdsOf(tender) : [unknownLot];
}

function lotOf(walked: Walked, pick: Pick): LotId {
  return pick.oneIn(20) ? unknownLot : pick.one(lotsOf(walked));
}

function ofLot(walked: Walked, pick: Pick): { act: typeof act; lot: LotId } {
  return { act, lot: lotOf(walked, pick) };
}

function bidOf({ tender }: Walked, pick: Pick): BidId {
  const bids = Object.keys(tender?.bids ?? {}) as BidId[];
  return pick.oneIn(20) ? unknownBid : pick.one([...bids, ...(bids.length === 0 ? [unknownBid] : [])]);
}

/** A bid in the lots where it stands, or in some of them. */
function standing(walked: Walked, pick: Pick): { bid: BidId; lots: LotId[] } {
  const bid = bidOf(walked, pick);
  const lots = Object.keys(walked.tender?.bids[bid]?.lots ?? {}) as LotId[];
  return { bid, lots: pick.oneIn(3) ? pick.some(lots) : lots };
}

/** The last challenge of the lot, mostly the one that is pending. */
function ofChallenge(walked: Walked, pick: Pick): { act: typeof act; lot: LotId; challenge: string } {
  const lot = lotOf(walked, pick);
  const known = Object.keys(walked.tender?.lots[lot]?.challenges ?? {});
  return { act, lot, challenge: known.at(-1) ?? 'none' };
}

function ofFlagged(walked: Walked, pick: Pick): { act: typeof act; lot: LotId; bid: BidId } {
  const lot = lotOf(walked, pick);
  const [flagged] = walked.tender?.lots[lot]?.flagged ?? [];
  return { act, lot, bid: flagged ?? bidOf(walked, pick) };
}

function ofExplaining(walked: Walked, pick: Pick): { act: typeof act; lot: LotId; bid: BidId } {
  const lot = lotOf(walked, pick);
  return { act, lot, bid: walked.tender?.lots[lot]?.explanations?.bid ?? bidOf(walked, pick) };
}

function keyOf(walked: Walked, pick: Pick): { kind: EnvelopeKind; lot: LotId | null } {
  const kind = pick.one(['administrative', 'technical', 'economic'] as const);
  const isSwapped = pick.oneIn(20);
  return { kind, lot: (kind === 'administrative') === isSwapped ? lotOf(walked, pick) : null };
}
