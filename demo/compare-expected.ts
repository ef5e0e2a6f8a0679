import { isDeepStrictEqual } from 'node:util';
import type { LotId } from '../domain/types.js';
import type { Expected, ExpectedEvaluation } from './fixture.js';
import type { Rehearsal } from './rehearsal.js';
import type { DemoResult } from './result.js';
import type { Evaluation } from './tender-view.js';

export interface Difference {
  readonly where: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/** Every place where what came out differs from what the fixture says must come out, to the last digit. */
export function compareWithExpected(
  expected: Expected,
  rehearsal: Rehearsal,
  result: DemoResult,
): Difference[] {
  const { belowThreshold, ...bids } = expected.bids;
  const award = result.award.map(({ lot, supplier, amountCents }) => ({ lot, supplier, amountCents }));
  return [
    ...difference(
      'bids',
      { ...bids, excluded: sorted(bids.excluded) },
      { ...result.bids, excluded: sorted(result.bids.excluded) },
    ),
    ...difference('bids.belowThreshold', sorted(belowThreshold), sorted(belowThresholdOf(rehearsal))),
    ...difference('award', sorted(expected.award), sorted(award)),
    ...rehearsal.lots.flatMap((lot) => compareLot(expected, rehearsal, lot)),
  ];
}

function compareLot(expected: Expected, rehearsal: Rehearsal, lot: LotId): Difference[] {
  const formed = rehearsal.evaluations.get(lot) ?? [];
  const again = Object.entries(expected).filter(([name]) =>
    name.startsWith(`${lot} after the exclusion of `),
  );
  const stages: [string, ExpectedEvaluation | undefined][] = [
    [`evaluation.${lot}`, expected.evaluation[lot]],
    ...again.map(([name, stage]): [string, ExpectedEvaluation] => [name, stage as ExpectedEvaluation]),
  ];
  return stages.flatMap(([name, stage], at) => {
    if (!stage) return [];
    const evaluation = formed[at];
    return difference(name, stage, evaluation && bySupplier(rehearsal, evaluation, stage));
  });
}

/** The evaluation in the fixture's words, with only the members that it speaks of. */
function bySupplier(
  rehearsal: Rehearsal,
  evaluation: Evaluation,
  stage: ExpectedEvaluation,
): ExpectedEvaluation {
  const named = <T>(scores: Record<string, T>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(scores).map(([bid, score]) => [
        rehearsal.supplierOf(bid as Evaluation['belowThreshold'][number]),
        score,
      ]),
    );
  return {
    ...(stage.technical && { technical: named(evaluation.technical) }),
    ...(stage.belowThreshold && {
      belowThreshold: evaluation.belowThreshold.map((bid) => rehearsal.supplierOf(bid)),
    }),
    economic: named(evaluation.economic),
    ranking: evaluation.ranking.map(({ bid, total, priceCents }) => ({
      supplier: rehearsal.supplierOf(bid),
      ...{ total, priceCents },
    })),
  };
}

function belowThresholdOf(rehearsal: Rehearsal): { supplier: string; lot: string }[] {
  return rehearsal.lots.flatMap((lot) =>
    (rehearsal.evaluations.get(lot)?.at(-1)?.belowThreshold ?? []).map((bid) => ({
      supplier: rehearsal.supplierOf(bid),
      lot,
    })),
  );
}

/** Neither side promises an order. */
function sorted<T>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

function difference(where: string, expected: unknown, found: unknown): Difference[] {
  return isDeepStrictEqual(expected, found) ? [] : [{ where, expected, found }];
}
