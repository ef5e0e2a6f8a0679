import type { ActKind } from '../procedures/procedure.js';
import { isInPhase, procedures } from '../procedures/procedures.js';
import type { LotId } from '../types.js';
import type { CommandType, Role } from './commands.js';
import { lotIdsOf, type Tender } from './tender.js';

/** A command that the phase admits, for somebody's role; its further conditions are checked when it is sent. */
export interface OpenTransition {
  readonly command: CommandType;
  /** Null for a command of the whole tender. */
  readonly lot: LotId | null;
  readonly role: Role;
  readonly act: ActKind | null;
  readonly article: string;
}

/** What the holder of these roles may do next, by the table of the tender's procedure. */
export function openTransitions(tender: Tender, roles: ReadonlySet<string>): OpenTransition[] {
  const isSimulated = tender.simulation;
  return procedures[tender.procedure].commands
    .filter(({ guards }) => isSimulated || !guards.includes('simulationOnly'))
    .flatMap((transition) => {
      const role = transition.by.find((candidate) => roles.has(candidate));
      if (!role) return [];
      const { command, act, article } = transition;
      const lots = transition.scope === 'tender' ? [null] : lotIdsOf(tender);
      return lots
        .filter((lot) => isInPhase(transition, tender, lot ?? undefined))
        .map((lot) => ({ command, lot, role, act, article }));
    });
}
