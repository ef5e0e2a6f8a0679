import { sha256Hex } from '../ledger/sha256.js';
import { uuidOfDigest } from '../identifiers/uuid-of-digest.js';
import { companyKey, type Company, type Participants } from '../participants/participants.js';
import type { ParticipantRole } from '../participants/forms.js';
import type { LegalDate } from '../types.js';
import { fvoeDocuments, type FvoeDocumentCode } from './documents.js';

export type CheckedRole = ParticipantRole | 'auxiliary';

/** A company whose requirements are checked: every member of the bidder, and whoever lends it something (arts 67, 68, 104). */
export interface CheckedCompany extends Company {
  readonly role: CheckedRole;
}

/** A person of a company on whom certificates are asked for (art. 94 c. 3). */
export interface CheckedPerson {
  readonly name: string;
  readonly surname: string;
  readonly sex: 'M' | 'F';
  readonly taxCode: string;
  readonly bornOn: LegalDate;
  /** Land register's code of the state of birth: `Z000` is Italy. */
  readonly birthState: string;
  /** And of the municipality; null for who was born abroad. */
  readonly birthPlace: string | null;
}

/** What the RUP gives of one company for the requests that need it. */
export interface CompanyData {
  readonly taxCode: string;
  /** `IT-BA`: whose prefecture answers. */
  readonly prefecture?: string | undefined;
  readonly people?: readonly CheckedPerson[] | undefined;
}

/** Why an entry is not asked: the request needs what nobody gave, or a foreign company has no virtual file. */
export const unaskedReasons = ['dataMissing', 'foreign'] as const;
export type UnaskedReason = (typeof unaskedReasons)[number];

/** One document of one company. */
export interface PlannedEntry {
  readonly id: string;
  readonly company: CheckedCompany;
  readonly document: FvoeDocumentCode;
  readonly unasked: UnaskedReason | null;
}

/** The lead first; each company once, in the first role that it has. A bid without a document of its participants is single. */
export function companiesToCheck(
  bidder: { readonly name: string; readonly fiscalCode: string },
  participants: Participants | null,
): CheckedCompany[] {
  const { name, fiscalCode: taxCode } = bidder;
  const parts = participants?.parts ?? [];
  const named: CheckedCompany[] = [
    { country: 'IT', taxCode, name, role: parts.find((part) => part.taxCode === taxCode)?.role ?? 'single' },
    ...parts.map(({ country, taxCode: code, name: called, role }) => ({
      country,
      taxCode: code,
      name: called,
      role,
    })),
    ...parts.flatMap(({ auxiliaries }) =>
      auxiliaries.map(({ country, taxCode: code, name: called }) => ({
        ...{ country, taxCode: code, name: called },
        role: 'auxiliary' as const,
      })),
    ),
  ];
  const keys = named.map(companyKey);
  return named.filter((_one, at) => keys.indexOf(keys[at] as string) === at);
}

/** Every document of every company. The contribution to ANAC is of the bidder, not of each of its members. */
export function planCheck(
  check: string,
  companies: readonly CheckedCompany[],
  documents: readonly FvoeDocumentCode[],
  data: readonly CompanyData[],
): PlannedEntry[] {
  return companies.flatMap((company, at) =>
    documents
      .filter((document) => at === 0 || fvoeDocuments[document].needs !== 'lot')
      .map((document) => ({
        id: uuidOfDigest(sha256Hex(`fvoe/${check}/${companyKey(company)}/${document}`)),
        ...{ company, document },
        unasked: unaskedReason(company, document, data),
      })),
  );
}

function unaskedReason(
  { country, taxCode }: Company,
  document: FvoeDocumentCode,
  data: readonly CompanyData[],
): UnaskedReason | null {
  if (country !== 'IT') return 'foreign';
  const { needs } = fvoeDocuments[document];
  if (needs === 'nothing' || needs === 'lot') return null;
  const given = data.find((one) => one.taxCode === taxCode);
  const isGiven = given?.people?.length && (needs === 'people' || given.prefecture);
  return isGiven ? null : 'dataMissing';
}
