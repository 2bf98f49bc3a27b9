// A font of the test's own, made here byte by byte: each letter is a block. What is laid out and drawn with it does not
// depend on the fonts of a machine, and a text is told by how long it is.

/** Units of the em square, and of it the part above the baseline and below it. */
const EM = 1200;
const [ASCENT, DESCENT] = [960, 240];

interface Glyph {
  readonly advance: number;
  /** Left, bottom, right, top; absent where nothing is drawn. */
  readonly box?: readonly [number, number, number, number];
}

/**
 * Latin letters are as wide as those of a wide interface font, Chinese ones a whole em. In the panel's size of 12 pixels
 * all edges are edges of pixels: nothing is left to how a machine smooths them.
 */
const LETTER: Glyph = { advance: 700, box: [100, 0, 600, 600] };
const SPACE: Glyph = { advance: 400 };
const WIDE: Glyph = { advance: EM, box: [100, -100, 1100, 900] };
const GLYPHS: readonly Glyph[] = [LETTER, SPACE, LETTER, WIDE];

/** First and last character with the number of the glyph that stands for all of them. */
const CHARACTERS = [
  [0x20, 0x20, 1],
  [0x21, 0x9f, 2],
  [0xa0, 0xa0, 1],
  [0xa1, 0x2e7f, 2],
  [0x2e80, 0xd7ff, 3],
  [0xe000, 0x10ffff, 3],
] as const;

const u16 = (...values: readonly number[]): Buffer => Buffer.concat(values.map((value) => bytes(2, value)));
const u32 = (...values: readonly number[]): Buffer => Buffer.concat(values.map((value) => bytes(4, value)));

/** Big-endian, negative numbers as their complement. */
function bytes(size: 2 | 4, value: number): Buffer {
  const made = Buffer.alloc(size);
  made.writeUIntBE(value < 0 ? value + 2 ** (size * 8) : value, 0, size);
  return made;
}

const padded = (data: Buffer): Buffer => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);

/** One contour of four points, all of them on the curve, each given as a step of two bytes from the one before. */
function outline({ box }: Glyph): Buffer {
  if (box === undefined) return Buffer.alloc(0);
  const [left, bottom, right, top] = box;
  const head = u16(1, left, bottom, right, top, 3, 0);
  const steps = [u16(left, 0, right - left, 0), u16(bottom, top - bottom, 0, bottom - top)];
  return padded(Buffer.concat([head, Buffer.from([1, 1, 1, 1]), ...steps]));
}

/** Many characters, one glyph: format 13 is made for that. */
function characterMap(): Buffer {
  const groups = CHARACTERS.flatMap(([first, last, glyph]) => [first, last, glyph]);
  const table = Buffer.concat([u16(13, 0), u32(16 + 4 * groups.length, 0, CHARACTERS.length, ...groups)]);
  return Buffer.concat([u16(0, 1, 3, 10), u32(12), table]);
}

function os2(): Buffer {
  const panose = Buffer.alloc(10);
  const head = u16(4, LETTER.advance, 400, 5, 0, 650, 700, 0, 140, 650, 700, 0, 480, 50, 250, 0);
  const rest = [u16(0x40, 0x20, 0xff_ff, ASCENT, -DESCENT, 0, ASCENT, DESCENT), u32(1, 0), u16(540, 700, 0, 0x20, 1)];
  return Buffer.concat([head, panose, u32(1, 0, 0, 0), Buffer.from('NONE'), ...rest]);
}

/** Seconds since 1904: when it was made does not matter. */
const NEVER = [0, 0] as const;

function tables(): Readonly<Record<string, Buffer>> {
  const outlines = GLYPHS.map(outline);
  const ends = outlines.map((_, index) => outlines.slice(0, index + 1).reduce((sum, { length }) => sum + length, 0));
  const head = [u32(0x1_00_00, 0x1_00_00, 0, 0x5f_0f_3c_f5), u16(0, EM), u32(...NEVER, ...NEVER)];
  const name = Buffer.from('Blocks', 'utf16le').swap16();
  const names = [1, 4, 6].flatMap((id) => [3, 1, 0x4_09, id, name.length, 0]);
  return {
    'OS/2': os2(),
    cmap: characterMap(),
    glyf: Buffer.concat(outlines),
    head: Buffer.concat([...head, u16(0, -DESCENT, EM, ASCENT, 0, 8, 2, 1, 0)]),
    hhea: Buffer.concat([
      u32(0x1_00_00),
      u16(ASCENT, -DESCENT, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, GLYPHS.length),
    ]),
    hmtx: u16(...GLYPHS.flatMap(({ advance, box }) => [advance, box?.[0] ?? 0])),
    loca: u32(0, ...ends),
    maxp: Buffer.concat([u32(0x1_00_00), u16(GLYPHS.length, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)]),
    name: Buffer.concat([u16(0, 3, 6 + 2 * names.length, ...names), name]),
    post: u32(0x3_00_00, 0, 0, 0, 0, 0, 0, 0),
  };
}

/** A font file (OpenType 1.9, TrueType outlines); checksums are left out, no browser looks at them. */
export function blockFont(): Buffer {
  const all = Object.entries(tables());
  const directory = 12 + 16 * all.length;
  let offset = directory;
  const entries = all.map(([tag, data]) => {
    const entry = Buffer.concat([Buffer.from(tag), u32(0, offset, data.length)]);
    offset += padded(data).length;
    return entry;
  });
  const search = 2 ** Math.floor(Math.log2(all.length));
  const header = [u32(0x1_00_00), u16(all.length, search * 16, Math.log2(search), (all.length - search) * 16)];
  return Buffer.concat([...header, ...entries, ...all.map(([, data]) => padded(data))]);
}
