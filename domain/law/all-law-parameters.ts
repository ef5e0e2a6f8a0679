import * as anacContribution from './anac-contribution.js';
import * as awardTerms from './award-terms.js';
import * as biddingTerms from './bidding-terms.js';
import * as challengeTerms from './challenge-terms.js';
import * as countingRules from './counting-rules.js';
import * as endingTerms from './ending-terms.js';
import * as evaluationRules from './evaluation-rules.js';
import * as guaranteeRules from './guarantee-rules.js';
import type { LawParameter } from './law-parameter.js';
import * as reminderTerms from './reminder-terms.js';
import * as requirementsCheck from './requirements-check.js';
import * as thresholds from './thresholds.js';

/** Every dated parameter of every table: what `docs/law.md` must name, and what an administrator may list. */
export const allLawParameters: readonly LawParameter<unknown>[] = [
  ...Object.values(thresholds),
  ...Object.values(biddingTerms),
  ...Object.values(evaluationRules),
  ...Object.values(awardTerms),
  ...Object.values(guaranteeRules),
  ...Object.values(anacContribution),
  ...Object.values(challengeTerms),
  ...Object.values(endingTerms),
  ...Object.values(reminderTerms),
  ...Object.values(requirementsCheck),
  ...Object.values(countingRules),
];
