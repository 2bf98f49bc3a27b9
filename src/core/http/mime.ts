import { isToken } from './list.ts';

/** The essence of a MIME type, lower-case (MIME Sniffing, "parse a MIME type"); `null` when it does not parse. */
export function essenceOf(value: string): string | null {
  const [full = ''] = value.split(';', 1);
  const slash = full.indexOf('/');
  if (slash < 0) return null;
  const type = full.slice(0, slash).replace(/^[\t\n\r ]+/, '');
  const subtype = full.slice(slash + 1).replace(/[\t\n\r ]+$/, '');
  return isToken(type) && isToken(subtype) ? `${type}/${subtype}`.toLowerCase() : null;
}
