// One case of the differential test: what a page asks for, and what the servers answer.

export type Pairs = readonly (readonly [name: string, value: string])[];

export interface Answer {
  readonly status: number;
  readonly headers: Pairs;
}

/** One URL of the exchange. A redirect is a response whose `Location` the server writes: the next hop's URL. */
export interface Hop {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  /** The answer to a preflight, should one come. */
  readonly preflight: Answer;
  readonly response: Answer;
  /** Userinfo in the URL of this hop, as the redirect to it names it. */
  readonly userinfo: '' | 'user:secret@' | '@';
}

/** Who asks: the ways in which a page makes requests. */
export type Requester =
  | 'fetch'
  | 'xhr'
  | 'image'
  | 'module'
  | 'font'
  | 'eventsource'
  | 'beacon'
  | 'iframe'
  | 'sandbox'
  | 'worker';

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
  readonly hops: readonly Hop[];
}

/** The address of a hop: its path names the case and the hop, so that every case has URLs of its own. */
export const addressOf = ({ id, hops }: Case, index: number): string => {
  const hop = hops[index];
  if (hop === undefined) throw new RangeError(`Case ${id} has no hop ${index}.`);
  return `${hop.scheme}://${hop.userinfo}${hop.host}/c/${id}/${index}`;
};
