/**
 * How an operator takes part (arts 65-68 d.lgs. 36/2023), and the codes that ANAC's forms give to it: `tipoOE`,
 * `ruoloOE` and `tipologiaAvvalimento` of the PCP data model, values in force since 2025-07-31.
 */
export const participationForms = [
  'single',
  'groupFormed',
  'groupToBeFormed',
  'ordinaryConsortium',
  'stableConsortium',
  'cooperativeConsortium',
  'network',
  'economicInterestGrouping',
] as const;
export type ParticipationForm = (typeof participationForms)[number];

export const participantRoles = ['single', 'lead', 'member', 'consortiumMember'] as const;
export type ParticipantRole = (typeof participantRoles)[number];

/** What an auxiliary lends its means for: to meet a requirement, or to make the bid better (art. 104). */
export const auxiliaryPurposes = ['requirement', 'betterBid'] as const;
export type AuxiliaryPurpose = (typeof auxiliaryPurposes)[number];

interface FormRules {
  /** `tipoOE`. */
  readonly anac: string;
  /** The role of who starts the document, of which there is exactly one. */
  readonly leadRole: ParticipantRole;
  /** The role of the others; null where nobody else takes part. */
  readonly memberRole: ParticipantRole | null;
  /** Whether its operators divide the performance among themselves, in shares of 100 (art. 68). */
  readonly shared: boolean;
}

const asGroup = { leadRole: 'lead', memberRole: 'member', shared: true } as const;
/** It bids by itself and names the members that will perform (art. 67). */
const asConsortium = { leadRole: 'single', memberRole: 'consortiumMember', shared: false } as const;

export const formRules: Readonly<Record<ParticipationForm, FormRules>> = {
  single: { anac: '1', leadRole: 'single', memberRole: null, shared: false },
  groupFormed: { anac: '4', ...asGroup },
  groupToBeFormed: { anac: '4', ...asGroup },
  ordinaryConsortium: { anac: '5', ...asGroup },
  stableConsortium: { anac: '3', ...asConsortium },
  cooperativeConsortium: { anac: '2', ...asConsortium },
  network: { anac: '6', ...asGroup },
  economicInterestGrouping: { anac: '7', ...asGroup },
};

/** `ruoloOE` of an operator: the lead and the members of a GEIE have codes of their own. */
export function anacRoleOf(form: ParticipationForm, role: ParticipantRole): string {
  const isGrouping = form === 'economicInterestGrouping';
  if (role === 'lead') return isGrouping ? '5' : '13';
  if (role === 'member') return isGrouping ? '12' : '10';
  return role === 'consortiumMember' ? '11' : '14';
}

/** `ruoloOE` of an auxiliary. */
export const anacAuxiliaryRole = '4';

/** `tipologiaAvvalimento`. */
export const anacAuxiliaryPurpose: Readonly<Record<AuxiliaryPurpose, string>> = {
  requirement: '1',
  betterBid: '2',
};
