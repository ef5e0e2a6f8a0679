import type { Instant, PersonId, Sha256Hex } from '../../types.js';
import type { Role } from '../commands.js';
import type { TenderDraft } from '../draft.js';
import type { PublicationCommands } from './commands.js';

export interface RoleAssignment {
  readonly person: PersonId;
  readonly role: Role;
}

export interface PublicationFacts {
  readonly draft: TenderDraft;
  readonly roles: readonly RoleAssignment[];
  readonly custody: {
    readonly manifest: Sha256Hex | null;
    readonly notBefore: Instant | null;
    readonly sharesMade: number;
    readonly sharesAcknowledged: number;
    readonly custodiansProven: number;
    /** Holders of shares who have not reported them lost. */
    readonly custodiansLeft: number;
  };
}

export const publicationNeeds = {
  adoptDecision: ['draft', 'roles'],
  publishTender: ['custody', 'draft'],
  confirmPublication: [],
} as const satisfies Record<keyof PublicationCommands, readonly string[]>;
