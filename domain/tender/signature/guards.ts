import { DomainError } from '../../errors.js';
import type { Instant, LotId } from '../../types.js';
import type { Guards } from '../guard.js';
import type { EarlyExecutionGround, SignatureGuard } from './commands.js';

export const signatureGuards: Guards<SignatureGuard> = {
  /** Before the standstill is over nothing but the urgency of art. 17 c. 9 lets the performance begin. */
  earlyExecutionUrgent: (command, tender) => {
    const { lot, ground } = command.data as { lot: LotId; ground: EarlyExecutionGround };
    if (ground !== 'reasons' || tender.lots[lot]?.phase === 'signable') return undefined;
    const standstillEndsAt = tender.lots[lot]?.standstillEndsAt ?? null;
    return new DomainError('earlyExecutionNotUrgent', { lot, standstillEndsAt }, 'art. 17 cc. 8, 9');
  },

  earlyExecutionNew: (command, tender) => {
    const { lot } = command.data as { lot: LotId };
    const since = tender.lots[lot]?.earlyExecutionAt ?? null;
    return since ? new DomainError('earlyExecutionOrdered', { lot, since }, 'art. 17 c. 8') : undefined;
  },

  signatureOnlyLater: (command, tender, { now }) => {
    const { lot, to } = command.data as { lot: LotId; to: Instant };
    const dueAt = tender.lots[lot]?.signatureDueAt ?? now;
    const after = Math.max(Date.parse(dueAt), Date.parse(now));
    if (Date.parse(to) > after) return undefined;
    return new DomainError('deadlineNotLater', { deadline: dueAt, proposed: to }, 'art. 18 c. 2');
  },

  /** The award is its own; nobody else is told whose it is. */
  ownAward: (command, tender, { actor }) => {
    const { lot } = command.data as { lot: LotId };
    const bid = tender.lots[lot]?.proposed;
    if (bid && tender.bids[bid]?.supplier === actor.supplier) return undefined;
    return new DomainError('notAwardee', { lot }, 'art. 18 c. 5');
  },

  /** Before the term has passed neither side may leave. */
  signatureLapsed: (command, tender) => {
    const { lot } = command.data as { lot: LotId };
    const { signatureDueAt = null, signatureLapsedAt } = tender.lots[lot] ?? {};
    if (signatureLapsedAt) return undefined;
    return new DomainError('signatureTermRunning', { lot, dueAt: signatureDueAt }, 'art. 18 cc. 5, 6');
  },
};
