import { anacContribution } from '../law/anac-contribution.js';
import { lawInForce } from '../law/law-in-force.js';
import type { LegalDate } from '../types.js';

/** Cents that a supplier pays to ANAC for a lot of this value, in cents; 0 where nothing is due. */
export function anacContributionOf(valueCents: number, on: LegalDate): number {
  const bands = Object.entries(lawInForce(anacContribution, on).value);
  const reached = bands.filter(([fromEuros]) => Number(fromEuros) * 100 <= valueCents);
  return Math.max(0, ...reached.map(([, euros]) => euros)) * 100;
}
