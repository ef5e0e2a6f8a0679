import type { SignatureCommands, SignatureDeadline } from './commands.js';

export const signatureNeeds = {
  orderEarlyExecution: [],
  deferSignature: [],
  recordWithdrawal: [],
  revokeAward: [],
  signatureTerm: [],
} as const satisfies Record<keyof SignatureCommands | SignatureDeadline, readonly string[]>;
