import type { Role } from '../../domain/tender/commands.js';

/** Roles that people hold in an authority, beside those of a single tender. */
export const authorityRoles = ['officer', 'manager', 'auditor'] as const;
export type AuthorityRole = (typeof authorityRoles)[number];

/** What a person can be towards a tender. `officer` and `manager` are of the authority that the tender belongs to. */
export type CallerRole = Exclude<Role, 'engine' | 'public'> | 'officer' | 'manager';

/** Those who work on a tender from the inside: they see it before it is published. */
export const staffRoles = [
  'rup',
  'awardOrgan',
  'seggio',
  'commissioner',
  'custodian',
  'auditor',
  'officer',
  'manager',
] as const satisfies readonly CallerRole[];
