import { procedures } from '../procedures/procedures.js';
import { admissionDeadlines } from './admission/deadlines.js';
import { awardDeadlines } from './award/deadlines.js';
import { biddingDeadlines } from './bidding/deadlines.js';
import type { Deadline } from './deadline.js';
import { evaluationDeadlines } from './evaluation/deadlines.js';
import { guaranteesDeadlines } from './guarantees/deadlines.js';
import { interpelloDeadlines } from './interpello/deadlines.js';
import { reminders } from './reminders/deadlines.js';
import { redactionsDeadlines } from './redactions/deadlines.js';
import { signatureDeadlines } from './signature/deadlines.js';
import type { Tender } from './tender.js';
import { durationDeadlines } from './duration/deadlines.js';
import { awardNoticeDeadlines } from './award-notice/deadlines.js';
import { validityDeadlines } from './validity/deadlines.js';

const stages = [
  biddingDeadlines,
  admissionDeadlines,
  evaluationDeadlines,
  awardDeadlines,
  signatureDeadlines,
  validityDeadlines,
  awardNoticeDeadlines,
  durationDeadlines,
  interpelloDeadlines,
  guaranteesDeadlines,
  redactionsDeadlines,
];

/** Terms still ahead of the tender, the earliest first; all were computed when their event was recorded. */
export function deadlines(tender: Tender): Deadline[] {
  return stages
    .flatMap((awaitedBy) => awaitedBy(tender))
    .filter((deadline) => isAwaited(tender, deadline))
    .sort(byInstant);
}

export function nextTerm(tender: Tender): Deadline | undefined {
  return deadlines(tender)[0];
}

/** The next instant that the engine reaches: a term, or the reminder of one. */
export function nextDeadline(tender: Tender): Deadline | undefined {
  const terms = deadlines(tender);
  return [...terms, ...reminders(tender, terms)].sort(byInstant)[0];
}

function isAwaited(tender: Tender, deadline: Deadline): boolean {
  const transition = procedures[tender.procedure].deadlines.find((timed) => timed.deadline === deadline.kind);
  if (!transition || (hasEnded(tender) && !transition.afterEnd)) return false;
  const phase =
    transition.scope === 'tender' ? tender.phase : deadline.lot && tender.lots[deadline.lot]?.phase;
  return phase !== undefined && (transition.from as readonly string[]).includes(phase);
}

/** Whether the process of a tender has nothing left to wait for. */
export function isOver(tender: Tender): boolean {
  return hasEnded(tender) && nextTerm(tender) === undefined;
}

function hasEnded({ procedure, phase }: Tender): boolean {
  return procedures[procedure].end.tender.includes(phase);
}

function byInstant(a: Deadline, b: Deadline): number {
  return Date.parse(a.dueAt) - Date.parse(b.dueAt) || a.kind.localeCompare(b.kind);
}
