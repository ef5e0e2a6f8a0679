import { procedures } from '../../domain/procedures/procedures.js';
import type { Command, TermKind } from '../../domain/tender/commands.js';
import type { Deadline } from '../../domain/tender/deadline.js';
import type { ReminderRule } from '../../domain/tender/reminders/state.js';
import { eventOf } from '../../domain/tender/events.js';
import type { TenderEvent } from '../../domain/tender/events.js';
import { bidsIn } from '../../domain/tender/tender.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { AuthorityId, BidId, LotId, Sha256Hex, SupplierId, TenderId } from '../../domain/types.js';

/** Instants and bids of a rehearsed tender. */
export interface Terms {
  readonly submissionDeadline: string;
  readonly standstillMs: number;
  /** Where the tender reminds, and awaits its signatures and notices as well: in days. */
  readonly clocks?: {
    readonly reminderRule: ReminderRule;
    readonly signDays: number;
    readonly noticeDays: number;
  };
  readonly lots: readonly LotId[];
  readonly bids: readonly { bid: BidId; supplier: SupplierId; lots: LotId[] }[];
}

export const act = { id: 'act', digest: 'd'.repeat(64) as Sha256Hex };
const digest = 'e'.repeat(64) as Sha256Hex;

/** The events of a command that the table allows, with the least content that `evolve` needs. */
export function eventsOfCommand(
  command: Command,
  tender: TenderId,
  state: Tender | null,
  now: string,
  terms: Terms,
): TenderEvent[] {
  switch (command.type) {
    case 'adoptDecision':
      return [launched(tender, terms)];
    case 'publishTender':
      return [
        eventOf('noticeTransmitted', {
          act,
          transmittedAt: now,
          regimeOn: now.slice(0, 10),
          manifest: digest,
        }),
      ];
    case 'confirmPublication':
      return [eventOf('tenderPublished', { publishedAt: now, channel: command.data.channel })];
    case 'rectifyTender':
      return [eventOf('tenderRectified', { act, ...terminals(state?.submissionDeadline ?? now) })];
    case 'extendSubmission':
      return [eventOf('submissionExtended', { act, ...terminals(command.data.submissionDeadline) })];
    case 'suspendTender':
      return [eventOf('tenderSuspended', command.data)];
    case 'resumeTender':
      return [eventOf('tenderResumed', { act, ...terminals(state?.submissionDeadline ?? now) })];
    case 'unlockEnvelopes':
      return [eventOf('envelopesOpened', command.data)];
    case 'confirmReading':
      return [eventOf('envelopesRead', { ...command.data, refused: [] })];
    case 'fastForward': {
      const ahead = Date.parse(command.data.to) - Date.parse(now);
      return [
        eventOf('clockAdvanced', { to: command.data.to, offsetMs: (state?.clockOffsetMs ?? 0) + ahead }),
      ];
    }
    case 'signContract':
      return [
        eventOf('contractSigned', {
          ...command.data,
          ...(terms.clocks && { noticeDueAt: inDays(now, terms.clocks.noticeDays) }),
        }),
        ...concluding(state, command.data.lot),
      ];
    default:
      return lotEvents(command, state, now, terms);
  }
}

function lotEvents(command: Command, state: Tender | null, now: string, terms: Terms): TenderEvent[] {
  const lot = 'lot' in command.data ? (command.data.lot as LotId) : undefined;
  const standing = state && lot ? bidsIn(state, lot, 'admitted') : [];
  const bid = standing[0] as BidId;
  switch (command.type) {
    case 'freezeScores':
      return [eventOf('scoresFrozen', { ...command.data, evaluation: digest, belowThreshold: [] })];
    case 'formRanking':
      return [
        eventOf('rankingFormed', { ...command.data, evaluation: digest, order: standing, flagged: [] }),
      ];
    case 'requestExplanations':
      return [
        eventOf('explanationsRequested', {
          ...command.data,
          request: 'explanations',
          dueAt: inDays(now, command.data.days),
        }),
      ];
    case 'requestIntegration':
      return [
        eventOf('integrationRequested', {
          ...command.data,
          request: 'integration',
          dueAt: inDays(now, command.data.days),
        }),
      ];
    case 'proposeAward':
      return [eventOf('awardProposed', { ...command.data, bid })];
    case 'verifyRequirements':
      return [eventOf('requirementsVerified', { act: command.data.act, lot: command.data.lot, bid })];
    case 'awardLot':
      return [
        eventOf('lotAwarded', {
          ...{ ...command.data, bid, amountCents: 98_100_000 },
          ...(terms.clocks && { signatureDueAt: inDays(now, terms.clocks.signDays) }),
        }),
      ];
    case 'confirmAwardCommunicated': {
      const standstillEndsAt = new Date(Date.parse(now) + terms.standstillMs).toISOString();
      return [eventOf('awardCommunicated', { ...command.data, lastSentAt: now, standstillEndsAt })];
    }
    default:
      return [{ type: firstOutcome(command), data: command.data } as unknown as TenderEvent];
  }
}

function firstOutcome({ type }: Command): string {
  const transition = procedures.open.commands.find(({ command }) => command === type);
  return transition?.outcomes[0]?.event ?? type;
}

export function eventsOfDeadline(
  { kind, dueAt, lot, ref, reminds }: Deadline,
  bids: Terms['bids'] = rehearsedBids,
): TenderEvent[] {
  switch (kind) {
    case 'enquiriesClose':
      return [eventOf('enquiriesClosed', { dueAt })];
    case 'custodyProof':
      return [eventOf('custodyProofsCounted', { dueAt, proven: 5, needed: 4 })];
    case 'submissionClose':
      return [eventOf('submissionClosed', { dueAt, bids: [...bids] })];
    case 'integrationEnd':
      return [eventOf('integrationEnded', { dueAt, request: ref as string, answered: false })];
    case 'explanationsEnd':
      return [
        eventOf('explanationsEnded', { dueAt, lot: lot as LotId, request: ref as string, answered: true }),
      ];
    case 'extensionAnswerEnd':
      return [eventOf('extensionUnanswered', { dueAt, bid: ref as BidId })];
    case 'procedureMaximum':
      return [eventOf('procedureOverran', { dueAt, lot: lot as LotId })];
    case 'awardNoticeTerm':
      return [eventOf('awardNoticeLapsed', { dueAt, lot: lot as LotId })];
    case 'bidValidityEnd':
      return [eventOf('bidValidityEnded', { dueAt })];
    case 'callEnd':
      return [eventOf('callEnded', { dueAt, lot: lot as LotId, request: ref as string, answered: true })];
    case 'reminder':
      return [
        eventOf('termReminded', {
          ...{ dueAt, term: reminds?.term.kind as TermKind, endsAt: reminds?.term.dueAt as string },
          ...{ daysBefore: reminds?.daysBefore as number, outcome: 'sent' },
          ...(lot && { lot }),
          ...(ref && { ref }),
        }),
      ];
    case 'signatureTerm':
      return [
        eventOf('signatureTermLapsed', { dueAt, lot: lot as LotId, bid: rehearsedBids[0]?.bid as BidId }),
      ];
    case 'redactionsRelease':
      return [eventOf('redactionsReleased', { dueAt, lot: lot as LotId, bids: [] })];
    case 'guaranteesRelease':
      return [eventOf('guaranteesReleased', { dueAt, lot: lot as LotId, bids: [], cause: 'term' })];
    case 'checksTermEnd':
      return [eventOf('checksTermEnded', { dueAt, lot: lot as LotId })];
    case 'standstillEnd':
      return [eventOf('standstillEnded', { dueAt, lot: lot as LotId })];
  }
}

export const rehearsedLots = ['LOT-0001', 'LOT-0002'] as LotId[];

export const rehearsedBids = ['alfa', 'beta'].map((name) => ({
  bid: `bid-${name}` as BidId,
  supplier: name as SupplierId,
  lots: rehearsedLots,
}));

function launched(tender: TenderId, terms: Terms): TenderEvent {
  return eventOf('decisionAdopted', {
    act,
    tender,
    authority: 'authority' as AuthorityId,
    procedure: 'open',
    simulation: true,
    lots: [...terms.lots],
    custody: { k: 3, n: 5 },
    ...terminals(terms.submissionDeadline),
    ...(terms.clocks && { reminderRule: terms.clocks.reminderRule }),
  });
}

/** Enquiries close ten days, custody is proven three days before the deadline. */
function terminals(submissionDeadline: string) {
  return {
    submissionDeadline,
    enquiriesCloseAt: inDays(submissionDeadline, -10),
    custodyProofAt: inDays(submissionDeadline, -3),
  };
}

function inDays(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString();
}

function concluding(state: Tender | null, signed: LotId): TenderEvent[] {
  const open = Object.entries(state?.lots ?? {}).filter(
    ([id, lot]) => id !== signed && lot.phase !== 'contractSigned',
  );
  return open.length === 0 ? [eventOf('tenderConcluded', {})] : [];
}
