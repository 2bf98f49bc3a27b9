import { readFileSync } from 'node:fs';
import type { Scenario } from './scenario.ts';

const script = readFileSync(new URL('page-script.js', import.meta.url), 'utf8');

const style = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  main { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  section { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; border-top: 1px solid #8884; padding: .5rem 0; }
  p { margin: 0; }
  output { grid-column: 1 / -1; white-space: pre-line; opacity: .8; }
`;

/** `<` is escaped: the text stands in a script element. */
const asJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', String.raw`\u003c`);

/** The page that lists the scenarios as buttons; `window.lab.run` and `window.lab.send` make their requests. */
export const scenarioPage = (scenarios: readonly Scenario[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The lab of Preflight</title>
<style>${style}</style>
<main>
<h1>The lab of Preflight</h1>
<p>Open the panel <b>CORS</b> in DevTools, run a situation, and read what the panel says.</p>
</main>
<template id="scenario"><section><p></p><button type="button"></button><output></output></section></template>
<script type="application/json" id="scenarios">${asJson(scenarios)}</script>
<script>${script}</script>
</html>
`;

/** What an iframe of the lab loads: it sends the requests that its parent asks for. */
export const framePage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Frame</title>
<script>${script}</script>
</html>
`;
