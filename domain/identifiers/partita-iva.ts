/**
 * True for an Italian VAT number: 11 digits, the even ones doubled (less 9 above 9), the sum divisible by 10. All zeros
 * are refused, though they add up. Without the prefix IT.
 */
export function isPartitaIva(value: string): boolean {
  if (!/^\d{11}$/.test(value) || /^0+$/.test(value)) return false;
  const sum = [...value]
    .map(Number)
    .reduce((all, digit, index) => all + (index % 2 === 0 ? digit : doubled(digit)), 0);
  return sum % 10 === 0;
}

function doubled(digit: number): number {
  return digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
}
