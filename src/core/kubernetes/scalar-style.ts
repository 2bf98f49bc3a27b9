// Texts as YAML and JSON write them.
import { jsonText, quoted } from '../dialects/yaml.ts';

/** A text between double quotes; `json`: with the escapes that JSON knows. */
export function scalar(value: string, json: boolean): string {
  return json ? jsonText(value) : quoted(value);
}

/** A text in the quotes of the one that it replaces; without quotes only what no parser takes for anything else. */
export function likeBefore(value: string, written: string, json: boolean): string {
  const isPlain = /^[ -~]*$/.test(value);
  return written.startsWith("'") && isPlain ? `'${value.replaceAll("'", "''")}'` : scalar(value, json);
}
