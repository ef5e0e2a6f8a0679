import type { Role } from '../../domain/tender/commands.js';

/** Who of the proofs' people holds a role; nobody those of the platform itself. */
const handles: Readonly<Partial<Record<Role, string>>> = {
  rup: 'rup',
  awardOrgan: 'organ',
  seggio: 'seggio',
  commissioner: 'commissioner1',
  custodian: 'custodian1',
  auditor: 'auditor',
  supplier: 'supplier1',
};

export function handleOf(role: Role): string | undefined {
  return handles[role];
}

export const strangers: readonly string[] = Object.values(handles);
