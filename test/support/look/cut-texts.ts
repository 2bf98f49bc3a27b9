/**
 * Runs in the panel: texts that hang out of their box, are cut by it, or are to be reached by scrolling sideways only.
 * Cells of the list, and addresses, may end in an ellipsis: they hold what is as long as the page makes it, and show all of
 * it to the pointer. The overview scrolls sideways.
 */
export function cutTexts(): string[] {
  const MAY_END = '[role=gridcell], [role=columnheader], [data-testid=page-url], h2, figcaption, th[title]';
  const MAY_SCROLL = '[data-testid=overview], [data-testid=overview] *';
  const [SLACK, SPACE] = [1.5, 8];
  const faults = new Set<string>();

  /** What is wrong with a line of text in one of the boxes around it; `null`: look at the next one. */
  function faultIn(box: Element, line: DOMRect, isScrolled: boolean): string | null {
    const { overflowX, overflowY, textOverflow, whiteSpace } = getComputedStyle(box);
    const around = box.getBoundingClientRect();
    // Spaces at the end of a line that is to keep them hang out unseen.
    const slack = whiteSpace === 'pre-wrap' ? SPACE : SLACK;
    const isBeside = line.left < around.left - SLACK || line.right > around.right + slack;
    const isBelow = line.top < around.top - SLACK || line.bottom > around.bottom + SLACK;
    if (isBeside && /auto|scroll/.test(overflowX)) return box.matches(MAY_SCROLL) ? null : 'scrolls sideways';
    if ((isBeside || isBelow) && textOverflow === 'ellipsis')
      return box.closest(MAY_END) === null ? 'ends in an ellipsis' : null;
    if (isBeside) return overflowX === 'visible' ? 'hangs out sideways' : 'is cut sideways';
    if (isBelow && !isScrolled && !/auto|scroll/.test(overflowY)) return 'hangs out above or below';
    return null;
  }
  function look(text: Text, line: DOMRect): void {
    let isScrolled = false;
    for (let box = text.parentElement; box !== null && box !== document.body; box = box.parentElement) {
      const { display, position, overflowX, overflowY, textOverflow } = getComputedStyle(box);
      if (display === 'inline' || display === 'contents') continue;
      const fault = faultIn(box, line, isScrolled);
      if (fault !== null) {
        faults.add(`${fault}: ${text.data.trim().slice(0, 60)} in ${box.tagName}.${box.className}`);
        return;
      }
      if (textOverflow === 'ellipsis' || (box.matches(MAY_SCROLL) && /auto|scroll/.test(overflowX))) return;
      isScrolled ||= /auto|scroll/.test(overflowY);
      if (position === 'absolute' || position === 'fixed') break;
    }
    if (line.left < -SLACK || line.right > innerWidth + SLACK) faults.add(`leaves the panel: ${text.data.trim()}`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.data.trim() === '') continue;
    const around = node.parentElement;
    if (around === null || around.closest('.unseen, option') !== null) continue;
    if (!around.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) if (line.width > 0) look(node, line);
  }
  return [...faults];
}
