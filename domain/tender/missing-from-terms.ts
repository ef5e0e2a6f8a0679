import { toPlainDate } from '../calendar/rome-time.js';
import { isAgreementCode } from '../identifiers/agreement-code.js';
import type { LocalisedText } from '../types.js';
import type { DraftLot, TenderDraft } from './draft.js';
import { isAteco, obligationKinds, type DraftObligations, type ObligationKind } from './draft-terms.js';
import { missingItem, type MissingCode, type MissingItem } from './missing-item.js';

/** What a draft lacks of the terms on work and environment that it puts to bidders (arts 11, 57, 102). */
export function missingFromTermsOfWork(draft: TenderDraft): MissingItem[] {
  return [
    ...draft.lots.flatMap((lot, index) => missingFromAgreement(lot, `/lots/${index}/collectiveAgreement`)),
    ...missingFromObligations(draft.obligations ?? { asked: [], omitted: [] }),
    ...missingFromEnvironment(draft),
  ];
}

function missingFromAgreement({ collectiveAgreement: agreement }: DraftLot, at: string): MissingItem[] {
  if (!agreement) return [missingItem(at, 'lotAgreement')];
  return [
    ...when(!isAgreementCode(agreement.code), `${at}/code`, 'agreementCode'),
    ...when(isBlank(agreement.title), `${at}/title`, 'lotAgreement'),
    ...when(agreement.ateco.length === 0 || !agreement.ateco.every(isAteco), `${at}/ateco`, 'agreementAteco'),
  ];
}

const kindCodes: Readonly<Record<ObligationKind, MissingCode>> = {
  employmentStability: 'employmentStability',
  agreementApplied: 'agreementApplied',
  equalOpportunities: 'equalOpportunities',
  socialClause: 'socialClause',
};

function missingFromObligations({ asked, omitted }: DraftObligations): MissingItem[] {
  const ids = asked.map(({ id }) => id);
  const isSaid = (kind: ObligationKind): boolean =>
    [...asked, ...omitted].some((obligation) => obligation.kind === kind);
  return [
    ...obligationKinds.flatMap((kind) => when(!isSaid(kind), '/obligations', kindCodes[kind])),
    ...when(new Set(ids).size !== ids.length, '/obligations/asked', 'obligationsNotDistinct'),
    ...asked.flatMap(({ kind, required }, index) =>
      when(isHalf(required), `/obligations/asked/${index}/required`, kindCodes[kind]),
    ),
    ...omitted.flatMap(({ kind, reason }, index) =>
      when(isBlank(reason), `/obligations/omitted/${index}/reason`, kindCodes[kind]),
    ),
  ];
}

function missingFromEnvironment({ environment }: TenderDraft): MissingItem[] {
  const { decrees, noneReason } = environment ?? { decrees: [], noneReason: null };
  return [
    ...when(decrees.length === 0 && isBlank(noneReason ?? ''), '/environment', 'environmentalDecrees'),
    ...decrees.flatMap(({ title, on }, index) =>
      when(isBlank(title) || !isDate(on), `/environment/decrees/${index}`, 'environmentalDecrees'),
    ),
  ];
}

function when(isMissing: boolean, field: string, code: MissingCode): MissingItem[] {
  return isMissing ? [missingItem(field, code)] : [];
}

function isHalf({ it, en }: LocalisedText): boolean {
  return isBlank(it) || isBlank(en);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function isDate(text: string): boolean {
  try {
    return toPlainDate(text).toString() === text;
  } catch {
    return false;
  }
}
