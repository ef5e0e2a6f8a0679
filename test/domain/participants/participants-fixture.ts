import { fillPart, startParticipants, type OwnPart } from '../../../domain/participants/join-parts.js';
import type { Participants } from '../../../domain/participants/participants.js';
import type { DecimalString, TenderId } from '../../../domain/types.js';

/** An invented company: its tax code has the right check digit. */
function companyOf(name: string, taxCode: string): OwnPart {
  return {
    ...{ country: 'IT', taxCode, name, share: null, executing: false, auxiliaries: [], subcontracts: [] },
    filledBy: { name: `Rappresentante di ${name}`, at: '2026-12-01T09:00:00.000Z' },
  };
}

export const alfa = companyOf('Alfa S.r.l.', '01234567897');
export const beta = companyOf('Beta S.p.A.', '12345678903');
export const gamma = companyOf('Gamma S.c.', '00000000018');

export function own(part: OwnPart, share: DecimalString | null, at = part.filledBy.at): OwnPart {
  return { ...part, share, filledBy: { ...part.filledBy, at } };
}

/** Alfa leads with 60 per cent, beta follows with 40. */
export function group(tender: TenderId): Participants {
  const about = { tender, form: 'groupToBeFormed', lotPreference: null } as const;
  return fillPart(startParticipants(about, own(alfa, '60.00')), own(beta, '40.00'));
}
