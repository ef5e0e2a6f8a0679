import type { BidId, Instant } from '../../types.js';
import type { Deadline } from '../deadline.js';
import type { Tender } from '../tender.js';
import { bidsStillIn } from './bids-still-in.js';
import { boundUntil } from './state.js';

export function validityDeadlines(tender: Tender): Deadline[] {
  return [...answersAwaited(tender), ...endsAwaited(tender)];
}

function answersAwaited({ extensions }: Tender): Deadline[] {
  const asked = Object.keys(extensions).sort() as BidId[];
  return asked.flatMap((bid): Deadline[] => {
    const extension = extensions[bid];
    if (extension?.answer !== null) return [];
    return [{ kind: 'extensionAnswerEnd', dueAt: extension.dueAt, ref: bid }];
  });
}

/** The instants, each once, at which bids that may still win cease to bind. */
function endsAwaited(tender: Tender): Deadline[] {
  const passed = tender.validityPassed;
  const ends = bidsStillIn(tender).flatMap((bid) => boundUntil(tender, bid) ?? []);
  return [...new Set<Instant>(ends)]
    .filter((end) => passed === null || Date.parse(end) > Date.parse(passed))
    .map((dueAt) => ({ kind: 'bidValidityEnd', dueAt }));
}
