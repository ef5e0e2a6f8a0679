/** A name as the Namespaces recommendation has it: prefixes are the writer's own business and never compared. */
export interface XmlName {
  /** URI; empty for none. */
  readonly namespace: string;
  readonly local: string;
}

export interface XmlAttribute {
  readonly name: XmlName;
  readonly value: string;
}

/** An element with its content in document order. Comments and processing instructions are not content. */
export interface XmlElement {
  readonly name: XmlName;
  /** Without declarations of namespaces. */
  readonly attributes: readonly XmlAttribute[];
  readonly content: readonly XmlContent[];
}

export type XmlContent = XmlElement | string;

export function hasName({ name }: XmlElement, { namespace, local }: XmlName): boolean {
  return name.local === local && name.namespace === namespace;
}

export function childElements({ content }: XmlElement): XmlElement[] {
  return content.filter((item) => typeof item !== 'string');
}

/** The element's own text, white space included; undefined for an element that holds elements. */
export function findText({ content }: XmlElement): string | undefined {
  return content.every((item) => typeof item === 'string') ? content.join('') : undefined;
}

/** Value of an attribute without a namespace, as those of most vocabularies are. */
export function findAttribute({ attributes }: XmlElement, local: string): string | undefined {
  return attributes.find(({ name }) => name.local === local && name.namespace === '')?.value;
}
