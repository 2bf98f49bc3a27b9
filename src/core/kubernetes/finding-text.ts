import type { Catalog, Message } from '../text/message.ts';
import { keyOf, message } from '../text/strings.ts';
import type { IngressFinding } from './finding.ts';

/** What an annotation really does, in one or two sentences. */
export const findingText = ({ id, values }: IngressFinding): Message => message(keyOf('finding', id), values);

/** English for the findings. */
export const findingStrings: Catalog = {
  finding_cors_off: 'enable-cors: "{written}" switches CORS off. The controller reads "true" only.',
  finding_cors_not_enabled: 'CORS is off: enable-cors is not "true". {key} has no effect.',
  finding_origin_any_unset: 'cors-allow-origin is not set, so every origin is allowed: *.',
  finding_origin_any_invalid:
    'The release {release} refuses "{written}" as a whole and allows every origin in its place: *.',
  finding_origin_any_empty_entry:
    'The list ends with a comma. {release} then allows every origin and mirrors it. {since} is the first release that does not.',
  finding_origin_none:
    'The release {release} reads no origin in "{written}". CORS is off, though enable-cors is "true".',
  finding_origin_some: 'Of "{written}" the release {release} keeps {now} only.',
  finding_origin_path: '{entry} has a slash or a path behind the host. An origin ends with the host or the port.',
  finding_origin_scheme_missing: '{entry} has no scheme. Write https:// or http:// before it.',
  finding_origin_scheme_unknown: 'The release {release} does not take the scheme of {entry}.',
  finding_origin_scheme_since:
    'The release {release} does not take the scheme of {entry}. {since} is the first that does.',
  finding_origin_scheme_case: 'The scheme of {entry} has capital letters. Write it in lower case.',
  finding_origin_port: '{entry} has * for the port. List each port.',
  finding_origin_default_port: '{entry} names the default port, which no browser sends. It matches nothing.',
  finding_origin_separator: '"{entry}" is taken for one entry. Only a comma separates origins.',
  finding_origin_characters: '{entry} has characters that the controller does not take in an origin.',
  finding_origin_null: 'null stands for every sandboxed frame and every local file. Any page can send it.',
  finding_origin_null_since:
    'The release {release} does not read null; {since} is the first that does. Leave it out: any page can send it.',
  finding_origin_several: 'The release {release} takes one origin only. {since} is the first that takes a list.',
  finding_origin_insecure: '{entry} is served over http. Whoever sits on the network can run scripts with its rights.',
  finding_origin_localhost: '{entry} is a developer’s machine. Keep it out of production.',
  finding_origin_shared_host: 'Anybody can have a page under {shared}. {entry} allows all of them.',
  finding_wildcard_with_credentials:
    'Every origin is allowed, and credentials too. Browsers refuse that pair: each request with credentials fails.',
  finding_methods_default: 'The controller refuses cors-allow-methods: "{written}" and sends its default list: {now}.',
  finding_methods_unreadable: 'No browser can read cors-allow-methods: "{written}". Put commas between the methods.',
  finding_headers_default: 'The controller refuses cors-allow-headers: "{written}" and sends its default list: {now}.',
  finding_headers_any:
    'cors-allow-headers: "*" does not allow every header. The controller sends its default list: {now}.',
  finding_headers_unreadable: 'No browser can read cors-allow-headers: "{written}". Put commas between the names.',
  finding_credentials_on: 'cors-allow-credentials: "{written}" leaves credentials on. Only "false" switches them off.',
  finding_expose_none: 'The controller refuses cors-expose-headers: "{written}". No header is exposed.',
  finding_expose_unknown: 'The release {release} does not know cors-expose-headers. {since} is the first that does.',
  finding_max_age_default: 'cors-max-age: "{written}" is not a whole number. The controller sends {now}.',
  finding_max_age_capped:
    'cors-max-age: "{written}" is longer than browsers keep a preflight: {chromium} seconds in Chromium, {firefox} in Firefox.',
  finding_not_text: '{key} is not a text. Put {written} in quotes: the cluster refuses it as it is.',
  finding_other_prefix:
    '{written} is not read by this controller. Its annotations begin with nginx.ingress.kubernetes.io/.',
  finding_unknown_annotation: 'The controller knows no annotation {key}.',
  finding_snippet_header:
    'configuration-snippet sets a CORS header of its own. Beside enable-cors it is sent twice, or not at all.',
  finding_snippet_condition: 'configuration-snippet has an "if". Where it matches, all CORS headers are lost.',
  finding_canary_without_effect:
    'This is a canary. Its CORS annotations have no effect: those of the main Ingress hold for both.',
  finding_path_taken: 'The older Ingress {by} serves {host}{path}. There nothing of this one has an effect.',
  finding_host_expressions:
    'The {cause} of {by} makes every path of {host} an expression. Case does not count, Exact does not hold, and of the paths that match the longest serves a request.',
};
