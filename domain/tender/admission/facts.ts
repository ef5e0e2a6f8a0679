import type { AdmissionCommands, AdmissionDeadline } from './commands.js';

export interface AdmissionFacts {
  /** Whether the bidder has answered the request that the command or deadline names. */
  readonly answered: boolean;
}

export const admissionNeeds = {
  requestIntegration: [],
  admitBid: ['answered', 'draft', 'groupChanges'],
  excludeBid: ['answered'],
  closeAdmissions: [],
  integrationEnd: ['answered'],
} as const satisfies Record<keyof AdmissionCommands | AdmissionDeadline, readonly string[]>;
