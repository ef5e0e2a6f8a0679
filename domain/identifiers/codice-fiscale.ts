import { isPartitaIva } from './partita-iva.js';

const personForm = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;

/** Values of the characters in odd places (the 1st, 3rd …): 0 to 9 and A to Z (d.m. 23/12/1976). */
const oddDigitValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
const oddLetterValues = [...oddDigitValues, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** True for a codice fiscale of a person (16 characters) or of an organisation (11 digits). Upper case only. */
export function isCodiceFiscale(value: string): boolean {
  return isPersonCodiceFiscale(value) || isOrganisationCodiceFiscale(value);
}

/**
 * True for the 16 characters of a person, with the right check letter; digits replaced by letters for people with equal
 * codes (omocodia) included. It says nothing about whether the code was ever assigned.
 */
export function isPersonCodiceFiscale(value: string): boolean {
  if (!personForm.test(value)) return false;
  const sum = [...value.slice(0, 15)].reduce(
    (all, character, index) => all + placeValue(character, index),
    0,
  );
  return value.charCodeAt(15) - 65 === sum % 26;
}

/** True for the 11 digits of an organisation, which carry the check digit of a partita IVA. */
export function isOrganisationCodiceFiscale(value: string): boolean {
  return isPartitaIva(value);
}

/** Index 0 is the 1st place, an odd one. */
function placeValue(character: string, index: number): number {
  const isDigit = /\d/.test(character);
  const plain = isDigit ? Number(character) : character.charCodeAt(0) - 65;
  if (index % 2 === 1) return plain;
  return (isDigit ? oddDigitValues : oddLetterValues)[plain] ?? 0;
}
