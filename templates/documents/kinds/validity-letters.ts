import { actDocument, addressee, linkParagraph, reasonsBlocks } from '../clauses.js';
import { facts, paragraph } from '../document-model.js';
import type { ComposeDocument } from '../document-model.js';
import { momentText } from '../words.js';

/** The letter that asks a bidder to be bound longer (arts 17 c. 4, 106 c. 5 d.lgs. 36/2023). */
export const extensionRequest: ComposeDocument<'extensionRequest'> = ({
  act,
  recipient,
  to,
  dueAt,
  tender,
}) =>
  actDocument(
    act,
    { it: 'Richiesta di differimento della validità dell’offerta', en: 'Request to be bound longer' },
    [
      addressee(recipient),
      paragraph({
        it: 'Vi si chiede di confermare la validità della Vostra offerta, e della garanzia provvisoria che la correda ove richiesta, fino al termine indicato (artt. 17, comma 4, e 106, comma 5, d.lgs. 36/2023).',
        en: 'You are asked to confirm that your tender, and the provisional guarantee that goes with it where one was asked for, hold until the end stated (arts 17(4) and 106(5) of legislative decree 36/2023).',
      }),
      facts([
        [{ it: 'Validità chiesta fino a', en: 'To hold until' }, momentText(to)],
        [{ it: 'Risposta entro', en: 'Answer by' }, momentText(dueAt)],
      ]),
      ...reasonsBlocks(act.reasons),
      paragraph({
        it: 'La risposta va data attraverso la piattaforma. Chi non conferma, o non risponde nel termine, resta vincolato fino alla fine del termine già corrente; dopo di essa è libero dall’offerta, e ne può essere preso atto.',
        en: 'The answer is given through the platform. Who does not confirm, or does not answer in time, stays bound until the end of the term that already runs; after it, it is free of its tender and may be released.',
      }),
      linkParagraph(tender.link),
    ],
  );

/** The letter that releases a bid that binds no longer (art. 17 c. 4 d.lgs. 36/2023). */
export const bidRelease: ComposeDocument<'bidRelease'> = ({ act, recipient, tender }) =>
  actDocument(act, { it: 'Offerta non più vincolante', en: 'Tender that binds no longer' }, [
    addressee(recipient),
    paragraph({
      it: 'Si prende atto che la Vostra offerta per il lotto in oggetto non è più vincolante e non è stata confermata (art. 17, comma 4, d.lgs. 36/2023): siete liberi da ogni impegno e l’offerta non concorre oltre.',
      en: 'Your tender for this lot binds no longer and was not confirmed (art. 17(4) of legislative decree 36/2023): you are free of every obligation and the tender competes no further.',
    }),
    ...reasonsBlocks(act.reasons),
    linkParagraph(tender.link),
  ]);
