import { checked, type LawParameter, toBeVerified } from './law-parameter.js';

/**
 * European thresholds (art. 14 d.lgs. 36/2023; art. 4 dir. 2014/24, art. 15 dir. 2014/25), net of VAT, in integer cents.
 * The Commission revises them every two years by delegated regulation.
 */
const from2026 =
  'delegated regulations for 2026-2027, summarised at dsgaonline.it (29/10/2025) and five concordant pages';
const from2024 = 'delegated regulations for 2024-2025: to be compared with the Official Journal';
const article = 'art. 14 d.lgs. 36/2023';

export const thresholdWorks: LawParameter<number> = {
  id: 'threshold-works',
  article,
  description: {
    it: 'Soglia europea: lavori e concessioni',
    en: 'European threshold: works and concessions',
  },
  unit: 'cents',
  pinnedBy: 'publication',
  rows: [toBeVerified('2024-01-01', 553_800_000, from2024), checked('2026-01-01', 540_400_000, from2026)],
};

export const thresholdSuppliesServices: LawParameter<number> = {
  id: 'threshold-supplies-services',
  article,
  description: {
    it: 'Soglia europea: forniture e servizi, amministrazioni sub-centrali',
    en: 'European threshold: supplies and services, sub-central authorities',
  },
  unit: 'cents',
  pinnedBy: 'publication',
  rows: [toBeVerified('2024-01-01', 22_100_000, from2024), checked('2026-01-01', 21_600_000, from2026)],
};

export const thresholdSuppliesServicesCentral: LawParameter<number> = {
  id: 'threshold-supplies-services-central',
  article,
  description: {
    it: 'Soglia europea: forniture e servizi, autorità governative centrali',
    en: 'European threshold: supplies and services, central government authorities',
  },
  unit: 'cents',
  pinnedBy: 'publication',
  rows: [toBeVerified('2024-01-01', 14_300_000, from2024), checked('2026-01-01', 14_000_000, from2026)],
};

export const thresholdSocialServices: LawParameter<number> = {
  id: 'threshold-social-services',
  article,
  description: {
    it: 'Soglia europea: servizi sociali e assimilati, settori ordinari',
    en: 'European threshold: social and similar services, ordinary sectors',
  },
  unit: 'cents',
  pinnedBy: 'publication',
  rows: [
    toBeVerified('2024-01-01', 75_000_000, 'annex XIV dir. 2014/24 and art. 14 d.lgs. 36/2023: to be read'),
  ],
};

export const thresholdSocialServicesSpecialSectors: LawParameter<number> = {
  id: 'threshold-social-services-special-sectors',
  article,
  description: {
    it: 'Soglia europea: servizi sociali e assimilati, settori speciali',
    en: 'European threshold: social and similar services, special sectors',
  },
  unit: 'cents',
  pinnedBy: 'publication',
  rows: [
    toBeVerified('2024-01-01', 100_000_000, 'art. 15 dir. 2014/25 and art. 14 d.lgs. 36/2023: to be read'),
  ],
};

export const thresholdSpecialSectors: LawParameter<number> = {
  id: 'threshold-special-sectors',
  article,
  description: {
    it: 'Soglia europea: forniture e servizi, settori speciali',
    en: 'European threshold: supplies and services, special sectors',
  },
  unit: 'cents',
  pinnedBy: 'publication',
  rows: [toBeVerified('2024-01-01', 44_300_000, from2024), checked('2026-01-01', 43_200_000, from2026)],
};
