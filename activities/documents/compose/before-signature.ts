import type { DocumentData } from '../../../templates/documents/document-data.js';
import type { DocumentSource } from '../../../entities/stores/document-source.js';
import { asAct, dataOf, definedBid, definedLot, lotFacts, nameIn, readAct } from './subject.js';
import type { Composer } from './subject.js';

/** How long bids and procedures may last, and what happens to an award before its contract is signed. */

export const composeSignatureAct: Composer<'signatureAct'> = async (source, subject) => {
  const { act, bid } = dataOf(
    source.moment,
    'earlyExecutionOrdered',
    'signatureDeferred',
    'awardeeWithdrew',
    'awardRevoked',
  );
  const [named, bidders] = await Promise.all([readAct(source, act), source.listBidders()]);
  return asAct(named, {
    lot: lotFacts(source, definedLot(subject)),
    ...{ step: stepOf(source), supplier: nameIn(bidders, bid) },
  });
};

function stepOf({ moment: { event } }: DocumentSource): DocumentData['signatureAct']['step'] {
  switch (event.type) {
    case 'earlyExecutionOrdered':
      return { is: 'earlyExecution', ground: event.data.ground };
    case 'signatureDeferred':
      return { is: 'deferred', to: event.data.signatureDueAt };
    case 'awardeeWithdrew':
      return { is: 'withdrawn' };
    default:
      return { is: 'revoked' };
  }
}

export const composeExtensionRequest: Composer<'extensionRequest'> = async (source, subject) => {
  const { act, to, dueAt } = dataOf(source.moment, 'extensionRequested');
  const [named, bidders] = await Promise.all([readAct(source, act), source.listBidders()]);
  return asAct(named, { recipient: nameIn(bidders, definedBid(subject)), to, dueAt });
};

export const composeBidRelease: Composer<'bidRelease'> = async (source, subject) => {
  const { act } = dataOf(source.moment, 'bidReleased', 'leadingBidReleased');
  const [named, bidders] = await Promise.all([readAct(source, act), source.listBidders()]);
  return asAct(named, {
    lot: lotFacts(source, definedLot(subject)),
    recipient: nameIn(bidders, definedBid(subject)),
  });
};

export const composeProcedureExtension: Composer<'procedureExtension'> = async (source, subject) => {
  const { act, ground, months, awardDueAt } = dataOf(source.moment, 'procedureExtended');
  const named = await readAct(source, act);
  return asAct(named, { lot: lotFacts(source, definedLot(subject)), ground, months, awardDueAt });
};
