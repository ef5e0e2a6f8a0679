import type { PublicData } from '../disclosed.js';
import type { AwardEvents } from './events.js';

export const awardPublicData: PublicData<AwardEvents> = {
  awardProposed: ({ lot }) => ({ lot }),
  checksTermEnded: (data) => ({ ...data }),
  requirementsCheckRequested: null,
  requirementsAnswered: null,
  requirementsVerified: ({ lot }) => ({ lot }),
  selfDeclarationConfirmed: ({ lot }) => ({ lot }),
  requirementsFailed: null,
  calledBidderFailed: null,
  contractorFailed: null,
  lotAwarded: (data) => ({ ...data }),
  awardCommunicated: (data) => ({ ...data }),
  standstillEnded: (data) => ({ ...data }),
  guaranteeRegistered: null,
  contractSigned: (data) => ({ ...data }),
};
