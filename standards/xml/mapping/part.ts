import { DomainError } from '../../../domain/errors.js';
import { hasName, type XmlElement, type XmlName } from '../xml-element.js';

/**
 * What a model's property is in XML: one or more neighbouring elements, written and read by the same description. A
 * document is a table of parts, in the order of its schema.
 */
export interface Part<T> {
  /** The elements that it owns. Others may stand beside them: what no part owns is not read. */
  readonly names: readonly XmlName[];
  write(value: T): readonly XmlElement[];
  /** Throws `xmlInvalid` with the path for what is missing, repeated or unreadable. */
  read(siblings: Siblings): T;
}

/** A part that holds no information, since its elements never change: it is written, checked and left out of the model. */
export type Fixed = Part<void>;

export type Table = Readonly<Record<string, Part<unknown>>>;

/** The model that a table describes: its properties, without what is fixed. */
export type ModelOf<T extends Table> = {
  readonly [K in keyof T as T[K] extends Fixed ? never : K]: T[K] extends Part<infer V> ? V : never;
};

export type ValueOf<P> = P extends Part<infer V> ? V : never;

/** Elements of one parent, with its path for the refusals. */
export interface Siblings {
  readonly path: string;
  readonly elements: readonly XmlElement[];
}

export function findAll({ elements }: Siblings, name: XmlName): XmlElement[] {
  return elements.filter((element) => hasName(element, name));
}

/** The one element of that name. */
export function getOne(siblings: Siblings, name: XmlName): XmlElement {
  const [first, second] = findAll(siblings, name);
  if (!first) throw refusal(siblings, name, 'missing');
  if (second) throw refusal(siblings, name, 'repeated');
  return first;
}

export function refusal({ path }: Siblings, { local }: XmlName, problem: string): DomainError {
  return new DomainError('xmlInvalid', { path: `${path}/${local}`, problem });
}
