import { communicationsMaximum, signatureMaximum, standstill } from '../../domain/law/award-terms.js';
import { bidValidity, clarificationsBefore, completionTerm } from '../../domain/law/bidding-terms.js';
import { accessChallenge, challengeTerm } from '../../domain/law/challenge-terms.js';
import { commissionSize, explanationsMaximum } from '../../domain/law/evaluation-rules.js';
import { lawInForce } from '../../domain/law/law-in-force.js';
import type { LegalDate } from '../../domain/types.js';
import type { RulesLaw } from '../../templates/documents/document-parts.js';

/** The numbers that the tender rules state, in the law in force on a date: that of the tender's regime. */
export function rulesLawOn(on: LegalDate): RulesLaw {
  return {
    completion: lawInForce(completionTerm, on).value,
    explanationsMaximum: lawInForce(explanationsMaximum, on).value,
    clarificationsBefore: lawInForce(clarificationsBefore, on).value,
    bidValidity: lawInForce(bidValidity, on).value,
    communicationsMaximum: lawInForce(communicationsMaximum, on).value,
    standstill: lawInForce(standstill, on).value,
    signatureMaximum: lawInForce(signatureMaximum, on).value,
    accessChallenge: lawInForce(accessChallenge, on).value,
    challenge: lawInForce(challengeTerm, on).value,
    commissionersMaximum: lawInForce(commissionSize, on).value.max,
  };
}
