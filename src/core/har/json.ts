// Reads values of unknown shape: what is not of the wanted type counts as absent.

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

export const field = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export function string(value: unknown, name: string): string {
  const found = field(value, name);
  return typeof found === 'string' ? found : '';
}

export function number(value: unknown, name: string): number {
  const found = field(value, name);
  return typeof found === 'number' && Number.isFinite(found) ? found : 0;
}
