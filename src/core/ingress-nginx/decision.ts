// The steps of an answer that the caller has to take part in, so that a server can wait in between.
import type { BackendAnswer, IngressPath, SimulatedRequest, SimulatedResponse } from './types.ts';

/** The final answer. */
export interface Answer {
  readonly kind: 'answer';
  readonly response: SimulatedResponse;
  /** The page that nginx writes; `null` when the body is the application's, or there is none. */
  readonly page: string | null;
  /** Whose location answers; `null` when the server did, or a location that carries nothing of an Ingress. */
  readonly location: IngressPath | null;
}

/** The application is to be asked; how long nginx waits for it is in seconds. */
export interface Forward {
  readonly kind: 'forward';
  /** As the application sees it: its path is rewritten. */
  readonly request: SimulatedRequest;
  readonly connectTimeout: number;
  readonly readTimeout: number;
  readonly finish: (answer: BackendAnswer) => Answer;
}

/** The authentication service is to be asked first. */
interface Authorize {
  readonly kind: 'authorize';
  /** The value of auth-url. */
  readonly url: string;
  readonly resume: (answer: BackendAnswer) => Answer | Forward;
}

export type Decision = Answer | Forward | Authorize;
