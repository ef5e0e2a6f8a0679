import type { Party } from '../ubl-parts.js';

/** Who takes part in a tender, as the register of people has it. */
export interface KnownParty {
  /** The id that receipts and events name. */
  readonly id: string;
  readonly name: string;
  /** Of an organisation, 11 digits, or of a person, 16 characters; null where the platform does not hold it. */
  readonly fiscalCode: string | null;
}

/** Code of the codice fiscale in the list of electronic address schemes (EAS) that Peppol uses. */
const fiscalCodeScheme = '0210';

export function authorityParty(authority: KnownParty): Party {
  return partyOf(authority, 'bando:authority');
}

export function supplierParty(supplier: KnownParty): Party {
  return partyOf(supplier, 'bando:supplier');
}

function partyOf({ id, name, fiscalCode }: KnownParty, scheme: string): Party {
  const own = fiscalCode === null ? null : { scheme: fiscalCodeScheme, value: fiscalCode };
  return { endpoint: own, identifiers: [...(own ? [own] : []), { scheme, value: id }], name };
}
