import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostileFiles } from './hostile-files.js';
import { makeDraw, mutate } from './mutate.js';
import { soundFiles } from './seeds.js';

/**
 * Writes the files of the proof into a folder, with a list of what must come of each, and ends: making a bomb needs the
 * memory that the proof says is not needed to refuse it.
 */
const [, , folder = '', count = '0', seed = '1'] = process.argv;

mkdirSync(folder, { recursive: true });
const listed: { file: string; name: string; refused?: string }[] = [];
for (const { name, refused, content } of hostileFiles()) {
  const file = `hostile-${listed.length}`;
  writeFileSync(join(folder, file), content);
  listed.push({ file, name, refused });
}
const sound = [...soundFiles()];
const draw = makeDraw(Number(seed));
for (let at = 0; at < Number(count); at += 1) {
  const [type, content] = sound[at % sound.length] as [string, Buffer];
  const file = `mutated-${at}`;
  // tus has no upload of nothing.
  const mutated = mutate(content, draw);
  writeFileSync(join(folder, file), mutated.length > 0 ? mutated : '\0');
  listed.push({ file, name: `${type} ${at}` });
}
writeFileSync(join(folder, 'files.json'), JSON.stringify(listed));
