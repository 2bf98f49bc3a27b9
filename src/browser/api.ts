// Stands in the build where the sources name webextension-polyfill, whose types they use: every call returns a promise.
// Firefox and Chromium from 148 on have such a `browser` themselves. Chromium before has `chrome`, whose calls return
// promises too, but for those of DevTools.

type Call = (...given: readonly unknown[]) => unknown;
type Part = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;
const isCall = (value: unknown): value is Call => typeof value === 'function';

/** The part with other members in front of its own. */
const withMembers = (part: Part, members: Part): unknown =>
  Object.create(part, Object.getOwnPropertyDescriptors(members));

/** One call of a part as a promise of all that its callback gets. */
function promising(part: unknown, name: string): unknown {
  if (!isPart(part)) return part;
  const call = part[name];
  if (!isCall(call)) return part;
  const promised: Call = (...given) =>
    new Promise((resolve) => void Reflect.apply(call, part, [...given, (...answer: unknown[]) => resolve(answer)]));
  return withMembers(part, { [name]: promised });
}

/** @param chrome what older releases have in the place of `browser` */
export function older(chrome: unknown): unknown {
  if (!isPart(chrome) || !isPart(chrome['devtools'])) return chrome;
  const { devtools } = chrome;
  const inspectedWindow = promising(devtools['inspectedWindow'], 'eval');
  return withMembers(chrome, { devtools: withMembers(devtools, { inspectedWindow }) });
}

export default Reflect.get(globalThis, 'browser') ?? older(Reflect.get(globalThis, 'chrome'));
