import type { Catalog } from '../text/message.ts';

/** English for the questions of the guides. */
export const guideStrings: Catalog = {
  guide_still_blocked_origin_title: 'CORS is configured, and the request is still blocked',
  guide_still_blocked_origin_what:
    'The controller compares the origin and nothing else. {origin} matched no entry in force, so it left the request to the application. Its log says nothing of it.',
  guide_still_blocked_origin_todo:
    'Compare {origin} with cors-allow-origin letter by letter: the scheme, the host, the port, and no slash at the end.',
  guide_still_blocked_list_title: 'CORS is configured, and the request is still blocked',
  guide_still_blocked_list_what:
    'The controller never compares methods or headers: it answers 204 with its whole lists and logs nothing. The browser missed {name} in {annotation}. GET, HEAD and POST need no entry.',
  guide_still_blocked_list_todo:
    'Add {name} to {annotation}. With curl, compare the lists of the answer and not its status.',
  guide_wildcard_with_credentials_title: 'Can * go together with credentials?',
  guide_wildcard_with_credentials_what:
    'No. Browsers refuse the pair, and it is what the controller sends when neither annotation is set.',
  guide_wildcard_with_credentials_todo:
    'List every origin that calls with credentials in cors-allow-origin. For a public API set cors-allow-credentials to "false", and call it without credentials.',
  guide_policies_by_path_title: 'Different policies for paths of one host',
  guide_policies_by_path_what: 'One Ingress has one policy for all its paths. {paths} of {host} needs another one.',
  guide_policies_by_path_todo: 'Create an Ingress of its own for {paths}. The present one stays as it is.',
  guide_header_not_readable_title: 'A response header cannot be read by the script',
  guide_header_not_readable_what: 'The browser has {names}, and keeps from the script what is not exposed.',
  guide_header_not_readable_todo:
    'Add {names} to cors-expose-headers. The controller knows it from v0.40.0 on. Cache-Control, Content-Language, Content-Length, Content-Type, Expires, Last-Modified and Pragma need no entry.',
  guide_two_origins_in_answer_title: 'Both origins in one Access-Control-Allow-Origin',
  guide_two_origins_in_answer_what:
    'No release of the controller sends {found}, and no browser takes it. Another part writes this line.',
  guide_two_origins_in_answer_todo:
    'Leave the line to the controller: with several origins listed it answers with the one that asks.',
  guide_two_origins_old_release_title: 'Two origins, and every origin is allowed',
  guide_two_origins_old_release_what:
    'The release {release} does not read this list, and sends * in its place: {origins}.',
  guide_two_origins_old_release_todo:
    'Use v1.0.5 or later for several origins. Write them with commas, without slashes at the end.',
  guide_max_age_capped_title: 'How long a preflight is kept',
  guide_max_age_capped_what: 'cors-max-age is {seconds} seconds. Chromium keeps a preflight for {cap} at most.',
  guide_max_age_capped_todo: 'Leave it, or write what you rely on: {cap}.',
  guide_exposed_already_title: 'Headers that every script may read',
  guide_exposed_already_what: '{names} needs no entry in cors-expose-headers: browsers show it to every script.',
  guide_exposed_already_todo: 'Leave it, or take it out. It changes nothing.',
};
