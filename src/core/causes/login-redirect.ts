import { redirectBehind } from './redirect-behind.ts';
import type { CauseRule, CauseStrings } from './types.ts';

const LOGIN_HOST = /^(?:log-?in|sign-?in|sso|auth|oauth2?|accounts?|idp|id|identity|adfs|keycloak)\./i;
const LOGIN_PATH = /(?:^|[/._-])(?:log-?in|sign-?in|sso|oauth2?|authorize|oidc|saml2?|openid-connect)(?=[/._-]|$)/i;

const isLogin = ({ host, pathname }: URL): boolean => LOGIN_HOST.test(host) || LOGIN_PATH.test(pathname);

/** The redirect that tells a person to log in: auth-signin of the controller, or the application's own. */
export const loginRedirect: CauseRule = {
  id: 'login-redirect',
  evidence: (ending) => {
    const redirect = ending.failures.length === 0 ? null : redirectBehind(ending);
    if (redirect === null) return null;
    const { from, target, location } = redirect;
    return isLogin(target) && !isLogin(new URL(from.url)) ? { from: new URL(from.url).host, location } : null;
  },
};

export const loginRedirectStrings: CauseStrings = {
  title: 'Redirected to a login page',
  what: '{from} sends the request on to {location}, which does not take CORS requests.',
  why: 'A redirect to a login page is for a person in a tab. A script meets it as a CORS error.',
  todo: 'Log in first. For scripts have {from} answer 401 in its place: no auth-signin on the Ingress of these paths.',
};
