// Compares a picture with the one that is committed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const REFERENCES = 'test/e2e/pictures';
/** What was seen instead, and where it differs. */
const OUT = 'out/pictures';

/** A difference counts where so many of the pixels of a square of that side have another colour. */
const SIDE = 16;
const MANY = 24;

/** Of pictures that are flat and have no letters, the smallest. */
const SMALL = { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 } as const;

/** Milliseconds. */
const PATIENCE = 15_000;

/** With this in the environment the pictures are written and nothing is compared. */
const isWriting = process.env['PICTURES'] === 'write';

function save(folder: string, name: string, { width, height, data }: PNG): void {
  mkdirSync(folder, { recursive: true });
  const opaque = new PNG({ width, height });
  data.copy(opaque.data);
  writeFileSync(path.join(folder, `${name}.png`), PNG.sync.write(opaque, SMALL));
}

type Take = () => Promise<Uint8Array>;

const isBlank = ({ data }: PNG): boolean => data.every((value, index) => value === data[index % 4]);

/** The first picture that is followed by the same one and shows something. */
async function stillPicture(take: Take): Promise<PNG> {
  for (let before = await take(); ;) {
    const now = await take();
    const picture = PNG.sync.read(Buffer.from(now));
    if (Buffer.compare(before, now) === 0 && !isBlank(picture)) return picture;
    before = now;
  }
}

interface Difference {
  readonly what: string;
  /** Puts down what was seen, where there is something to look at. */
  readonly keep: () => void;
}

function difference(name: string, seen: PNG): Difference | null {
  const file = path.join(REFERENCES, `${name}.png`);
  const only = (what: string): Difference => ({ what, keep: () => save(OUT, name, seen) });
  if (!existsSync(file)) return only(`${file} does not exist. Write it with PICTURES=write, look at it and commit it.`);
  const { width, height, data } = PNG.sync.read(readFileSync(file));
  if (seen.width !== width || seen.height !== height)
    return only(`${name} is ${seen.width} × ${seen.height}, not ${width} × ${height}.`);
  const different = new PNG({ width, height });
  const most = pixelmatch(data, seen.data, different.data, width, height, { windowSize: SIDE });
  if (most <= MANY) return null;
  return {
    what: `${name} has ${most} other pixels in a square of ${SIDE}. See ${OUT}.`,
    keep() {
      save(OUT, name, seen);
      save(OUT, `${name}-difference`, different);
    },
  };
}

/**
 * What is different from the committed picture of this name; `null`: nothing that anybody would see. On a busy machine
 * DevTools show the panel's frame later than the panel has drawn it: what stays different counts.
 */
export async function differenceFrom(name: string, take: Take): Promise<string | null> {
  if (isWriting) {
    save(REFERENCES, name, await stillPicture(take));
    return null;
  }
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = difference(name, PNG.sync.read(Buffer.from(await take())));
    if (found === null) return null;
    if (Date.now() < end) continue;
    found.keep();
    return found.what;
  }
}
