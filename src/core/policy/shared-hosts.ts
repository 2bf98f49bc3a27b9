// Hosts under which anybody can have a page, and hosts of one's own machine.
import { parseUrl } from '../http/url.ts';

/** Those that are met most: each customer has a label below it. A cluster of ACK has its test domain under alicontainer.com. */
const SHARED: ReadonlySet<string> = new Set(
  `alicontainer.com aliyuncs.com amazonaws.com amplifyapp.com appspot.com awsapprunner.com azurecontainer.io
  azurecontainerapps.io azureedge.net azurefd.net azurestaticapps.net azurewebsites.net bcebos.com bitbucket.io
  blogspot.com bubbleapps.io cloudapp.azure.com cloudapp.net cloudfront.net cloudfunctions.net codesandbox.io
  core.windows.net csb.app ddns.net deno.dev digitaloceanspaces.com duckdns.org elasticbeanstalk.com eu.org
  firebaseapp.com fly.dev framer.app framer.website gitbook.io gitee.io github.dev github.io githubpreview.dev
  githubusercontent.com gitlab.io gitpod.io glitch.me googleusercontent.com herokuapp.com hf.space js.org lhr.life
  loca.lt lovable.app myhuaweicloud.com myqcloud.com myshopify.com neocities.org netlify.app ngrok-free.app
  ngrok-free.dev ngrok.app ngrok.dev ngrok.io nip.io notion.site now.sh on.aws ondigitalocean.app onrender.com pages.dev
  pythonanywhere.com r2.dev railway.app readthedocs.io repl.co replit.app replit.dev run.app sinaapp.com sslip.io
  stackblitz.io streamlit.app surge.sh tcloudbaseapp.com trafficmanager.net translate.goog trycloudflare.com vercel.app
  vercel.dev web.app webcontainer.io webflow.io weebly.com wixsite.com wordpress.com workers.dev`.split(/\s+/),
);

/** Second labels below which a country registers names, such as `co.uk`. */
const SECOND =
  /^(?:ac|asso|co|com|edu|go|gob|gouv|gov|govt|gub|idv|ltd|mil|ne|net|nic|nom|or|org|plc|sch)\.[a-z]{2}$|^(?:me|nhs)\.uk$|^(?:asn|id)\.au$/;

/** The shared host that a wildcard of origins opens up, such as `github.io` for `https://*.github.io`; else `null`. */
export function sharedHostOf(entry: string): string | null {
  const host = parseUrl(entry.replace('*.', ''))?.hostname ?? '';
  const isSuffix = !host.includes('.') || SECOND.test(host);
  if (isSuffix) return host === '' || isLocalHost(host) ? null : host;
  const labels = host.split('.');
  return labels.map((_, at) => labels.slice(at).join('.')).find((parent) => SHARED.has(parent)) ?? null;
}

/** Whether an origin is a page on the machine of whoever opens it; `capacitor://localhost` is an app's own name. */
export const isLocalOrigin = ({ protocol, hostname }: URL): boolean =>
  /^https?:$/.test(protocol) && isLocalHost(hostname);

const isLocalHost = (hostname: string): boolean =>
  /^(?:(?:.*\.)?localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$/.test(hostname);
