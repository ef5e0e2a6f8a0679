/** Says PDF/UA-1 (ISO 14289-1, 5) in the XMP packet, with the extension schema that PDF/A asks for such a property. */
const identification = '<pdfuaid:part>1</pdfuaid:part>';
const namespace = ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" ';
const extensionSchema =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>' +
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">' +
  '<pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>';

/** How Typst ends a file: metadata, catalog, and a cross-reference table of twenty bytes an entry (ISO 32000-1, 7.5.4). */
interface Ending {
  readonly metadataAt: number;
  readonly metadata: string;
  readonly catalogAt: number;
  readonly catalog: string;
  readonly table: string;
}

const tableHead = /^xref\n0 \d+\n/;
const streamHead = /^\d+ 0 obj\n<<\n {2}\/Length (\d+)\n[^>]*>>\nstream\n/;
const endOfObject = '\nendobj\n\n';

/**
 * What Typst cannot say in a PDF/A-3a: that it is PDF/UA-1 too, and that a reader shows its title. Metadata and catalog
 * are the last two objects of the file, so that only they, the place of the catalog and that of the table change (ADR
 * 0016). Throws where the file does not end as Typst ends one.
 */
export function finishPdf(typeset: Uint8Array): Uint8Array {
  const { metadataAt, catalogAt, ...ending } = endingOf(Buffer.from(typeset).toString('latin1'));
  const metadata = identify(ending.metadata);
  const catalog = replaceOnce(ending.catalog, '/ViewerPreferences <<', '$&\n    /DisplayDocTitle true');
  const newCatalogAt = metadataAt + metadata.length;
  const table = ending.table
    .replace(entry(catalogAt), entry(newCatalogAt))
    .replace(/(?<=startxref\n)\d+/, String(newCatalogAt + catalog.length));
  return Buffer.concat([typeset.subarray(0, metadataAt), Buffer.from(metadata + catalog + table, 'latin1')]);
}

/** `file` is one letter a byte, so that places in it are places in the text. */
function endingOf(file: string): Ending {
  const tableAt = numberIn(file.slice(-64), /startxref\n(\d+)\n%%EOF\s*$/);
  const table = file.slice(tableAt);
  const firstEntryAt = tableHead.exec(table)?.[0].length ?? NaN;
  const placeOf = (object: number): number =>
    numberIn(table.slice(firstEntryAt + 20 * object), /^(\d{10}) 00000 n/);
  const catalogAt = placeOf(numberIn(table, /\/Root (\d+) 0 R/));
  const catalog = file.slice(catalogAt, tableAt);
  const metadataAt = placeOf(numberIn(catalog, /\/Metadata (\d+) 0 R/));
  const metadata = file.slice(metadataAt, catalogAt);
  if (!isOneStream(metadata) || catalog.indexOf(endOfObject) !== catalog.length - endOfObject.length)
    throw new Error('metadata and catalog are not the last two objects');
  return { metadataAt, metadata, catalogAt, catalog, table };
}

/** By its length, since a title may hold any word. */
function isOneStream(object: string): boolean {
  const bodyAt = streamHead.exec(object)?.[0].length ?? NaN;
  return object.slice(bodyAt + numberIn(object, streamHead)) === `\nendstream${endOfObject}`;
}

function numberIn(text: string, pattern: RegExp): number {
  const [, digits] = pattern.exec(text) ?? [];
  if (digits === undefined) throw new Error(`the file does not end as Typst ends one: no ${pattern.source}`);
  return Number(digits);
}

function entry(at: number): string {
  return `${String(at).padStart(10, '0')} 00000 n`;
}

function identify(metadata: string): string {
  const opening = replaceOnce(metadata, '<rdf:Description rdf:about=""', `$&${namespace}`);
  const described = replaceOnce(opening, '<pdfaExtension:schemas><rdf:Bag>', `$&${extensionSchema}`);
  const identified = replaceOnce(described, '<pdfaid:part>', `${identification}$&`);
  const length = numberIn(metadata, streamHead);
  return identified.replace(/(?<=\/Length )\d+/, String(length + identified.length - metadata.length));
}

function replaceOnce(text: string, what: string, by: string): string {
  if (!text.includes(what)) throw new Error(`the file is not one that Typst writes: no ${what}`);
  return text.replace(what, by);
}
