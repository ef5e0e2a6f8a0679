import { Decimal } from 'decimal.js';
import { isCodiceFiscale } from '../identifiers/codice-fiscale.js';
import { isAgreementCode } from '../identifiers/agreement-code.js';
import type { TenderId } from '../types.js';
import { formRules } from './forms.js';
import { companyKey, type Company, type Part, type Participants } from './participants.js';

export const participantsProblems = [
  'unreadable',
  'otherTender',
  'taxCodeInvalid',
  'operatorTwice',
  'leadNotOne',
  'roleNotOfForm',
  'membersMissing',
  'executingMemberMissing',
  'shareMissing',
  'shareNotForeseen',
  'sharesNotHundred',
  'auxiliaryIsOperator',
  'lotTwice',
  'agreementCodeInvalid',
] as const;

/** What is wrong, and where: a JSON pointer into the document. */
export interface ParticipantsProblem {
  readonly code: (typeof participantsProblems)[number];
  readonly at: string;
}

/**
 * Whether the operators, their roles and shares fit the form of participation (arts 65-68, 104 d.lgs. 36/2023). Each part
 * may be right by itself and the whole not yet: a group is complete when its shares make 100.
 */
export function checkParticipants(participants: Participants, tender: TenderId): ParticipantsProblem[] {
  return [
    ...when(participants.tender !== tender, 'otherTender', '/tender'),
    ...participants.parts.flatMap((part, index) => checkPart(part, participants, `/parts/${index}`)),
    ...checkRoles(participants),
    ...checkShares(participants),
    ...when(!isDistinct(participants.lotPreference ?? []), 'lotTwice', '/lotPreference'),
    ...checkAgreements(participants),
  ];
}

function checkAgreements({ agreements = [] }: Participants): ParticipantsProblem[] {
  return [
    ...when(!isDistinct(agreements.map(({ lot }) => lot)), 'lotTwice', '/agreements'),
    ...agreements.flatMap(({ code }, index) =>
      when(!isAgreementCode(code), 'agreementCodeInvalid', `/agreements/${index}/code`),
    ),
  ];
}

function checkPart(part: Part, { form, parts }: Participants, at: string): ParticipantsProblem[] {
  const { leadRole, memberRole, shared } = formRules[form];
  return [
    ...when(!isTaxCode(part), 'taxCodeInvalid', `${at}/taxCode`),
    ...when(part.role !== leadRole && part.role !== memberRole, 'roleNotOfForm', `${at}/role`),
    ...when(shared && part.share === null, 'shareMissing', `${at}/share`),
    ...when(!shared && part.share !== null, 'shareNotForeseen', `${at}/share`),
    ...part.auxiliaries.flatMap((auxiliary, index) => [
      ...when(!isTaxCode(auxiliary), 'taxCodeInvalid', `${at}/auxiliaries/${index}/taxCode`),
      ...when(
        companyKey(auxiliary) === companyKey(part),
        'auxiliaryIsOperator',
        `${at}/auxiliaries/${index}`,
      ),
    ]),
    ...when(
      parts.filter((other) => companyKey(other) === companyKey(part)).length > 1,
      'operatorTwice',
      `${at}/taxCode`,
    ),
  ];
}

function checkRoles({ form, parts }: Participants): ParticipantsProblem[] {
  const { leadRole, memberRole } = formRules[form];
  const leads = parts.filter(({ role }) => role === leadRole).length;
  const members = parts.filter(({ role }) => role === memberRole);
  const isConsortium = memberRole === 'consortiumMember';
  return [
    ...when(leads !== 1, 'leadNotOne', '/parts'),
    ...when(memberRole === 'member' && members.length === 0, 'membersMissing', '/parts'),
    ...when(isConsortium && !members.some(({ executing }) => executing), 'executingMemberMissing', '/parts'),
  ];
}

function checkShares({ form, parts }: Participants): ParticipantsProblem[] {
  const shares = parts.flatMap(({ share }) => (share === null ? [] : [share]));
  if (!formRules[form].shared || shares.length < parts.length) return [];
  const sum = shares.reduce((all, share) => all.plus(share), new Decimal(0));
  const isPositive = shares.every((share) => new Decimal(share).greaterThan(0));
  return when(!sum.equals(100) || !isPositive, 'sharesNotHundred', '/parts');
}

/** Of a company of another country only the shape is known here. */
function isTaxCode({ country, taxCode }: Company): boolean {
  return country !== 'IT' || isCodiceFiscale(taxCode);
}

function isDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

function when(isWrong: boolean, code: ParticipantsProblem['code'], at: string): ParticipantsProblem[] {
  return isWrong ? [{ code, at }] : [];
}
