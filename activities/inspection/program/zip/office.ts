import { HeldBytes } from '../file-bytes.js';
import type { Finding, Inspecting } from '../finding.js';
import { decodeText } from '../markup/decode-text.js';
import { localNameOf, scanTags } from '../markup/scan-tags.js';
import { Refused } from '../refused.js';
import { findSignature, isContainer } from '../signatures.js';
import type { ZipPart } from './zip-part.js';

const mainTypes: readonly (readonly [type: string, contentType: string, mediaType: string])[] = [
  ['docx', 'wordprocessingml.document.main+xml', 'wordprocessingml.document'],
  ['xlsx', 'spreadsheetml.sheet.main+xml', 'spreadsheetml.sheet'],
  ['pptx', 'presentationml.presentation.main+xml', 'presentationml.presentation'],
];
const activeParts =
  /(^|\/)(vbaproject[^/]*\.bin|vbadata\.xml|activex\/|macrosheets\/|dialogsheets\/|externallinks\/|ctrlprops\/)/i;
const linkAddress = /^(https?:\/\/|mailto:|#)/i;

/** What an OPC package (ECMA-376) is. Throws `fileActiveContent` where its content types speak of macros. */
export function officeFinding(contentTypes: Buffer): Finding {
  const text = decodeText(contentTypes) ?? '';
  if (/macroenabled|vbaproject|activex/i.test(text)) throw new Refused('fileActiveContent', 'macros');
  const known = mainTypes.find(([, contentType]) => text.includes(contentType));
  if (!known) throw new Refused('fileTypeNotAccepted', 'officePackage');
  const [type, , mediaType] = known;
  return { type, mediaType: `application/vnd.openxmlformats-officedocument.${mediaType}`, pdfa: null };
}

/**
 * One part of a package: no macros, no controls, no OLE objects, nothing loaded from outside. What is packed inside, an
 * Excel sheet behind a chart say, is looked at as a file.
 */
export async function inspectOfficePart({ name, content }: ZipPart, inspecting: Inspecting): Promise<void> {
  if (activeParts.test(name)) throw new Refused('fileActiveContent', `${name.split('/').at(-1)}`);
  if (/\.rels$/i.test(name)) assertLinks(content);
  if (/^word\/(document|header|footer)[^/]*\.xml$/i.test(name)) assertFields(content);
  const signature = findSignature(content);
  if (signature?.type === 'ole') throw new Refused('fileActiveContent', 'oleObject');
  if (signature && (signature.refused === 'fileExecutable' || isContainer(signature)))
    await inspecting.inside(name, new HeldBytes(content));
}

/** Only a person's click may lead outside: a template, a picture or an object that is fetched says who reads, and runs. */
function assertLinks(content: Buffer): void {
  const text = decodeText(content);
  if (text === undefined) throw new Refused('fileMalformed', 'relationships');
  for (const { name, attributes } of scanTags(text)) {
    if (localNameOf(name) !== 'relationship') continue;
    const type = attributes.get('type') ?? '';
    if (/\/(oleobject|attachedtoolbars|control|vbaproject|frame|subdocument|attachedtemplate)$/i.test(type))
      throw new Refused('fileActiveContent', localNameOf(type.replace(/.*\//, '')));
    const isOutside = /^\s*external\s*$/i.test(attributes.get('targetmode') ?? '');
    const isClicked = /\/hyperlink$/i.test(type) && linkAddress.test((attributes.get('target') ?? '').trim());
    if (isOutside && !isClicked) throw new Refused('fileActiveContent', 'externalRelationship');
  }
}

/** Fields that start a program (DDE) need no macro. */
function assertFields(content: Buffer): void {
  const text = decodeText(content) ?? '';
  if (/<[\w:]*instrText[^>]*>\s*"?\s*DDE(AUTO)?\b|instr\s*=\s*["']\s*DDE/i.test(text))
    throw new Refused('fileActiveContent', 'dde');
}
