import type { SignatureCommands, SignatureDeadline } from './commands.js';

export const signatureNeeds = {
  orderEarlyExecution: [],
  deferSignature: [],
  recordWithdrawal: [],
  notifyWithdrawal: [],
  revokeAward: [],
  signatureTerm: [],
} as const satisfies Record<keyof SignatureCommands | SignatureDeadline, readonly string[]>;
