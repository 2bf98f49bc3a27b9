import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { deflateAsync } from '@gfx/zopfli';

/** 1980-01-01, the first day that a zip can name: the time of a build says nothing, and would change every package. */
const DATE = 0x21;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x800;
const DEFLATED = 8;
const STORED = 0;

/**
 * A folder as a zip: names sorted, no times, no rights, so that equal files make equal bytes on every machine and with
 * every release of Node.js. @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export async function zipOf(folder: string): Promise<Buffer> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .toSorted();
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const entry = await packed(name, await readFile(path.join(folder, name)));
    const body = Buffer.concat([signed(0x04034b50), entry.facts, words(0), entry.name, entry.content]);
    directory.push(listed(entry, offset));
    bodies.push(body);
    offset += body.length;
  }
  const list = Buffer.concat(directory);
  const end = [signed(0x06054b50), words(0, 0, names.length, names.length), longs(list.length, offset), words(0)];
  return Buffer.concat([...bodies, list, ...end]);
}

interface Entry {
  readonly name: Buffer;
  readonly content: Buffer;
  /** What the file's own header and the directory both say of it. */
  readonly facts: Buffer;
}

async function packed(fileName: string, bytes: Buffer): Promise<Entry> {
  const name = Buffer.from(fileName);
  const deflated = Buffer.from(await deflateAsync(bytes, { numiterations: 5 }));
  const isSmaller = deflated.length < bytes.length;
  const content = isSmaller ? deflated : bytes;
  const facts = Buffer.concat([
    words(VERSION, FLAGS, isSmaller ? DEFLATED : STORED, 0, DATE),
    longs(crc32(bytes), content.length, bytes.length),
    words(name.length),
  ]);
  return { name, content, facts };
}

/** The entry of the directory: no extra field, no comment, first disk, no attributes. */
const listed = ({ name, facts }: Entry, offset: number): Buffer =>
  Buffer.concat([signed(0x02014b50), words(VERSION), facts, words(0, 0, 0, 0), longs(0, offset), name]);

const signed = (signature: number): Buffer => longs(signature);
const words = (...values: readonly number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer);
const longs = (...values: readonly number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer);
