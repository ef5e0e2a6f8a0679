export interface Tag {
  /** Lower case, with its prefix. */
  readonly name: string;
  /** By name in lower case, character references resolved. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** Start tags of XML or HTML, comments and CDATA passed over; as tolerant as a browser, since a browser may open it. */
export function* scanTags(text: string): Generator<Tag> {
  const start = /<(?:!--[\s\S]*?(?:-->|$)|!\[CDATA\[[\s\S]*?(?:\]\]>|$)|([A-Za-z_][^\s/>]*))/g;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const [, name] = found;
    if (name === undefined) continue;
    const { attributes, end } = readAttributes(text, start.lastIndex);
    start.lastIndex = end;
    yield { name: name.toLowerCase(), attributes };
  }
}

const attribute = /[\s/]*([^\s=/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/y;

function readAttributes(text: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  let end = from;
  for (;;) {
    attribute.lastIndex = end;
    const found = attribute.exec(text);
    if (!found) return { attributes, end };
    const [, name = '', double, single, bare] = found;
    attributes.set(name.toLowerCase(), resolveReferences(double ?? single ?? bare ?? ''));
    end = attribute.lastIndex;
  }
}

const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", colon: ':', tab: '\t', newline: '\n' },
};

function resolveReferences(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

export function localNameOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
