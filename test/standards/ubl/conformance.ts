import { findSchemaFiles, standardsFolder } from '../../../cli/standards-folder.js';
import { compileUblSchema, type UblVersion, ublVersions } from '../../../standards/ubl/ubl-schema.js';
import type { XmlSchema } from '../../../standards/xml/xml-schema.js';

/**
 * Tests by the published schemas of each version. Where they are not installed the tests are pending and say why; in CI
 * that is a failure.
 */
export function describeConformance(what: string, tests: (getSchema: () => XmlSchema) => void): void {
  for (const version of ublVersions) describe(`${what}, by XSD ${version}`, () => testsOf(version, tests));
}

function testsOf(version: UblVersion, tests: (getSchema: () => XmlSchema) => void): void {
  const files = findSchemaFiles(`ubl-${version}`);
  if (!files) {
    missing(`no ubl-${version} in STANDARDS_DIR, which is ${standardsFolder()}`);
    return;
  }
  let schema: XmlSchema | undefined;
  before(() => (schema = compileUblSchema(files)));
  after(() => schema?.dispose());
  tests(() => {
    if (!schema) throw new Error('compiled before the tests');
    return schema;
  });
}

function missing(reason: string): void {
  if (process.env.CI !== 'true') it(`pending: ${reason}`);
  else
    it('has the published schemas', () => {
      throw new Error(reason);
    });
}
