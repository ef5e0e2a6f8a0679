import type { FvoeDocumentCode } from '../../domain/fvoe/documents.js';
import type { CheckedPerson } from '../../domain/fvoe/plan-check.js';
import type { RequestData } from '../../domain/fvoe/request-data.js';
import type { Instant } from '../../domain/types.js';

/** Bodies of ANAC's FVOE services 1.0.0, by the names of its published data model (`modello-dati-fvoe-fva`). */

/** `RichiestaAccessoType`. The model also lists `piano` as required; its text says "alternatively", and so do its examples. */
export function accessBody(company: string, procurement: string, from: Instant): object {
  return {
    dataInizioAutorizzazione: from,
    operatoriEconomici: [{ codiceFiscale: company }],
    appalto: { idAppalto: procurement },
  };
}

/** `DocumentoRichiediType`. */
export function documentBody(
  accessKey: string,
  document: FvoeDocumentCode,
  data: RequestData | null,
): object {
  return {
    chiaveAccesso: accessKey,
    tipoDocumento: { idTipologica: 'tipoDocumento', codice: document },
    ...(data && { datiRichiesta: dataBody(data) }),
  };
}

function dataBody(data: RequestData): object {
  switch (data.kind) {
    case 'people':
      return { type: 'DatiSA00004', datiSoggetti: data.people.map(toRecordsPerson) };
    case 'peopleAndPrefecture':
      return {
        ...{ type: 'DatiSA00050', prefettura: data.prefecture, altrisoggetti: data.people.length > 0 },
        soggetto_da_verificare: data.people.map(toAntimafiaPerson),
      };
    case 'lot': {
      const { procurement, cig, company, at } = data;
      return {
        ...{ type: 'DatiSA00099', idAppalto: procurement, cig },
        ...{ codiceFiscale: company, dataOraRiferimento: at },
      };
    }
  }
}

/** `DatiAll00004`: of the criminal records. */
function toRecordsPerson(person: CheckedPerson): object {
  const [year, month, day] = person.bornOn.split('-');
  return {
    DatiNominativo: {
      ...{ Nome: person.name, Cognome: person.surname, Sesso: person.sex, CF: person.taxCode },
      DatiNascita: {
        ...{ Giorno: day, Mese: month, Anno: year, CodiceCatastoStato: person.birthState },
        ...(person.birthPlace && { CodiceCatastoComuneItaliano: person.birthPlace }),
      },
    },
    AltriDati: { LinguaTedesca: false },
  };
}

/** `Soggetto00050`: of the anti-mafia communication. */
function toAntimafiaPerson(person: CheckedPerson): object {
  return {
    CF_Soggetto: person.taxCode,
    Nome_Soggetto: person.name,
    Cognome_Soggetto: person.surname,
    Sesso_Soggetto: person.sex,
    DataNascita_Soggetto: `${person.bornOn}T00:00:00Z`,
    LuogoNascita_Soggetto: person.birthPlace ?? person.birthState,
    Soggetto_daVerificare: true,
  };
}
