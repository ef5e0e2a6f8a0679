import { findTransition, procedures } from '../../domain/procedures/procedures.js';
import type { CommandType } from '../../domain/tender/commands.js';

const { end } = procedures.open;
const ends: readonly (string | undefined)[] = [...end.tender, ...end.lot];

/** Whether some outcome of the command leads to another phase; what stands beside the table does. */
export function movesOn(type: CommandType): boolean {
  const outcomes = findTransition(procedures.open, type)?.outcomes;
  return outcomes === undefined || outcomes.some(({ to }) => to !== undefined);
}

/** Ends the tender or a lot without a contract, or only stands still: walks are to be long. */
export function holdsUp(type: CommandType): boolean {
  if (type === 'suspendTender') return true;
  const outcomes = findTransition(procedures.open, type)?.outcomes ?? [];
  return type !== 'signContract' && outcomes.some(({ to }) => to !== undefined && ends.includes(to));
}
