import type { Letterhead } from '../../../domain/documents/letterhead.js';
import type { AuthorityId } from '../../../domain/types.js';
import type { Party } from '../ubl-parts.js';

/** Who takes part in a tender, as the register of people has it. */
export interface KnownParty {
  /** The id that receipts and events name. */
  readonly id: string;
  readonly name: string;
  /** Of an organisation, 11 digits, or of a person, 16 characters; null where the platform does not hold it. */
  readonly fiscalCode: string | null;
  /** Where it is, on one line; absent or null where it is not stated. */
  readonly address?: string | null;
  /** Its certified mail address. */
  readonly digitalAddress?: string | null;
}

/** An authority as the draft of its tender states it. */
export function knownAuthority(id: AuthorityId, letterhead: Letterhead): KnownParty {
  const { name, taxCode: fiscalCode, address, digitalAddress } = letterhead;
  return { id, name, fiscalCode, address, digitalAddress };
}

/** Code of the codice fiscale in the list of electronic address schemes (EAS) that Peppol uses. */
const fiscalCodeScheme = '0210';

export function authorityParty(authority: KnownParty): Party {
  return partyOf(authority, 'bando:authority');
}

export function supplierParty(supplier: KnownParty): Party {
  return partyOf(supplier, 'bando:supplier');
}

function partyOf(known: KnownParty, scheme: string): Party {
  const { id, name, fiscalCode, address = null, digitalAddress = null } = known;
  const own = fiscalCode === null ? null : { scheme: fiscalCodeScheme, value: fiscalCode };
  return {
    ...{ endpoint: own, identifiers: [...(own ? [own] : []), { scheme, value: id }] },
    ...{ name, address, digitalAddress },
  };
}
