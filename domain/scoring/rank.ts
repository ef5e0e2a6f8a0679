import { DomainError } from '../errors.js';
import type { DecimalString } from '../types.js';
import { drawOrder } from './draw-order.js';
import { assertDecimals, type ExactDecimal, toExact } from './exact-decimal.js';

export interface ScoredBid {
  readonly bid: string;
  readonly technical: DecimalString;
  readonly economic: DecimalString;
  readonly priceCents: number;
  readonly discountPercent: DecimalString;
}

export interface RankedBid extends ScoredBid {
  readonly total: DecimalString;
}

export interface RankOptions {
  readonly decimals?: number;
  /** Seed of the public draw, once it was drawn: it settles the ties. */
  readonly drawSeedHex?: string;
}

export interface Ranking {
  /** Best first. */
  readonly ranking: readonly RankedBid[];
  /** Groups equal in total and in technical score, in the order of the ranking. Reported also when a seed settles them. */
  readonly ties: readonly (readonly string[])[];
}

type Row = RankedBid & { readonly totalPoints: ExactDecimal; readonly technicalPoints: ExactDecimal };

/**
 * Ranks bids by total, highest first; with equal totals the higher technical score wins (TIE-1); equal in both is a tie
 * (TIE-2), which only improvement bids or a public draw may settle (R.D. 827/1924 art. 77). Until `drawSeedHex` is
 * given, tied bids stand in the order of their ids, which means nothing. Throws `invalidInput`.
 */
export function rank(bids: readonly ScoredBid[], options: RankOptions = {}): Ranking {
  const { decimals = 2, drawSeedHex } = options;
  assertDecimals(decimals);
  if (new Set(bids.map(({ bid }) => bid)).size !== bids.length) {
    throw new DomainError('invalidInput', { field: 'bids', value: 'twice' });
  }
  const groups = groupEqual(bids.map((bid) => toRow(bid, decimals)).sort(compareRows));
  const settled = groups.map((group) => (drawSeedHex === undefined ? group : draw(drawSeedHex, group)));
  return {
    ranking: settled.flat().map(({ totalPoints: _total, technicalPoints: _technical, ...ranked }) => ranked),
    ties: settled.filter(({ length }) => length > 1).map((group) => group.map(({ bid }) => bid)),
  };
}

function toRow(scored: ScoredBid, decimals: number): Row {
  const { bid, technical, economic, priceCents, discountPercent } = scored;
  const technicalPoints = toExact(technical, 'technical');
  const totalPoints = technicalPoints.plus(toExact(economic, 'economic'));
  const total = totalPoints.toFixed(decimals);
  return { bid, technical, economic, total, priceCents, discountPercent, technicalPoints, totalPoints };
}

function compareRows(a: Row, b: Row): number {
  return compareScores(a, b) || (a.bid < b.bid ? -1 : 1);
}

function compareScores(a: Row, b: Row): number {
  return b.totalPoints.cmp(a.totalPoints) || b.technicalPoints.cmp(a.technicalPoints);
}

function groupEqual(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && compareScores(last[0], row) === 0) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function draw(seedHex: string, group: Row[]): Row[] {
  const order = drawOrder(
    seedHex,
    group.map(({ bid }) => bid),
  );
  return group.toSorted((a, b) => order.indexOf(a.bid) - order.indexOf(b.bid));
}
