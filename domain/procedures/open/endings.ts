import type { Procedure, ProcedurePart } from '../procedure.js';

export const openEnds: Procedure['end'] = { tender: ['concluded', 'revoked'], lot: ['contractSigned'] };

export const openEndings: ProcedurePart = {
  commands: [
    {
      command: 'revokeTender',
      by: ['awardOrgan'],
      scope: 'tender',
      from: ['decided', 'publishing', 'bidding', 'suspended', 'closed', 'admission'],
      outcomes: [{ event: 'tenderRevoked', to: 'revoked' }],
      guards: [],
      act: 'order',
      article: 'art. 21-quinquies L. 241/1990',
    },
  ],
  deadlines: [],
  openings: [],
};
