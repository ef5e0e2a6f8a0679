import type { PublicData } from '../disclosed.js';
import type { TermsEvents } from './events.js';

export const termsPublicData: PublicData<TermsEvents> = {
  commitmentsRecorded: null,
  agreementAssessed: null,
};
