import { isCig } from '../identifiers/cig.js';
import { isCpv } from '../identifiers/cpv.js';
import { isCui } from '../identifiers/cui.js';
import { isCup } from '../identifiers/cup.js';
import { isLotId } from '../identifiers/lot-id.js';
import { isNuts } from '../identifiers/nuts.js';
import { clarificationsBefore, openTenderMinimum, siteVisitLengthening } from '../law/bidding-terms.js';
import { commissionSize } from '../law/evaluation-rules.js';
import { guaranteesBelowThreshold, provisionalGuarantee } from '../law/guarantee-rules.js';
import type { LawParameter } from '../law/law-parameter.js';
import { thresholdSuppliesServices } from '../law/thresholds.js';
import type { LocalisedText } from '../types.js';
import type { DecisionReasons, DraftLot, TenderDraft } from './draft.js';
import { missingItem, type MissingCode, type MissingItem } from './missing-item.js';
import { missingFromTermsOfWork } from './missing-from-terms.js';
import { isDecimalBetween, missingFromCriteria } from './missing-from-criteria.js';

/**
 * What a draft lacks before the decisione di contrarre may be adopted, each with the JSON pointer of its field and the
 * article that asks for it. A draft is judged by the newest law known; transmission pins the law that governs.
 */
export function missingFromDraft(draft: TenderDraft): MissingItem[] {
  return [
    ...missingFromText(draft.title, '/title'),
    ...when(!isNuts(draft.nuts), '/nuts', 'nutsInvalid'),
    ...missingFromTerms(draft),
    ...missingFromSiteVisit(draft),
    ...missingFromGuarantees(draft),
    ...missingFromCustody(draft),
    ...when(!isLawfulCommission(draft.commissioners), '/commissioners', 'commissionSize'),
    ...missingFromElement(draft),
    ...missingFromReasons(draft.decision),
    ...when(draft.cup !== null && !isCup(draft.cup), '/cup', 'cupInvalid'),
    ...when(draft.cui !== null && !isCui(draft.cui), '/cui', 'cuiInvalid'),
    ...missingFromLots(draft.lots),
    ...missingFromLotLimits(draft),
    ...missingFromTermsOfWork(draft),
  ];
}

function missingFromTerms(draft: TenderDraft): MissingItem[] {
  const { submission, enquiriesCloseDaysBefore: enquiries } = draft;
  const answered = latest(clarificationsBefore);
  const { days, publishWithinDays } = submission;
  return [
    ...when(!isWhole(days) || days < leastDays(draft), '/submission/days', 'termTooShort'),
    ...when(!isWhole(publishWithinDays), '/submission/publishWithinDays', 'termInvalid'),
    ...when(
      !isWhole(enquiries) || enquiries < answered || enquiries >= days,
      '/enquiriesCloseDaysBefore',
      'enquiriesTerm',
    ),
  ];
}

/** A visit that is needed makes the term longer than the minimum (art. 92 c. 1). */
function leastDays({ siteVisit }: TenderDraft): number {
  return latest(openTenderMinimum) + (siteVisit?.required ? latest(siteVisitLengthening) : 0);
}

function missingFromSiteVisit({ siteVisit }: TenderDraft): MissingItem[] {
  if (!siteVisit) return [];
  const { required, places, slots } = siteVisit;
  const ids = slots.map(({ id }) => id);
  return [
    ...when(required && slots.length === 0, '/siteVisit/slots', 'siteVisitSlots'),
    ...when(new Set(ids).size !== ids.length, '/siteVisit/slots', 'siteVisitSlots'),
    ...slots.flatMap(({ place, from, to }, index) =>
      when(
        !places.includes(place) || Date.parse(to) <= Date.parse(from),
        `/siteVisit/slots/${index}`,
        'siteVisitSlotInvalid',
      ),
    ),
  ];
}

function missingFromGuarantees(draft: TenderDraft): MissingItem[] {
  const percent = draft.guarantees?.provisionalPercent ?? null;
  if (percent === null) return [];
  const { usual, min, max } = latest(provisionalGuarantee);
  const isBelow = draft.lots.reduce(toValue, 0) < latest(thresholdSuppliesServices);
  const most = isBelow ? latest(guaranteesBelowThreshold).provisionalMaximum : max;
  const isLawful = isDecimalBetween(percent, 0, most) && (isBelow || Number(percent) >= min);
  const isUsual = !isBelow && Number(percent) === usual;
  const isReasoned = isUsual || !isBlank(draft.guarantees?.provisionalReason ?? '');
  return [
    ...when(!isLawful, '/guarantees/provisionalPercent', 'provisionalGuarantee'),
    ...when(!isReasoned, '/guarantees/provisionalReason', 'provisionalGuaranteeReason'),
  ];
}

function toValue(sum: number, { baseCents, safetyCents }: DraftLot): number {
  return sum + baseCents + safetyCents;
}

function missingFromCustody({ custody: { k, n } }: TenderDraft): MissingItem[] {
  return [
    ...when(!isWhole(k) || k < 2, '/custody/k', 'custodyThreshold'),
    ...when(!isWhole(n) || n < k + 1, '/custody/n', 'custodyShares'),
  ];
}

function isLawfulCommission(size: number): boolean {
  const { max, odd } = latest(commissionSize);
  return isWhole(size) && size >= 1 && size <= max && (!odd || size % 2 === 1);
}

function missingFromElement({ abnormalElement: element }: TenderDraft): MissingItem[] {
  if (element === null) return [missingItem('/abnormalElement', 'abnormalElement')];
  if (element.kind === 'discountAbove') {
    return when(!isDecimalBetween(element.percent, 0, 100), '/abnormalElement/percent', 'abnormalElement');
  }
  return when(element.numerator > element.denominator, '/abnormalElement/numerator', 'abnormalElement');
}

const reasonCodes: Readonly<Record<keyof DecisionReasons, MissingCode>> = {
  procedureChoice: 'reasonsOfProcedure',
  valueEstimate: 'reasonsOfValue',
  lots: 'reasonsOfLots',
  collectiveAgreement: 'collectiveAgreement',
  environmentalCriteria: 'environmentalCriteria',
};

function missingFromReasons(decision: DecisionReasons): MissingItem[] {
  return (Object.entries(reasonCodes) as [keyof DecisionReasons, MissingCode][]).flatMap(([reason, code]) =>
    when(isBlank(decision[reason]), `/decision/${reason}`, code),
  );
}

function missingFromLots(lots: readonly DraftLot[]): MissingItem[] {
  const ids = lots.map(({ id }) => id);
  return [
    ...when(lots.length === 0, '/lots', 'lotsNone'),
    ...when(new Set(ids).size !== ids.length, '/lots', 'lotsNotDistinct'),
    ...lots.flatMap((lot, index) => missingFromLot(lot, `/lots/${index}`)),
  ];
}

function missingFromLotLimits({ lotLimits, lots }: TenderDraft): MissingItem[] {
  if (!lotLimits) return [];
  const { maxBid, maxWon, reason } = lotLimits;
  const isLimit = (value: number | null): boolean =>
    value === null || (isWhole(value) && value >= 1 && value <= lots.length);
  return [
    ...when(maxBid === null && maxWon === null, '/lotLimits', 'lotLimitsNone'),
    ...when(!isLimit(maxBid), '/lotLimits/maxBid', 'lotLimitInvalid'),
    ...when(!isLimit(maxWon), '/lotLimits/maxWon', 'lotLimitInvalid'),
    ...when(isBlank(reason), '/lotLimits/reason', 'lotLimitReason'),
  ];
}

function missingFromLot(lot: DraftLot, at: string): MissingItem[] {
  const { baseCents, safetyCents } = lot;
  return [
    ...when(!isLotId(lot.id), `${at}/id`, 'lotIdInvalid'),
    ...missingFromText(lot.title, `${at}/title`),
    ...when(!isCpv(lot.cpv), `${at}/cpv`, 'cpvInvalid'),
    ...when(!isCig(lot.cig), `${at}/cig`, 'cigInvalid'),
    ...when(!isWhole(baseCents) || baseCents < 1, `${at}/baseCents`, 'baseNotPositive'),
    ...when(!isWhole(safetyCents), `${at}/safetyCents`, 'safetyCostsInvalid'),
    ...missingFromCriteria(lot, at),
  ];
}

/** Both languages: the notice is published in Italian and read across the Union. */
function missingFromText(text: LocalisedText, at: string): MissingItem[] {
  return (['it', 'en'] as const).flatMap((language) =>
    when(isBlank(text[language]), `${at}/${language}`, 'textMissing'),
  );
}

function when(isMissing: boolean, field: string, code: MissingCode): MissingItem[] {
  return isMissing ? [missingItem(field, code)] : [];
}

function latest<T>({ id, rows }: LawParameter<T>): T {
  const row = rows.at(-1);
  if (!row) throw new Error(`the law parameter ${id} has no row`);
  return row.value;
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
