import type { ProcedurePart } from '../procedure.js';

export const openClock: ProcedurePart = {
  commands: [
    {
      command: 'fastForward',
      by: ['rup'],
      scope: 'tender',
      from: [
        'decided',
        'publishing',
        'bidding',
        'suspended',
        'closed',
        'admission',
        'evaluation',
        'concluded',
      ],
      outcomes: [{ event: 'clockAdvanced' }],
      guards: ['simulationOnly'],
      act: null,
      article: 'simulations only',
    },
  ],
  deadlines: [],
  openings: [],
};
