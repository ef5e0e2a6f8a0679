import type { EnvelopeRefusal } from '../../domain/sealing/envelope-refused.js';
import type { LocalisedText } from '../../domain/types.js';

/** What minutes say of an envelope that was refused; the codes are those of the readings. */
const words: Readonly<
  Record<
    | EnvelopeRefusal
    | 'envelopeNotForThisKey'
    | 'envelopeFileKeyRepeated'
    | 'offerMissing'
    | 'offerUnreadable',
    LocalisedText
  >
> = {
  envelopeDigestWrong: {
    it: 'il file conservato non è quello ricevuto: il difetto è della piattaforma, non del concorrente',
    en: 'the stored file is not the one received: the fault is the platform’s, not the bidder’s',
  },
  envelopeNotDecryptable: {
    it: 'la busta non si decifra fino in fondo',
    en: 'the envelope cannot be decrypted to its end',
  },
  envelopeNotForThisKey: {
    it: 'la busta non è stata sigillata per questa chiave',
    en: 'the envelope was not sealed to this key',
  },
  envelopeFileKeyRepeated: {
    it: 'la busta è copia di un’altra: hanno la stessa chiave di file',
    en: 'the envelope is a copy of another: they share one file key',
  },
  envelopeNotTar: {
    it: 'il contenuto non è un archivio leggibile',
    en: 'the content is not a readable archive',
  },
  envelopeDescriptorMissing: {
    it: 'manca la descrizione del contenuto',
    en: 'the description of the content is missing',
  },
  envelopeDescriptorInvalid: {
    it: 'la descrizione del contenuto non è valida',
    en: 'the description of the content is not valid',
  },
  envelopeNamesAnotherBid: {
    it: 'la busta nomina un’altra offerta',
    en: 'the envelope names another tender',
  },
  envelopeMisplaced: {
    it: 'la busta è di un altro tipo o di un altro lotto',
    en: 'the envelope is of another kind or lot',
  },
  envelopeEntryForbidden: {
    it: 'l’archivio contiene elementi che non sono file',
    en: 'the archive holds entries that are not files',
  },
  envelopePathForbidden: { it: 'un nome di file non è ammesso', en: 'a file name is not allowed' },
  envelopeTooManyFiles: { it: 'l’archivio contiene troppi file', en: 'the archive holds too many files' },
  envelopeTooLarge: { it: 'il contenuto è troppo grande', en: 'the content is too large' },
  envelopeFileUndeclared: {
    it: 'un file non è dichiarato nella descrizione',
    en: 'a file is not declared in the description',
  },
  envelopeFileRepeated: { it: 'un file è ripetuto', en: 'a file is repeated' },
  envelopeFileMissing: { it: 'manca un file dichiarato', en: 'a declared file is missing' },
  envelopeFileWrong: {
    it: 'un file non corrisponde alla sua impronta',
    en: 'a file does not match its digest',
  },
  offerMissing: {
    it: 'manca il modulo dell’offerta economica',
    en: 'the form of the economic offer is missing',
  },
  offerUnreadable: {
    it: 'il modulo dell’offerta economica non è leggibile',
    en: 'the form of the economic offer cannot be read',
  },
};

/** The words for a code; one that is newer than these words is named, so that minutes never lose a reason. */
export function refusalText(code: string): LocalisedText {
  return Object.hasOwn(words, code)
    ? words[code as keyof typeof words]
    : { it: `motivo tecnico «${code}»`, en: `technical reason “${code}”` };
}
