import { ParseSpeeds, PDFBool, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';

const viewerPreferences = PDFName.of('ViewerPreferences');

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

/**
 * What Typst cannot say in a PDF/A-3a: that it is PDF/UA-1 too, and that a reader shows its title. Throws where the
 * metadata are not those that Typst writes.
 */
export async function finishPdf(typeset: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(typeset, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const { catalog, context } = pdf;
  const preferences = catalog.lookupMaybe(viewerPreferences, PDFDict) ?? context.obj({});
  preferences.set(PDFName.of('DisplayDocTitle'), PDFBool.True);
  catalog.set(viewerPreferences, preferences);
  const reference = catalog.get(PDFName.of('Metadata'));
  const metadata = context.lookup(reference);
  if (!(reference instanceof PDFRef && metadata instanceof PDFRawStream)) throw new Error('no XMP packet');
  const packet = identify(new TextDecoder().decode(metadata.contents));
  context.assign(reference, PDFRawStream.of(metadata.dict, new TextEncoder().encode(packet)));
  return pdf.save({ useObjectStreams: false, objectsPerTick: Infinity });
}

function identify(packet: string): string {
  const opening = packet.replace('<rdf:Description rdf:about=""', `$&${namespace}`);
  const described = opening.replace('<pdfaExtension:schemas><rdf:Bag>', `$&${extensionSchema}`);
  const identified = described.replace('<pdfaid:part>', `${identification}$&`);
  if (opening === packet || described === opening || identified === described)
    throw new Error('the XMP packet is not the one that Typst writes');
  return identified;
}
