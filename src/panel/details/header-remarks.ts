// What there is to say of single headers: why one made a preflight necessary, and whether a script may read it.
import {
  type Exchange,
  isSafelistedName,
  type Leg,
  type Message,
  type PreflightReason,
  readableHeaders,
  reasonForHeader,
  type Verdict,
} from '../../core/index.ts';
import { say } from '../strings.ts';
import { shownHeader } from './shown-header.ts';

/** A word on a header, and the sentences behind it where it is no good news. */
export interface Remark {
  readonly mark: Message;
  readonly reasons: readonly Message[];
}

type Remarks = (lowerName: string) => Remark | null;

const silent: Remarks = () => null;

/** Safelisted or not, with the reason; headers that the browser adds by itself get no word. */
export function requestRemarks({ role }: Leg, reason: PreflightReason | null): Remarks {
  const unsafe = new Map((reason?.headers ?? []).map((header) => [header.name, header]));
  const reasonOf = (name: string): readonly Message[] => {
    const header = unsafe.get(name);
    return header === undefined ? [] : [reasonForHeader({ ...header, value: shownHeader(name, header.value) })];
  };
  if (role === 'preflight') return reason === null ? silent : (name) => askedRemark(name, reason, reasonOf);
  return (name) => {
    if (unsafe.has(name)) return { mark: say('mark_unsafe'), reasons: reasonOf(name) };
    return isSafelistedName(name) ? { mark: say('mark_safe'), reasons: [] } : null;
  };
}

/** The preflight names what made it necessary. */
function askedRemark(
  name: string,
  { method, headers }: PreflightReason,
  reasonOf: (name: string) => readonly Message[],
): Remark | null {
  const reasons =
    name === 'access-control-request-headers'
      ? headers.flatMap((header) => reasonOf(header.name))
      : name === 'access-control-request-method' && method !== null
        ? [say('preflight_method', { method })]
        : [];
  return reasons.length === 0 ? null : { mark: say('mark_unsafe'), reasons };
}

/** Which headers of the last answer a script can read; of a preflight, a redirect and a blocked answer it sees nothing. */
export function responseRemarks(leg: Leg, isLast: boolean, { credentials }: Exchange, { result }: Verdict): Remarks {
  if (leg.role === 'preflight' || !isLast || leg.response === null || result !== 'allowed') return silent;
  const isReadable = readableHeaders(leg.response.headers, credentials);
  return (name) => (isReadable(name) ? { mark: say('mark_readable'), reasons: [] } : null);
}
