import { DomainError } from '../../errors.js';
import type { LotId } from '../../types.js';
import type { CommandOf } from '../decision.js';
import { factOf } from '../decision.js';
import type { Command } from '../commands.js';
import type { Guards } from '../guard.js';
import { isKeyRead } from '../opening/state.js';
import type { LotPhase, Tender } from '../tender.js';
import type { RectificationGuard } from './commands.js';
import { rectificationsOf, type RectifiableKind } from './state.js';

const article = 'art. 101 c. 4';

/** The phase in which the rectifications of an envelope are decided: scores, or the ranking, rest on what is accepted. */
const decidedIn: Readonly<Record<RectifiableKind, LotPhase>> = {
  technical: 'technicalEvaluation',
  economic: 'economicEvaluation',
};

export const rectificationGuards: Guards<RectificationGuard> = {
  rectificationPending: (command, tender) => {
    const { lot, rectification } = (command as CommandOf<'decideRectification'>).data;
    const found = tender.rectifications[rectification];
    const isPending = found?.lot === lot && found.outcome === null && isKeyRead(tender, found.kind, lot);
    if (isPending && tender.lots[lot]?.phase === decidedIn[found.kind]) return undefined;
    return new DomainError('rectificationNotPending', { lot, rectification }, article);
  },

  rectificationReadable: (command, _tender, context) => {
    const { rectification, outcome } = (command as CommandOf<'decideRectification'>).data;
    if (outcome === 'refused') return undefined;
    const reading = factOf(context, 'rectificationReadings').find(
      (one) => one.rectification === rectification,
    );
    if (reading?.refused === null) return undefined;
    return new DomainError(
      'rectificationUnreadable',
      { rectification, refused: reading?.refused ?? null },
      article,
    );
  },

  rectificationsDecided: (command, tender) => {
    const { lot } = command.data as { lot: LotId };
    const undecided = undecidedBefore(command, tender, lot);
    return undecided === 0
      ? undefined
      : new DomainError('rectificationsUndecided', { lot, undecided }, article);
  },
};

function undecidedBefore(command: Command, tender: Tender, lot: LotId): number {
  const kind: RectifiableKind = command.type === 'freezeScores' ? 'technical' : 'economic';
  return rectificationsOf(tender, kind, lot, null).length;
}
