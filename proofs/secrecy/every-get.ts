import { z } from 'zod';

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** Values for the parameters of paths, by name. */
export type PathValues = Readonly<Record<string, string>>;

/**
 * The GET paths of the API's own document with their parameters filled in. A parameter that nobody has given a value is
 * an error: a new route must not stay outside the proof.
 */
export function everyGet(openApi: unknown, values: PathValues): string[] {
  const { paths } = documentSchema.parse(openApi);
  return Object.entries(paths)
    .filter(([, operations]) => 'get' in operations)
    .map(([path]) => path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => valueOf(name, path, values)));
}

function valueOf(name: string, path: string, values: PathValues): string {
  const value = values[name];
  if (value === undefined) throw new Error(`no value for {${name}} of ${path}`);
  return value;
}
