import { findTransition, procedures } from '../../../../domain/procedures/procedures.js';
import { type CommandType, type Role, roles } from '../../../../domain/tender/commands.js';
import { openTransitions } from '../../../../domain/tender/open-transitions.js';
import type { Tender } from '../../../../domain/tender/tender.js';
import { pickOf } from '../../../../proofs/walks/pick.js';
import type { Walk } from './walk.js';

/** What stands beside the tables of commands: the launch, opening and reading. */
const besideTables: Readonly<Partial<Record<CommandType, readonly Role[]>>> = {
  adoptDecision: ['awardOrgan'],
  unlockEnvelopes: ['custodian'],
  confirmReading: ['engine'],
};

/** Who may send a command. */
export function authorsOf(type: CommandType): readonly Role[] {
  return findTransition(procedures.open, type)?.by ?? besideTables[type] ?? [];
}

export interface Heard {
  readonly role: Role;
  readonly type: CommandType;
  /** Of the choices with which it is heard. */
  readonly seed: number;
}

/** The first of these commands that would be heard, with some choices out of so many, if everybody had done his part. */
export function findHeard(
  walk: Walk,
  types: readonly CommandType[],
  { seed, tries }: { seed: number; tries: number },
): Heard | undefined {
  const seeds = Array.from({ length: tries }, (_, at) => seed + at);
  const inPhase = admittedBy(walk.rehearsal.tender);
  for (const type of types.filter((one) => inPhase.has(one))) {
    const [role] = authorsOf(type);
    const found = role && seeds.find((one) => walk.wouldAccept(role, type, pickOf(one)));
    if (role && found !== undefined) return { role, type, seed: found };
  }
  return undefined;
}

/** What the tables admit in the phase: nothing else need be tried. */
function admittedBy(tender: Tender | null): ReadonlySet<CommandType> {
  if (!tender) return new Set(['adoptDecision']);
  const open = openTransitions(tender, new Set(roles)).map(({ command }) => command);
  return new Set([...open, 'unlockEnvelopes', 'confirmReading']);
}
