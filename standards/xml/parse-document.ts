import { ParseOption, XmlDocument, XmlParseError, xmlCleanupInputProvider } from 'libxml2-wasm';
import { DomainError } from '../../domain/errors.js';

/** Nothing is loaded from anywhere, whatever a document asks for; CDATA becomes text, ids are nobody's concern. */
const options: ParseOption =
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_NOCDATA |
  ParseOption.XML_PARSE_SKIP_IDS;

/** libxml2 loses its ways to open a file or an address, before it sees the first document. */
xmlCleanupInputProvider();

/** libxml2's own bound, which it applies unless told to be "huge". */
export const maxDepth = 256;

/**
 * Parses a text with libxml2 (well-formed, namespaces, depth) and lends the document to `use`: its memory is outside of
 * the garbage collector's reach and is freed when `use` ends, however it ends.
 * `url` is what its relative references start from. Throws `xmlTooDeep`, `xmlMalformed`, `xmlDoctypeRefused`.
 */
export function withDocument<T>(text: string, use: (document: XmlDocument) => T, url?: string): T {
  const document = parse(text, url);
  try {
    if (document.dtd !== null) throw new DomainError('xmlDoctypeRefused');
    return use(document);
  } finally {
    document.dispose();
  }
}

function parse(text: string, url?: string): XmlDocument {
  try {
    // The text was decoded already: whatever encoding its declaration names, these are no longer its bytes.
    return XmlDocument.fromString(text, { encoding: 'utf-8', option: options, url });
  } catch (error) {
    if (error instanceof XmlParseError) throw toRefusal(error);
    throw error;
  }
}

function toRefusal({ message, details }: XmlParseError): DomainError {
  if (message.startsWith('Excessive depth')) return new DomainError('xmlTooDeep', { maxDepth });
  const { line = 0, message: problem = message } = details[0] ?? {};
  return new DomainError('xmlMalformed', { problem: problem.trim().slice(0, 200), line });
}
