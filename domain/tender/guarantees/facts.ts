import type { GuaranteesCommands, GuaranteesDeadline } from './commands.js';

export const guaranteesNeeds = {
  registerProvisionalGuarantee: ['draft'],
  settleProvisionalGuarantee: [],
  guaranteesRelease: [],
} as const satisfies Record<keyof GuaranteesCommands | GuaranteesDeadline, readonly string[]>;
