import type { Scenario } from './scenario.ts';

export interface Ports {
  readonly http: number;
  readonly https: number;
}

/** The text with a port behind every origin of the lab: `https://app.shop.test` → `https://app.shop.test:8443`. */
export const withPorts = (text: string, { http, https }: Ports): string =>
  text.replaceAll(
    /(https?):\/\/(?:[\w-]+\.)?shop\.test(?![\w.:-])/g,
    (origin, scheme: string) => `${origin}:${scheme === 'http' ? http : https}`,
  );

/** The same scenarios for a browser that reaches the lab by its ports: requests, pages and annotations alike. */
export function scenariosWithPorts(scenarios: readonly Scenario[], ports: Ports): readonly Scenario[] {
  const moved: readonly Scenario[] = JSON.parse(withPorts(JSON.stringify(scenarios), ports));
  return moved;
}
