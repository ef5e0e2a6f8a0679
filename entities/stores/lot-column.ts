import type { LotId } from '../../domain/types.js';

/** How a primary key writes "no lot", the administrative envelopes': a key column cannot be null. */
const noLot = '-';

export function toLotColumn(lot: LotId | null): string {
  return lot ?? noLot;
}

export function fromLotColumn(column: string): LotId | null {
  return column === noLot ? null : (column as LotId);
}
