import type { LocalisedText } from '../../domain/types.js';
import { exactInstantText, instantText } from '../rome-text.js';
import { framed } from './clauses.js';
import type { CommunicationData, Compose, EnvelopeText } from './communication-data.js';

type Receipt = CommunicationData['bidReceipt'];

const subjects: Record<Receipt['action'], LocalisedText> = {
  commit: { it: 'Offerta ricevuta', en: 'Tender received' },
  replace: { it: 'Offerta sostituita', en: 'Tender replaced' },
  withdraw: { it: 'Offerta ritirata', en: 'Tender withdrawn' },
};

const kinds: Record<EnvelopeText['kind'], LocalisedText> = {
  administrative: { it: 'busta amministrativa', en: 'administrative envelope' },
  technical: { it: 'busta tecnica', en: 'technical envelope' },
  economic: { it: 'busta economica', en: 'economic envelope' },
};

/** A courtesy beside the signed receipt, which is the proof of possession and time. */
export const bidReceipt: Compose<'bidReceipt'> = (data) => {
  const received = exactInstantText(data.receivedAt);
  const deadline = instantText(data.submissionDeadline);
  return framed(
    data,
    subjects[data.action],
    {
      it: `${subjects[data.action].it}: ${received.it}.\nOfferta ${data.bid}, revisione ${data.revision}.`,
      en: `${subjects[data.action].en}: ${received.en}.\nTender ${data.bid}, revision ${data.revision}.`,
    },
    envelopesClause(data.envelopes),
    {
      it:
        `La ricevuta firmata, che prova il possesso e l'istante di ricezione, si scarica dalla piattaforma. Fino alla ` +
        `scadenza (${deadline.it}) l'offerta può essere sostituita o ritirata.`,
      en:
        `The signed receipt, which proves possession and time of receipt, can be downloaded from the platform. Until the ` +
        `deadline (${deadline.en}) the tender may be replaced or withdrawn.`,
    },
  );
};

function envelopesClause(envelopes: readonly EnvelopeText[]): LocalisedText | null {
  if (envelopes.length === 0) return null;
  const lines = (language: 'it' | 'en', title: string): string =>
    [
      title,
      ...envelopes.map(
        ({ kind, lot, sha256 }) => `– ${kinds[kind][language]}${lot ? ` ${lot}` : ''}: ${sha256}`,
      ),
    ].join('\n');
  return {
    it: lines('it', 'Buste ricevute, con la loro impronta SHA-256:'),
    en: lines('en', 'Envelopes received, with their SHA-256 digest:'),
  };
}
