import type { LotPhase } from '../../tender/tender.js';
import type { ProcedurePart } from '../procedure.js';

const beforeAward: LotPhase[] = [
  'pending',
  'awaitingTechnicalOpening',
  'technicalEvaluation',
  'awaitingEconomicOpening',
  'economicEvaluation',
  'ranked',
  'anomalyCheck',
  'awardProposed',
  'requirementsVerified',
];

/** The longest time from the publication to the award. */
export const openDuration: ProcedurePart = {
  commands: [
    {
      command: 'extendProcedure',
      by: ['rup'],
      scope: 'lot',
      from: beforeAward,
      outcomes: [{ event: 'procedureExtended' }],
      guards: ['durationRunning', 'durationWithinLaw'],
      act: 'order',
      article: 'annex I.3 cc. 4, 5',
    },
  ],
  deadlines: [
    {
      deadline: 'procedureMaximum',
      scope: 'lot',
      from: beforeAward,
      outcomes: [{ event: 'procedureOverran' }],
      article: 'art. 17 c. 3; annex I.3',
    },
  ],
  openings: [],
};
