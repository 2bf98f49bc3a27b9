import type { Report, Sentence } from './types.ts';

/** The report as JSON in plain ASCII; sentences as one text each. Shape: docs/report.md. */
export function jsonOf(report: Report): string {
  const text = JSON.stringify(report, (_key, value: unknown) => (isSentence(value) ? value.text : value), 2);
  const ascii = text.replaceAll(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${ascii}\n`;
}

function isSentence(value: unknown): value is Sentence {
  return typeof value === 'object' && value !== null && 'pieces' in value && 'text' in value;
}
