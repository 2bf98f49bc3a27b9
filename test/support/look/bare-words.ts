/**
 * Runs in a panel that speaks in brackets: words outside of them, on screen or read aloud, that are none of the data.
 * Commands, YAML, keys and the filter's language are data as a whole.
 * @param data all words that requests, answers and fixes bring with them
 */
export function bareWords([opening, closing]: readonly string[], data: string): string[] {
  const known = new Set(data.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const OWN = '[data-testid^=fix-]:is(pre), [data-testid=diff], textarea, kbd, [role=option]';
  const ATTRIBUTES = ['aria-label', 'aria-description', 'title', 'placeholder'];
  const found = new Set<string>();
  let depth = 0;

  /** What of a text stands in no brackets; a sentence may go on over several texts. */
  function outside(text: string): string {
    let bare = '';
    for (const character of text) {
      if (character === opening) depth++;
      else if (character === closing) depth--;
      else if (depth === 0) bare += character;
    }
    return bare;
  }
  function look(text: string, where: Element): void {
    const bare = outside(text);
    const words = bare.toLowerCase().match(/\p{L}[\p{L}\p{N}]*/gu) ?? [];
    const strange = words.filter((word) => !known.has(word));
    if (strange.length > 0)
      found.add(`${strange.join(' ')}: ${bare.trim().slice(0, 80)} in ${where.outerHTML.slice(0, 120)}`);
  }
  for (const element of document.body.querySelectorAll('*')) {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (value !== null && !element.matches(OWN)) look(value, element);
    }
  }
  if (depth !== 0) found.add('The brackets of an attribute do not match.');
  depth = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const around = node.parentElement;
    if (!(node instanceof Text) || around === null || around.closest(OWN) !== null) continue;
    look(node.data, around);
  }
  if (depth !== 0) found.add('The brackets do not match.');
  return [...found];
}
