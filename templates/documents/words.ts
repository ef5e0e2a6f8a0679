import type { Role } from '../../domain/tender/commands.js';
import type { ProcedureId } from '../../domain/tender/tender.js';
import type { DecimalString, EnvelopeKind, Instant, LocalisedText, LotId } from '../../domain/types.js';
import { dateOfText, dayOfText, euroText, instantText } from '../rome-text.js';
import type { LotText } from '../communications/communication-data.js';
import type { Text } from './document-model.js';

/** One text of several, each in its language. */
export function joined(parts: readonly Text[], between = ''): LocalisedText {
  const join = (lang: keyof LocalisedText): string =>
    parts.map((part) => (typeof part === 'string' ? part : part[lang])).join(between);
  return { it: join('it'), en: join('en') };
}

export const procedureText: Readonly<Record<ProcedureId, LocalisedText>> = {
  open: { it: 'Procedura aperta', en: 'Open procedure' },
};

/** `art. 101 c. 2` as prose says it: `art. 101, comma 2` and `art. 101(2)`. */
export function articleText(article: string): LocalisedText {
  const it = article.replace(/ cc?\. ?(\d)/g, ', comma $1').replace(/ lett\. (\w)\)?/g, ', lettera $1)');
  const en = article
    .replace(/ cc?\. ?([\d-]+)/g, '($1)')
    .replace(/ lett\. (\w)\)?/g, '($1)')
    .replace(/^artt\./, 'arts');
  return {
    it: it
      .replace(/(comma \d+|lettera \w\)) (d\.lgs\.)/, '$1, $2')
      .replace(/^arts/, 'artt.')
      .replace(/^annex/, 'allegato'),
    en: en
      .replace(/ d\.lgs\./, ' of legislative decree')
      .replace(/Reg\. \(CEE, Euratom\)/, 'Regulation (EEC, Euratom)'),
  };
}

/** `giovedì 24 dicembre 2026, ore 12:00 (ora italiana)`. */
export function momentText(instant: Instant): LocalisedText {
  const { it, en } = instantText(instant);
  return { it: `${it} (ora italiana)`, en };
}

export const dayText = dayOfText;
export const dateText = dateOfText;
export const amount = euroText;

/** `66,84` in Italian. */
export function decimalText(value: DecimalString): LocalisedText {
  return { it: value.replace('.', ','), en: value };
}

export function percentText(value: DecimalString): LocalisedText {
  return { it: `${value.replace('.', ',')}%`, en: `${value}%` };
}

/** `12 KB`, in thousands, rounded up: a size to recognise a file by. */
export function sizeText(bytes: number): LocalisedText {
  if (bytes < 1_000) return { it: `${bytes} byte`, en: `${bytes} bytes` };
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'KB'] : [bytes / 1_000_000, 'MB'];
  const tenths = (Math.ceil(value * 10) / 10).toFixed(1);
  return { it: `${tenths.replace('.', ',')} ${unit}`, en: `${tenths} ${unit}` };
}

/** `lotto 1 (LOT-0001)`: the number people use with the identifier that machines share. */
export function lotNumberText(id: LotId): LocalisedText {
  const number = Number(id.slice('LOT-'.length));
  return { it: `Lotto ${number}`, en: `Lot ${number}` };
}

/** `Lotto 1 – Piattaforma (CIG B00012EADB)`. */
export function lotText({ id, title, cig }: LotText): LocalisedText {
  const number = lotNumberText(id);
  return {
    it: `${number.it} – ${title.it} (CIG\u00a0${cig})`,
    en: `${number.en} – ${title.en} (CIG\u00a0${cig})`,
  };
}

export const envelopeText: Readonly<Record<EnvelopeKind, LocalisedText>> = {
  administrative: { it: 'busta amministrativa', en: 'administrative envelope' },
  technical: { it: 'busta tecnica', en: 'technical envelope' },
  economic: { it: 'busta economica', en: 'economic envelope' },
};

export const roleText: Readonly<Record<Role, LocalisedText>> = {
  rup: { it: 'Il responsabile unico del progetto (RUP)', en: 'The RUP (project officer, art. 15)' },
  awardOrgan: { it: "L'organo competente", en: 'The competent organ' },
  seggio: { it: 'Il seggio di gara', en: 'The tender panel (seggio di gara)' },
  commissioner: { it: 'La commissione giudicatrice', en: 'The evaluation commission' },
  custodian: { it: 'Il custode delle chiavi', en: 'The key custodian' },
  supplier: { it: "L'operatore economico", en: 'The economic operator' },
  auditor: { it: 'Il revisore', en: 'The auditor' },
  administrator: { it: "L'amministratore della piattaforma", en: 'The administrator of the platform' },
  public: { it: 'Il pubblico', en: 'The public' },
  engine: { it: 'La piattaforma', en: 'The platform' },
};

/** With a capital letter: words that start a cell or a sentence. */
export function capitalised({ it, en }: LocalisedText): LocalisedText {
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  return { it: capital(it), en: capital(en) };
}
