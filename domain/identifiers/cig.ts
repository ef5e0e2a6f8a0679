import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

// The algorithm of ANAC (github anticorruzione/npa, "Algoritmo validazione CIG").
const factor = 211;
const modulus = 4091;
const smartModulus = 251;

/** True for a CIG of either ordinary form, or a SmartCIG, with its right check digits. Upper case only. */
export function isCig(value: string): boolean {
  return isFirstCig(value) || isSecondCig(value) || isSmartCig(value);
}

/** The first form (Simog): seven digits, not all zero, and three hexadecimal check digits. `5066492974`. */
export function isFirstCig(value: string): boolean {
  if (!/^\d{7}[0-9A-F]{3}$/.test(value)) return false;
  const number = Number(value.slice(0, 7));
  return number !== 0 && value.slice(7) === checkDigits(number);
}

/** The second form (PCP): a letter from A to U, six hexadecimal digits and three of check. `B00012EADB`. */
export function isSecondCig(value: string): boolean {
  if (!/^[A-U][0-9A-F]{9}$/.test(value)) return false;
  return value.slice(7) === checkDigits(weightOf(value.slice(0, 7)));
}

/** The SmartCIG (small amounts, closed series): X, Y or Z, two check digits and seven digits of number. */
export function isSmartCig(value: string): boolean {
  if (!/^[XYZ][0-9A-F]{9}$/.test(value)) return false;
  const number = parseInt(value.slice(3), 16);
  return number !== 0 && value.slice(1, 3) === toHex((number * factor) % smartModulus, 2);
}

/**
 * A code of the second form with its right check digits for a lot that no CIG was asked for: simulations, local
 * installations. The same seed gives the same code. Its letter is U, the last of the series, far from those in use;
 * it is not a CIG of ANAC and must never leave as one.
 */
export function testCig(seed: string): string {
  const body = `U${bytesToHex(sha256(utf8ToBytes(seed)))
    .slice(0, 6)
    .toUpperCase()}`;
  return body + checkDigits(weightOf(body));
}

/** Number of a code of the second form: its hexadecimal digits plus the ordinal of its letter (A is 1). */
function weightOf(body: string): number {
  return parseInt(body.slice(1), 16) + body.charCodeAt(0) - 64;
}

function checkDigits(number: number): string {
  return toHex((number * factor) % modulus, 3);
}

function toHex(number: number, length: number): string {
  return number.toString(16).toUpperCase().padStart(length, '0');
}
