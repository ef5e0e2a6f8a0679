import type { LotId } from '../../domain/types.js';
import type { Rehearsal } from '../rehearsal.js';

/** The suppliers of a lot in the order of its last ranking. */
export function expectOrder(rehearsal: Rehearsal, lot: LotId, suppliers: readonly string[]): void {
  const last = rehearsal.evaluations.get(lot)?.at(-1)?.ranking ?? [];
  const found = last.map(({ bid }) => rehearsal.supplierOf(bid));
  if (found.join() !== suppliers.join())
    throw new Error(`${lot} is ranked ${found.join()}, not ${suppliers.join()}`);
}

/** The only lot of a small tender. */
export function onlyLotOf({ lots }: Rehearsal): LotId {
  const [lot] = lots;
  if (!lot) throw new Error('a tender has a lot');
  return lot;
}
