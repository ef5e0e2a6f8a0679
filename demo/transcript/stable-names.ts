/** Values that grow with every act of a tender, wherever in it: they say nothing about a path. */
const countedMembers = /"(version|position|leaves|bytes|seenVersion|offsetMs)": \d+/g;
/** An opaque place in a list, and the number under which a request is found in the logs. */
const opaqueMembers = /"(next|cursor|correlationId)": "[^"]+"/g;

/** "venerdì 7 gennaio 2027, ore 12:00" and "Friday 7 January 2027 at 12:00". */
function datesInWords(): string {
  const days = 'lune|marte|mercole|giove|vener';
  const weekdays = `(?:${days})dì|sabato|domenica|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day`;
  const months = [
    'gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre',
    'January|February|March|April|May|June|July|August|September|October|November|December',
  ].join('|');
  const time = '(?:,? (?:alle )?(?:ore |at )?\\d\\d[:.]\\d\\d(?:[:.]\\d\\d)?)?';
  return `(?:(?:${weekdays}),? )?\\b\\d{1,2}[°º]? (?:${months}) \\d{4}${time}`;
}

interface Pattern {
  readonly name: string;
  readonly form: RegExp;
  /** Numbered by first appearance, so that a reader finds the same thing again. */
  readonly numbered: boolean;
}

/** The more particular first: an instant holds a date, a signature looks like base64. */
const patterns: readonly Pattern[] = [
  { name: 'jws', form: /\beyJ[\w-]+\.[\w-]*\.[\w-]+/g, numbered: true },
  { name: 'id', form: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, numbered: true },
  { name: 'digest', form: /\b[0-9a-f]{64}\b/g, numbered: true },
  { name: 'hex', form: /\b[0-9a-f]{32}\b/g, numbered: true },
  { name: 'recipient', form: /\bage1[0-9a-z]{50,}\b/g, numbered: true },
  { name: 'bytes', form: /(?<![\w/+-])[\w/+-]{60,}={0,2}/g, numbered: false },
  { name: 'instant', form: /\b\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)/g, numbered: false },
  { name: 'date', form: /\b\d{4}-\d\d-\d\d\b/g, numbered: false },
  { name: 'date', form: new RegExp(datesInWords(), 'g'), numbered: false },
  { name: 'protocol', form: /(?<=\b(prot\. n\.|as no\.) )\d+\/\d{4}/g, numbered: false },
  { name: 'bando', form: /\bhttps?:\/\/(127\.0\.0\.1|localhost):\d+/g, numbered: false },
];

/**
 * Puts names in the place of what differs from run to run: those it was told (`{rup}`, `{bid-alfa}`), and for the rest
 * the kind with a number by first appearance (`{id-1}`).
 */
export class StableNames {
  private readonly given = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  constructor(known: Iterable<readonly [value: string, name: string]>) {
    for (const [value, name] of known) this.given.set(value, `{${name}}`);
  }

  replaceIn(text: string): string {
    const counted = text
      .replaceAll(countedMembers, '"$1": {$1}')
      .replaceAll(opaqueMembers, (_member, name: string) => `"${name}": "{${name}}"`);
    return patterns.reduce(
      (all, pattern) => all.replaceAll(pattern.form, (value) => this.nameOf(value, pattern)),
      this.replaceKnown(counted),
    );
  }

  private replaceKnown(text: string): string {
    return [...this.given].reduce((all, [value, name]) => all.replaceAll(value, name), text);
  }

  private nameOf(value: string, { name, numbered }: Pattern): string {
    if (!numbered) return `{${name}}`;
    const known = this.given.get(value);
    if (known) return known;
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    const given = `{${name}-${count}}`;
    this.given.set(value, given);
    return given;
  }
}
