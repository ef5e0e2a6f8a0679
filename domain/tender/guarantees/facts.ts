import type { GuaranteesCommands, GuaranteesDeadline } from './commands.js';

export const guaranteesNeeds = {
  registerProvisionalGuarantee: ['draft'],
  guaranteesRelease: [],
} as const satisfies Record<keyof GuaranteesCommands | GuaranteesDeadline, readonly string[]>;
