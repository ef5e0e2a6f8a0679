import type { Fixture } from '../../demo/fixture.js';
import { toDraft } from '../../demo/acts/draft-tender.js';
import { evaluateLot, type LotEvaluation } from '../../domain/scoring/evaluate-lot.js';
import { belowThreshold, technicalScores } from '../../domain/scoring/technical-scores.js';
import type { LotId } from '../../domain/types.js';

/** Every ranking of a lot that the fixture leads to, by the domain alone: no service, no clock. Bids are named by supplier. */
export function evaluateOnPaper(fixture: Fixture, lot: LotId): LotEvaluation[] {
  const first = rankOnPaper(fixture, lot, []);
  const [best] = first.ranking;
  const judged = best && fixture.actOf(best.bid, 'explain')?.judged;
  const isExcluded = best !== undefined && first.flagged.includes(best.bid) && judged === 'abnormal';
  return isExcluded ? [first, rankOnPaper(fixture, lot, [best.bid])] : [first];
}

function rankOnPaper(fixture: Fixture, lot: LotId, excluded: readonly string[]): LotEvaluation {
  const draft = toDraft(fixture);
  const rules = draft.lots.find(({ id }) => id === lot);
  if (!rules) throw new Error(`no lot ${lot}`);
  const admitted = fixture.suppliers
    .map(({ id }) => id)
    .filter((id) => fixture.offersOf(id).some((offer) => offer.lot === lot))
    .filter((id) => !(fixture.actOf(id, 'omitDeclaration') && fixture.actOf(id, 'ignoreIntegration')));
  const { criteria, technicalThreshold, economic, baseCents } = rules;
  const coefficients = Object.fromEntries(admitted.map((id) => [id, fixture.coefficientsOf(lot, id)]));
  const below = belowThreshold(technicalScores({ criteria, coefficients }), technicalThreshold);
  const offers = admitted
    .filter((id) => !below.includes(id))
    .flatMap((bid) =>
      fixture
        .offersOf(bid)
        .filter((offer) => offer.lot === lot)
        .map((offer) => ({ bid, ...offer })),
    );
  const { abnormalElement, economicScoresAfterExclusion } = draft;
  return evaluateLot({
    ...{ criteria, coefficients, technicalThreshold, economic, baseCents, offers, excluded },
    ...{ abnormalElement, economicScoresAfterExclusion },
  });
}
