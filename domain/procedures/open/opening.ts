import type { ProcedurePart, SkippedPhase } from '../procedure.js';

export const openOpening: ProcedurePart = {
  commands: [
    {
      command: 'decideInversion',
      by: ['rup', 'awardOrgan'],
      scope: 'tender',
      from: ['bidding', 'suspended', 'closed'],
      outcomes: [{ event: 'inversionDecided' }],
      guards: ['inversionForeseen', 'nothingOpened'],
      act: 'order',
      article: 'art. 107 c. 3',
    },
  ],
  deadlines: [],
  openings: [
    {
      kind: 'administrative',
      orders: ['direct'],
      scope: 'tender',
      from: 'closed',
      to: 'admission',
      guards: [],
      permittedBy: ['submissionClosed'],
      article: 'art. 99',
    },
    {
      kind: 'technical',
      orders: ['direct'],
      scope: 'lot',
      from: 'awaitingTechnicalOpening',
      to: 'technicalEvaluation',
      guards: ['declaredBeforeNames'],
      permittedBy: ['admissionsClosed'],
      article: 'art. 93',
    },
    {
      kind: 'technical',
      orders: ['inverted'],
      scope: 'lot',
      from: 'awaitingTechnicalOpening',
      to: 'technicalEvaluation',
      guards: ['declaredBeforeNames'],
      permittedBy: ['submissionClosed', 'inversionDecided'],
      article: 'arts 93, 107 c. 3',
    },
    {
      kind: 'economic',
      orders: ['direct', 'inverted'],
      scope: 'lot',
      from: 'awaitingEconomicOpening',
      to: 'economicEvaluation',
      guards: [],
      permittedBy: ['scoresFrozen'],
      article: 'art. 108',
    },
    {
      kind: 'administrative',
      orders: ['inverted'],
      scope: 'tender',
      from: 'evaluation',
      to: 'evaluation',
      guards: [],
      permittedBy: ['rankingFormed', 'explanationsAccepted'],
      article: 'art. 107 c. 3',
    },
  ],
};

/** Bids are evaluated before they are examined: after the deadline the commission comes first. */
export const openSkips: readonly SkippedPhase[] = [
  {
    order: 'inverted',
    from: 'closed',
    to: 'evaluation',
    lotsTo: 'awaitingTechnicalOpening',
    article: 'art. 107 c. 3',
  },
];
