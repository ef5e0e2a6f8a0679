import { canonicalJson } from '../ledger/canonical-json.js';
import type { DecimalString, Instant, LotId, TenderId } from '../types.js';
import { formRules, type AuxiliaryPurpose, type ParticipantRole, type ParticipationForm } from './forms.js';

/** The file of an administrative envelope that says who bids. */
export const participantsName = 'participants.json';
export const maxParticipantsBytes = 256 * 1024;
export const participantsFormat = 'bando-participants/1';

/** A company: an Italian codice fiscale or partita IVA, or the number of its own country. */
export interface Company {
  readonly country: string;
  readonly taxCode: string;
  readonly name: string;
}

/** Avvalimento (art. 104): the contract itself is a document of the envelope. */
export interface Auxiliary extends Company {
  readonly purpose: AuxiliaryPurpose;
}

/** What will be subcontracted, as declared with the bid (art. 119 c. 4); `percent` of the contract, null if not said. */
export interface Subcontract {
  readonly what: string;
  readonly percent: DecimalString | null;
}

/** What one operator says of itself: nobody else fills it in. */
export interface Part extends Company {
  readonly role: ParticipantRole;
  /** Per cent of the performance: `"60.00"`; null where the form has no shares. */
  readonly share: DecimalString | null;
  /** Of a member of a consortium: whether it performs, or only lends requirements (art. 67). */
  readonly executing: boolean;
  readonly auxiliaries: readonly Auxiliary[];
  readonly subcontracts: readonly Subcontract[];
  readonly filledBy: { readonly name: string; readonly at: Instant };
}

/** The collective agreement that the bid is priced on in a lot; another than the named one is declared equivalent (art. 11 cc. 3, 4). */
export interface AppliedAgreement {
  readonly lot: LotId;
  /** In the archive of CNEL: `C011`. */
  readonly code: string;
  readonly title: string;
  /** Whether the bidder declares that its protection is equivalent. */
  readonly equivalent: boolean;
}

/** `bando-participants/1`: sealed in the administrative envelope, so that nobody knows before the opening who bids with whom. */
export interface Participants {
  readonly format: typeof participantsFormat;
  readonly tender: TenderId;
  readonly form: ParticipationForm;
  readonly parts: readonly Part[];
  /** Which lots it wants first, where the tender limits the lots (art. 58 c. 4); null where it does not say. */
  readonly lotPreference: readonly LotId[] | null;
  /** Absent where the bid says it elsewhere, and in documents from before it could be said here. */
  readonly agreements?: readonly AppliedAgreement[];
}

/** The one text of the document: the lead first, then by tax code. */
export function participantsText(participants: Participants): string {
  return canonicalJson({ ...participants, parts: sortParts(participants) });
}

function sortParts({ form, parts }: Participants): Part[] {
  const rank = ({ role, taxCode }: Part): string =>
    `${role === formRules[form].leadRole ? '0' : '1'}${taxCode}`;
  return [...parts].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

/**
 * The companies that take part, each at most once in a lot: every operator of the bid, and whoever helps to make it
 * better. An auxiliary that lends a requirement may help several bids, or bid itself (art. 104 c. 12).
 */
export function companiesOf({ parts }: Participants): string[] {
  const all = parts.flatMap((part) => [
    part,
    ...part.auxiliaries.filter(({ purpose }) => purpose === 'betterBid'),
  ]);
  return [...new Set(all.map(companyKey))].sort();
}

/** `IT/12345678903`: tells companies of different countries apart. */
export function companyKey({ country, taxCode }: Company): string {
  return `${country}/${taxCode}`;
}
