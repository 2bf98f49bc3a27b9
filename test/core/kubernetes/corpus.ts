// Ingress files as people have them, each with one difficulty in its name.
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('corpus/', import.meta.url);

export interface CorpusFile {
  readonly name: string;
  readonly text: string;
}

export const corpus: readonly CorpusFile[] = readdirSync(FOLDER)
  .filter((name) => /\.(?:yaml|json)$/.test(name))
  .toSorted()
  .map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }));

export const corpusFile = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
