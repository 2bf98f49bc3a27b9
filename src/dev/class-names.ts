import { readdirSync } from 'node:fs';
import path from 'node:path';

const A = 0x61;
const LETTERS = 26;

/**
 * Names of classes as the package has them: a letter for the sheet and the place of the class in it. Names to be read would
 * be a hundredth of the package, in the sheet and in the scripts.
 * @param folder where all sheets are
 * @returns what Vite asks for the name of a class of a sheet; equal sheets get equal names on every machine
 * @throws RangeError where there are more sheets than letters
 */
export function classNamesIn(folder: string): (name: string, file: string) => string {
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.module.css'))
    .map((file) => path.resolve(folder, file))
    .toSorted();
  if (sheets.length > LETTERS) throw new RangeError(`${folder} has more than ${LETTERS} sheets.`);
  const places = new Map<string, Map<string, string>>();
  return (name, file) => {
    const sheet = sheets.indexOf(path.resolve(file.replace(/\?.*/, '')));
    if (sheet < 0) throw new RangeError(`${file} is not in ${folder}.`);
    const own = places.get(file) ?? new Map<string, string>();
    places.set(file, own);
    const known = own.get(name) ?? String.fromCodePoint(A + sheet) + own.size.toString(36);
    own.set(name, known);
    return known;
  };
}
