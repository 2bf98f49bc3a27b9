import type { InstructionId, Release, RuleId } from '../../src/core/index.ts';
import type { GatewayHost } from './gateway/gateway.ts';

/** One request of a page, as `window.lab.send` makes it. */
export interface LabRequest {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly credentials?: 'include' | 'omit';
  /** The response header that the page wants to read; the request counts as passed only if it can. */
  readonly reads?: string;
  /** The origin of an iframe that makes the request; absent: the page itself. */
  readonly frame?: string;
}

/** What a request is expected to meet before the repair. */
interface Expectation {
  /** CDP's `CorsError`; `null`: the browser lets it pass. */
  readonly chromium: string | null;
  readonly rule: RuleId | null;
}

interface Step extends LabRequest {
  readonly expect: Expectation;
}

/** What repairs it. */
type Repair =
  | { readonly by: 'nothing-wrong' }
  /** The annotations that the panel copies. */
  | { readonly by: 'annotations' }
  /** The reader calls another way: what the page does once it follows the instruction. */
  | { readonly by: 'request'; readonly instruction: InstructionId; readonly retry: Partial<LabRequest> }
  /** An annotation that is not a CORS one is set. Its value stands in the panel. */
  | { readonly by: 'other-annotation'; readonly instruction: InstructionId; readonly key: string }
  /** An annotation is taken away. */
  | { readonly by: 'removal'; readonly instruction: InstructionId; readonly key: string };

/** One situation that a user of an Ingress meets. */
export interface Scenario {
  /** kebab-case; also the name of the file and of the API's host. */
  readonly id: string;
  /** One sentence. */
  readonly title: string;
  /** The origin of the page. */
  readonly page: string;
  /** The Ingress as it stands before the repair. */
  readonly hosts: readonly GatewayHost[];
  /** The controller's release, where it is not the newest. */
  readonly release?: Release;
  readonly steps: readonly [Step, ...Step[]];
  readonly repair: Repair;
}
