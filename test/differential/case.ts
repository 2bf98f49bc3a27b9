// One case of the differential test: what a page asks for, and what the servers answer.

export type Pairs = readonly (readonly [name: string, value: string])[];

export interface Answer {
  readonly status: number;
  readonly headers: Pairs;
}

export const PAGE_HOST = 'app.shop.test';
export const API_HOSTS = [
  'api0.shop.test',
  'api1.shop.test',
  'api2.shop.test',
  'api0.other.test',
  'api1.other.test',
  'api2.other.test',
] as const;

/** One URL of the exchange. A redirect is a response whose `Location` the server writes: the next hop's URL. */
export interface Hop {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  /** The answer to a preflight, should one come. */
  readonly preflight: Answer;
  readonly response: Answer;
  /** How the redirect to this hop names it. */
  readonly location: 'absolute' | 'relative' | 'fragment' | 'twice' | 'differing' | 'data' | 'unparsable' | 'absent';
  /** Userinfo in the URL of this hop, as the redirect to it names it. */
  readonly userinfo: '' | 'user:secret@' | '@';
}

/** Who asks: the ways in which a page makes requests. */
export type Requester =
  | 'fetch'
  | 'xhr'
  | 'image'
  | 'module'
  | 'style'
  | 'font'
  | 'eventsource'
  | 'beacon'
  | 'iframe'
  | 'sandbox'
  | 'worker'
  | 'module-worker';

export interface Case {
  readonly id: string;
  readonly page: 'http' | 'https';
  readonly requester: Requester;
  readonly method: string;
  readonly headers: Pairs;
  readonly body: string | null;
  readonly mode: 'cors' | 'no-cors';
  readonly credentials: 'omit' | 'same-origin' | 'include';
  readonly redirect: 'follow' | 'error' | 'manual';
  /** An upload listener on the XHR. */
  readonly uploadListener: boolean;
  /** The page asks twice, one after the other; the second time counts. */
  readonly repeated: boolean;
  readonly hops: readonly Hop[];
}

/** The address of a hop: its path names the case and the hop, so that every case has URLs of its own. */
export const addressOf = ({ id, hops }: Case, index: number): string => {
  const hop = hops[index];
  if (hop === undefined) throw new RangeError(`Case ${id} has no hop ${index}.`);
  return `${hop.scheme}://${hop.userinfo}${hop.host}/c/${id}/${index}`;
};

/** The lines in which the response before names a hop. */
export function locationsOf(asked: Case, index: number): readonly string[] {
  const hop = asked.hops[index];
  if (hop === undefined) return [];
  const address = addressOf(asked, index);
  switch (hop.location) {
    case 'absent':
      return [];
    case 'absolute':
      return [address];
    case 'relative':
      return [new URL(address).pathname];
    case 'fragment':
      return [`${address}#part`];
    case 'twice':
      return [address, address];
    case 'differing':
      return [address, `${address}?`];
    case 'data':
      return ['data:text/plain,x'];
    case 'unparsable':
      return ['https://['];
  }
}
