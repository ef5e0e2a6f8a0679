import type { BidId } from '../../types.js';
import type { TenderDraft } from '../draft.js';
import type { DeclaredAgreement } from './commands.js';
import type { OtherAgreement } from './events.js';

/** Of the agreements that a bid declares, those that are not the one that the documents name for the lot. */
export function findOtherAgreements(
  bid: BidId,
  declared: readonly DeclaredAgreement[],
  { lots }: Pick<TenderDraft, 'lots'>,
): OtherAgreement[] {
  const named = new Map(lots.map(({ id, collectiveAgreement }) => [id, collectiveAgreement?.code]));
  return declared
    .filter(({ lot, code }) => named.get(lot) !== undefined && named.get(lot) !== code)
    .map(({ lot, code, equivalent }) => ({ bid, lot, code, equivalent }));
}
