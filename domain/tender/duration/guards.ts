import { DomainError } from '../../errors.js';
import { lawInForce } from '../../law/law-in-force.js';
import type { LotId } from '../../types.js';
import type { CommandData } from '../commands.js';
import type { Guards } from '../guard.js';
import { regimeOf } from '../regime.js';
import type { Lot } from '../tender.js';
import type { DurationGuard } from './commands.js';
import { extensionLaw } from './terms.js';

export const durationGuards: Guards<DurationGuard> = {
  /** What has passed is not extended, and what stands still needs no extension. */
  durationRunning: (command, tender) => {
    const { lot: id } = command.data as { lot: LotId };
    const { awardDueAt = null, overranAt, durationStoppedAt } = tender.lots[id] ?? {};
    if (awardDueAt && !overranAt && !durationStoppedAt) return undefined;
    return new DomainError('durationNotRunning', { lot: id, dueAt: awardDueAt }, 'annex I.3');
  },

  durationWithinLaw: (command, tender) => {
    const { lot: id, ground, months } = command.data as CommandData['extendProcedure'];
    const lot = tender.lots[id];
    if (ground === 'anomalyCheck' && !(lot && hasAnomaly(lot)))
      return new DomainError('bidNotFlagged', { lot: id, bid: null }, 'annex I.3 c. 4');
    const { value: max } = lawInForce(extensionLaw[ground], regimeOf(tender));
    const left = max - (lot?.extendedMonths[ground] ?? 0);
    if (months <= left) return undefined;
    return new DomainError('termOutsideLaw', { months, min: Math.min(1, left), max: left }, 'annex I.3');
  },
};

function hasAnomaly({ flagged, justified, explanations }: Lot): boolean {
  return flagged.length > 0 || justified.length > 0 || explanations !== null;
}
