import type { AuthorityContact, TenderDraft } from '../tender/draft.js';

/** The authority as its documents name it. */
export type Letterhead = AuthorityContact & { readonly name: string };

/** The contact that the draft states; a draft that states none leaves the name alone. */
export function letterheadOf(name: string, { authorityContact }: TenderDraft): Letterhead {
  const { address = null, taxCode = null, digitalAddress = null } = authorityContact ?? {};
  return { name, address, taxCode, digitalAddress };
}
