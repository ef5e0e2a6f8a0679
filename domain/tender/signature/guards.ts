import { DomainError } from '../../errors.js';
import type { Instant, LotId } from '../../types.js';
import type { Guards } from '../guard.js';
import type { SignatureGuard } from './commands.js';

export const signatureGuards: Guards<SignatureGuard> = {
  signatureOnlyLater: (command, tender, { now }) => {
    const { lot, to } = command.data as { lot: LotId; to: Instant };
    const dueAt = tender.lots[lot]?.signatureDueAt ?? now;
    const after = Math.max(Date.parse(dueAt), Date.parse(now));
    if (Date.parse(to) > after) return undefined;
    return new DomainError('deadlineNotLater', { deadline: dueAt, proposed: to }, 'art. 18 c. 2');
  },

  /** Before the term has passed neither side may leave. */
  signatureLapsed: (command, tender) => {
    const { lot } = command.data as { lot: LotId };
    const { signatureDueAt = null, signatureLapsedAt } = tender.lots[lot] ?? {};
    if (signatureLapsedAt) return undefined;
    return new DomainError('signatureTermRunning', { lot, dueAt: signatureDueAt }, 'art. 18 cc. 5, 6');
  },
};
