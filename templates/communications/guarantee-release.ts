import type { LocalisedText } from '../../domain/types.js';
import { framed, lotName } from './clauses.js';
import type { ReleaseCause } from '../../domain/tender/guarantees/events.js';
import type { Compose } from './communication-data.js';

const causes: Readonly<Record<ReleaseCause, LocalisedText>> = {
  term: {
    it: "essendo trascorso il termine che decorre dalla comunicazione dell'aggiudicazione (art. 106, comma 10, d.lgs. 36/2023)",
    en: 'since the term from the communication of the award has passed (art. 106(10) of legislative decree 36/2023)',
  },
  end: {
    it: 'poiché il lotto si è concluso senza contratto',
    en: 'since the lot has ended without a contract',
  },
  act: {
    it: 'con atto del responsabile unico del progetto (art. 106, comma 10, d.lgs. 36/2023)',
    en: 'by an act of the RUP (art. 106(10) of legislative decree 36/2023)',
  },
  contract: {
    it: 'con la stipula del contratto (art. 106, comma 6, d.lgs. 36/2023)',
    en: 'with the signature of the contract (art. 106(6) of legislative decree 36/2023)',
  },
};

/** The provisional guarantee binds no longer: to those whose guarantees are released. */
export const guaranteeRelease: Compose<'guaranteeRelease'> = ({ cause, ...data }) => {
  const [lot, why] = [lotName(data.lot), causes[cause]];
  return framed(
    data,
    {
      it: `Svincolo della garanzia provvisoria, lotto ${data.lot.id}`,
      en: `Release of the provisional guarantee, lot ${data.lot.id}`,
    },
    {
      it: `La garanzia provvisoria presentata con l'offerta per il lotto ${lot.it} è svincolata, ${why.it}.`,
      en: `The provisional guarantee that came with the tender for lot ${lot.en} is released, ${why.en}.`,
    },
  );
};
