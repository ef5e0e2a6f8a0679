import type { TermsCommands } from './commands.js';

export const termsNeeds = {
  recordCommitments: ['draft'],
  assessAgreementEquivalence: [],
} as const satisfies Record<keyof TermsCommands, readonly string[]>;
