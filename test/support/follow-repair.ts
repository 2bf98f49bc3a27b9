// Does what the panel says about the selected request, as its reader would.
import type { LabRequest, Scenario } from '../lab/scenario.ts';
import type { LabBrowser } from './lab-browser.ts';
import { pasted } from './pasted.ts';

const nothingHelps = 'No cors-* annotation repairs this';

function ingressOf({ hosts }: Scenario): { host: string; path: string } {
  const [first] = hosts;
  const path = first?.paths[0]?.path;
  if (first === undefined || path === undefined) throw new Error('A scenario has a host with a path.');
  return { host: first.host, path };
}

/** The text that the panel shows once it shows this one. @throws when it does not. */
async function textWith({ panel }: LabBrowser, wanted: string): Promise<string> {
  await panel.waitForFunction(`document.body.innerText.includes(${JSON.stringify(wanted)})`, { timeout: 10_000 });
  return String(await panel.evaluate('document.body.innerText'));
}

/** The text of an instruction, which stands there together with the statement that no CORS annotation helps. */
async function instructionText(browser: LabBrowser, id: string): Promise<string> {
  await textWith(browser, nothingHelps);
  const instruction = await browser.panel.waitForSelector(`[data-testid="instruction"][data-id="${id}"]`);
  return instruction?.evaluate((element) => element.textContent ?? '') ?? '';
}

function must(text: string, found: boolean, what: string): void {
  if (!found) throw new Error(`The panel does not say ${what}:\n${text}`);
}

async function pasteAnnotations(browser: LabBrowser, host: string, path: string): Promise<void> {
  const text = await browser.copy('[data-testid="copy-annotations"]');
  const copied = pasted(text, browser.lab.annotations(host, path));
  await browser.lab.apply(host, copied.path ?? path, copied.annotations);
}

/**
 * Follows the panel. @returns what the page does another way from now on
 * @throws when the panel does not say what the scenario expects it to say
 */
export async function followRepair(browser: LabBrowser, scenario: Scenario): Promise<Partial<LabRequest>> {
  const { repair } = scenario;
  const { host, path } = ingressOf(scenario);
  const present = browser.lab.annotations(host, path);
  switch (repair.by) {
    case 'nothing-wrong':
      await textWith(browser, 'Nothing to fix');
      return {};
    case 'annotations':
      await pasteAnnotations(browser, host, path);
      return {};
    case 'request': {
      const text = await instructionText(browser, repair.instruction);
      const wanted = repair.retry.url ?? repair.retry.method ?? '';
      must(text, wanted !== '' && text.includes(wanted), wanted);
      return repair.retry;
    }
    case 'other-annotation': {
      const text = await instructionText(browser, repair.instruction);
      const value = new RegExp(`${repair.key}: "?([^"\\s]+)`).exec(text)?.[1];
      must(text, value !== undefined, `a value of ${repair.key}`);
      await browser.lab.apply(host, path, { ...present, [repair.key]: value ?? '' });
      return {};
    }
    case 'removal': {
      const { [repair.key]: removed, ...rest } = present;
      must(await instructionText(browser, repair.instruction), removed !== undefined, `that ${repair.key} goes`);
      await browser.lab.apply(host, path, rest);
      return {};
    }
  }
}
