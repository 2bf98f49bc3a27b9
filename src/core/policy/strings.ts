import type { Catalog } from '../text/message.ts';

/** English for everything that a plan says: reasons, instructions, risks, comments in the texts. */
export const planStrings: Catalog = {
  because_origin_missing: '{method} {url} from {origin} got no Access-Control-Allow-Origin.',
  because_origin_multiple: '{method} {url} from {origin} got more than one Access-Control-Allow-Origin: {found}.',
  because_origin_refused: '{method} {url} from {origin} got Access-Control-Allow-Origin: {found}.',
  because_origin_opaque: '{method} {url} was sent with the Origin null, which no list should hold.',
  because_origin_tainted: '{method} {url} was reached by a redirect, so the browser sent the Origin null.',
  because_wildcard: '{method} {url} from {origin} includes credentials, and the answer allows *.',
  because_credentials: '{method} {url} from {origin} includes credentials, and the answer does not allow them.',
  because_redirect: '{method} {url} was redirected to {found}.',
  because_status: 'The preflight of {method} {url} from {origin} was answered with {found}.',
  because_methods_unparsable: 'No browser can read the list of methods: {found}.',
  because_headers_unparsable: 'No browser can read the list of headers: {found}.',
  because_method: '{method} {url} from {origin} needs the method {name}.',
  because_header: '{method} {url} from {origin} sends the header {name}.',
  because_local_network: '{method} {url} from {origin} goes to a local network.',
  because_also: '{method} {url} from {origin} uses {name} today.',
  because_kept: 'The present Ingress answers so, and a new one inherits nothing.',
  because_answered_today:
    '{method} {url} from {origin} passes today: the application answers its preflight. The controller will from now on.',
  because_listed_today:
    'The application lists it on its answer to {url} today. The controller will answer there from now on.',
  because_origin_kept: '{origin} uses {url} today, and a list replaces *.',
  because_unexposed: 'A script reads {name} of {method} {url} only when it is exposed.',

  instruction_call_final_url:
    'Have the page call {final} itself. {url} redirects to it, and a browser does not carry a CORS request over that redirect.',
  instruction_raise_body_size:
    'Raise the body limit of {host}: proxy-body-size: "{size}" or more. The controller refuses the body with 413 before CORS headers are added.',
  instruction_remove_custom_http_errors:
    'Take {status} out of custom-http-errors for {host}, or have the error service send CORS headers. Check a load balancer or firewall in front too.',
  instruction_remove_snippet_condition:
    'Remove the "if" from the configuration-snippet of this path at {host}. A matching "if" takes all CORS headers off the answer.',
  instruction_remove_duplicate_origin_header:
    'Have one place alone send Access-Control-Allow-Origin. {host} sends it more than once: {found}. Look for add_header in a snippet, in the application and in a second proxy.',
  instruction_uppercase_method:
    'Write the method as {upper} in the page. Browsers send {method} as it is, and methods are case-sensitive.',
  instruction_answer_options:
    'The application at {host} answers CORS itself. In place of the annotations you can have it answer OPTIONS with 204; it answered {status}.',
  instruction_answer_in_application:
    'Have the application answer CORS at {host}{path} itself. With {origin} in the list, {method} {url} would be blocked, which the application lets pass today.',
  instruction_correct_backend_origin:
    'The application at {host} answers CORS itself. In place of the annotations you can have it answer {origin}; it answered "{found}".',
  instruction_correct_origin_list:
    'Check cors-allow-origin of {host}: {origin} has to stand in it without a trailing slash, a path or quotes.',
  instruction_check_applied:
    'Check that the Ingress {name} is applied as in your YAML, and that the release is the right one. By the YAML {host} lets this request pass; the browser saw another answer.',
  instruction_check_endpoints:
    'Check the service behind {host}: the controller answered 503. Look at its endpoints, and at the events of "kubectl describe ingress".',
  instruction_check_route:
    'Check the rules of the Ingress: the controller has no route for {host}{path} and answered 404.',
  instruction_client_certificate_optional:
    'Set auth-tls-verify-client: "optional" for {host} and check the certificate in the application. A preflight never carries a client certificate.',
  instruction_avoid_opaque_origin:
    'Serve the page from an origin of its own. It runs without one (a sandboxed frame, a file or a data: URL) and sends the Origin null. Allowing null would allow every such page.',
  instruction_inexpressible_method:
    'Use another method than {name}. No release of the controller can list it; one such name voids the whole list.',
  instruction_inexpressible_header:
    'Rename the header {name}. No release of the controller can list it; one such name voids the whole list.',
  instruction_inexpressible_header_since: 'Upgrade the controller to {since} or later. {release} cannot expose {name}.',
  instruction_inexpressible_origin:
    'Serve the page from another origin than {name}. The controller {release} cannot list it.',
  instruction_inexpressible_origin_since: 'Upgrade the controller to {since} or later. {release} cannot list {name}.',
  instruction_omit_credentials: 'Or call {host} without credentials from {origin}. Then the present * is enough.',
  instruction_correct_allow_list:
    'The application at {host} answers CORS itself. In place of the annotations you can correct its list; it answered "{found}".',
  instruction_check_error_status:
    'Find out who answers {status} for {host}. It comes from in front of the Ingress rules, where no CORS header is added.',
  instruction_grant_local_network:
    'Allow {page} to reach devices on the local network in the browser’s site settings. No response header can allow it.',
  instruction_serve_over_https: 'Serve {page} over https. Only then may it ask to reach the local network.',

  risk_origin_list_narrows_wildcard:
    'Today every origin may call {where}. Afterwards only these may: {origins}. Add every other origin that uses it.',
  risk_insecure_origin: '{origin} is served over http. Whoever sits on the network can run scripts with its rights.',
  risk_localhost_origin: '{origin} is a developer’s machine. Keep it out of production.',
  risk_present_origins_come_into_force:
    'These stand in the present list and have no effect today. The change lets them in: {origins}.',
  risk_shared_host_origin: 'Anybody can have a page under {shared}. {origin} allows all of them.',
  risk_preflight_leaves_app:
    'The application at {host} answers preflights itself today. For {origins} the controller will answer in its place.',
  risk_own_headers_may_double:
    'If a snippet of {host} writes Access-Control-Allow-Origin with add_header, take that line out with this change, with an if around it, and add the other origins that it lets in to the list, where this sets one: else the header comes twice, and browsers refuse that. An application’s own header is replaced.',

  risk_path_may_be_taken:
    'If an Ingress of {host} has {paths} already, or a longer path below, the new one has no effect there: the older or longer one counts.',
  risk_path_may_be_of_another:
    'If another Ingress of {host} serves {paths}, change that one, with enable-cors: "true" in it. The browser does not see which one it is.',
  risk_error_page_may_replace:
    'If custom-http-errors of {host} holds {status}, take that out in place of adding {origins}, or have the error service send CORS headers: an answer that it replaces has none. The browser does not see which of the two it is.',
  risk_wildcard_origin:
    '{origin} lets every page one label below {parent} in, a forgotten or taken-over name among them.',

  yaml_append_origins:
    'Add this to the present list, if there is one. Leave a present * out, and correct each entry that is not scheme://host[:port] in lower case (before v1.12.0: http or https): a slash or path behind it or quotes void the list.',
  yaml_append:
    'Add this to the present value, if there is one, with a comma between all names. Leave a present * out, and each name with a character that no name here has: it voids the list.',
  yaml_only_with_credentials: 'Needed only if the request includes credentials, which was not to be seen.',
  yaml_more: 'And {count} more requests.',
  yaml_copy_backend: 'Copy "backend:" from the Ingress that serves this path today.',
  yaml_copy_spec: 'Copy ingressClassName, tls and the other annotations from the present Ingress.',
  kubectl_read: 'The present values. An empty one is not set.',
  kubectl_annotate:
    'Refuses to change a value that is there. Compare first: add origins to the present list, then run it with --overwrite.',
  kubectl_overwrite: 'Puts these values over the ones in the YAML that you gave.',
  kubectl_read_backend:
    'The present Ingress: copy its backend, class, tls and other annotations into cors-ingress.yaml.',
  patch_save: 'Save as cors-patch.yaml, then run:',
  kustomize_save:
    'Save as kustomization.yaml beside ingress.yaml, or add the patch to yours, then run "kubectl apply -k .".',
  helm_save: 'Most charts take annotations here. Look for "annotations" in the values of yours.',
  kubectl_create: 'Creates the Ingress for these paths. It leaves the present one as it is.',
};
