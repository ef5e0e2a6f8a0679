import type { DocumentData } from '../../../templates/documents/document-data.js';
import { actOf, demoFrame, devicesLot, manager, platformLot, rup } from './demo-frame.js';
import { alfa, beta } from './session-samples.js';

/** Acts on how long bids, procedures and awards last. */

export const earlyExecution: DocumentData['signatureAct'] = {
  ...demoFrame,
  lot: devicesLot,
  step: { is: 'earlyExecution', ground: 'publicInterest' },
  supplier: beta,
  act: actOf('La perdita del finanziamento europeo scade il 30 giugno 2027 (art. 17, comma 9).', rup, 70),
};

export const deferral: DocumentData['signatureAct'] = {
  ...earlyExecution,
  step: { is: 'deferred', to: '2027-09-30T22:00:00.000Z' },
  act: actOf('Differimento concordato con nota del 12 maggio 2027, per il collaudo della rete.', manager, 71),
};

export const withdrawal: DocumentData['signatureAct'] = {
  ...earlyExecution,
  step: { is: 'withdrawn' },
  act: actOf('L’atto di recesso è stato notificato a mezzo PEC il 4 ottobre 2027.', rup, 72),
};

export const awardRevoked: DocumentData['signatureAct'] = {
  ...earlyExecution,
  step: { is: 'revoked' },
  act: actOf('L’aggiudicatario, convocato due volte, non ha prodotto la garanzia definitiva.', manager, 73),
};

export const extensionRequest: DocumentData['extensionRequest'] = {
  ...demoFrame,
  recipient: alfa,
  to: '2027-12-31T23:00:00.000Z',
  dueAt: '2027-06-11T22:00:00.000Z',
  act: actOf('La verifica dell’anomalia si protrae oltre la validità delle offerte.', rup, 50),
};

export const bidRelease: DocumentData['bidRelease'] = {
  ...demoFrame,
  lot: platformLot,
  recipient: alfa,
  act: actOf('Alla richiesta di differimento non è seguita risposta nel termine.', rup, 52),
};

export const procedureExtension: DocumentData['procedureExtension'] = {
  ...demoFrame,
  lot: platformLot,
  ground: 'exceptional',
  months: 3,
  awardDueAt: '2027-12-01T23:00:00.000Z',
  act: actOf('La commissione è stata ricostituita dopo le dimissioni del presidente.', rup, 53),
};
