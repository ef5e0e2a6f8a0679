import type { EnvelopeKind, Instant, LocalisedText } from '../../domain/types.js';
import { allFixed, group, many, optional, within } from '../xml/mapping/combinators.js';
import { code, integer, text, token } from '../xml/mapping/contents.js';
import { fixed, leaf, perLanguage, type Content } from '../xml/mapping/leaves.js';
import { type Fixed, getOne, type Part, refusal, type ValueOf } from '../xml/mapping/part.js';
import { findText, type XmlName } from '../xml/xml-element.js';
import { readInstant, splitInstant } from './ubl-instant.js';
import { cac, cbc, ext } from './ubl-names.js';

/** The parts that UBL's documents share. Names in comments are UBL's. */

/** An amount in integer cents. */
export interface Money {
  readonly cents: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** Written with two decimals. Finer than a cent, or without its currency, it is not read. */
export const money: Content<Money> = {
  write: ({ cents, currency }) => ({ text: centsToDecimal(cents), attributes: { currencyID: currency } }),
  read: (read, attribute) => {
    const cents = decimalToCents(read.trim());
    const currency = attribute('currencyID')?.trim();
    return cents === undefined || !currency ? undefined : { cents, currency };
  },
};

function centsToDecimal(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function decimalToCents(decimal: string): number | undefined {
  const [, sign, whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(decimal) ?? [];
  const cents = Number(`${sign}${whole}${part.padEnd(2, '0')}`);
  return sign === undefined || !Number.isSafeInteger(cents) ? undefined : cents || 0;
}

/** An identifier with the scheme that it belongs to. */
export interface Identifier {
  /** An EAS code (`0210` codice fiscale, `0201` IPA) or a scheme of ours (`bando:supplier`). */
  readonly scheme: string;
  readonly value: string;
}

export const identifier: Content<Identifier> = {
  write: ({ scheme, value }) => ({ text: value, attributes: { schemeID: scheme } }),
  read: (read, attribute) => {
    const scheme = attribute('schemeID')?.trim();
    return scheme && read.trim() ? { scheme, value: read.trim() } : undefined;
  },
};

/** Party: who it is, and where it is reached. */
const partyTable = {
  endpoint: optional(leaf(cbc('EndpointID'), identifier)),
  identifiers: many(within(cac('PartyIdentification'), leaf(cbc('ID'), identifier))),
  name: within(cac('PartyName'), leaf(cbc('Name'), text)),
  /** On one line, as people write it. */
  address: optional(within(cac('PostalAddress'), within(cac('AddressLine'), leaf(cbc('Line'), text)))),
  digitalAddress: optional(within(cac('Contact'), leaf(cbc('ElectronicMail'), text))),
};

export const party = (name: XmlName) => group(name, partyTable);
export type Party = ValueOf<ReturnType<typeof party>>;

/** The two elements, date and time, of one instant. Both must be there, the time with its zone. */
export function instant(dateName: XmlName, timeName: XmlName): Part<Instant> {
  return {
    names: [dateName, timeName],
    write: (value) => {
      const { date, time } = splitInstant(value);
      return [
        { name: dateName, attributes: [], content: [date] },
        { name: timeName, attributes: [], content: [time] },
      ];
    },
    read: (siblings) => {
      const [date, time] = [dateName, timeName].map((name) => findText(getOne(siblings, name))?.trim() ?? '');
      const read = readInstant(date ?? '', time ?? '');
      if (read === undefined) throw refusal(siblings, timeName, 'no instant');
      return read;
    },
  };
}

export const issuedAt = instant(cbc('IssueDate'), cbc('IssueTime'));

/** A text in each language of the platform. */
export const localised = (name: XmlName): Part<LocalisedText> =>
  perLanguage(name, 'languageID', ['it', 'en']);

/** UBLVersionID. Newer versions of UBL hold the same elements. */
export const version = fixed(cbc('UBLVersionID'), '2.2', ['2.3', '2.4']);

export const customizationOf = (transaction: string): string => `urn:fdc:peppol.eu:prac:trns:${transaction}`;
export const profileOf = (profile: string): string => `urn:fdc:peppol.eu:prac:bis:${profile}`;

/** UBLVersionID, CustomizationID and ProfileID of a Peppol pre-award transaction: `t004:1.2` of `p002:1.2`. */
export function peppol(transaction: string, profile: string): Fixed {
  return allFixed([
    version,
    fixed(cbc('CustomizationID'), customizationOf(transaction)),
    fixed(cbc('ProfileID'), profileOf(profile)),
  ]);
}

/** DocumentReference of what is known by its id alone. */
export const reference = (name: XmlName): Part<string> => within(name, leaf(cbc('ID'), token));

/** An id that UBL puts into an element of its own: `ProcurementProjectLot/ID`. */
export const lotReference = reference(cac('ProcurementProjectLot'));

export const envelopeKind = code<EnvelopeKind>({
  administrative: 'administrative',
  technical: 'technical',
  economic: 'economic',
});

/** Amount of bytes, for people to read too. */
const byteCount: Content<number> = {
  write: (bytes) => ({ text: `${bytes} bytes` }),
  read: (read) => integer.read(/^(\d+) bytes$/.exec(read.trim())?.[1] ?? '', () => undefined),
};

/** DocumentReference of a file elsewhere, held to its SHA-256. */
export const digestedFile = (name: XmlName) =>
  group(name, {
    id: leaf(cbc('ID'), text),
    file: within(
      cac('Attachment'),
      group(cac('ExternalReference'), {
        sha256: leaf(cbc('DocumentHash'), token),
        algorithm: fixed(cbc('HashAlgorithmMethod'), 'http://www.w3.org/2001/04/xmlenc#sha256'),
        bytes: optional(leaf(cbc('Description'), byteCount)),
      }),
    ),
  });
export type DigestedFile = ValueOf<ReturnType<typeof digestedFile>>;

/** What UBL has no element for, in the one extension that the document carries. */
export function inExtension<T>(inner: Part<T>): Part<T> {
  const wrappers = ['UBLExtensions', 'UBLExtension', 'ExtensionContent'].map(ext);
  return wrappers.reduceRight((part, wrapper) => within(wrapper, part), inner);
}

/** An instant as one text (ISO 8601), in elements of our own. */
export const instantText: Content<Instant> = {
  write: (value) => ({ text: value }),
  read: (read) => {
    const [date = '', time = ''] = read.trim().split('T');
    return readInstant(date, time);
  },
};
