import type { CommandType } from '../tender/commands.js';
import type { ProcedureId, Tender } from '../tender/tender.js';
import type { EnvelopeKind, LotId } from '../types.js';
import { openProcedure } from './open.js';
import type { CommandTransition, OpeningStep, Procedure } from './procedure.js';

export const procedures: Readonly<Record<ProcedureId, Procedure>> = { open: openProcedure };

/** The steps of the order that the tender has taken. */
export function openingsOf({ procedure, openingOrder }: Pick<Tender, 'procedure' | 'openingOrder'>) {
  return procedures[procedure].openings.filter(({ orders }) => orders.includes(openingOrder));
}

export function findOpening(
  tender: Pick<Tender, 'procedure' | 'openingOrder'>,
  kind: EnvelopeKind,
): OpeningStep | undefined {
  return openingsOf(tender).find((step) => step.kind === kind);
}

export function findTransition(procedure: Procedure, command: CommandType): CommandTransition | undefined {
  return procedure.commands.find((transition) => transition.command === command);
}

/** Whether the tender, or the lot where the transition is a lot's, stands in a phase that the transition leaves from. */
export function isInPhase(
  transition: Pick<CommandTransition, 'scope' | 'from'>,
  tender: Tender,
  lot: LotId | undefined,
): boolean {
  const phase = transition.scope === 'tender' ? tender.phase : lot && tender.lots[lot]?.phase;
  return phase !== undefined && (transition.from as readonly string[]).includes(phase);
}
