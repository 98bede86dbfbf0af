import { sameText } from '../access/vault.ts';
import { type MetaHost, metaHostOf } from '../base/meta-hosts.ts';
import type { Authority } from './authority.ts';
import { ProxyRefusal } from './refusal.ts';

/** Who may be led where. */
export interface GateRules {
  /** With this password of Basic every host is open; nobody has it where there is none. */
  readonly credential?: string | undefined;
  /** Whether hosts that are not Meta's are open to everybody, as far as their addresses are public. */
  readonly tunnelOthers?: boolean;
}

/** Where a client is led: to the server, or on. */
export type Passage =
  | { readonly meta: MetaHost }
  /** `isOpen`: whether to addresses that are not public too. */
  | { readonly meta?: undefined; readonly isOpen: boolean };

/**
 * Decides where a client may be led (decisions/0116).
 * @param authorization its `Proxy-Authorization`
 * @throws ProxyRefusal 403 or 407
 */
export function passageTo(
  { host, port }: Authority,
  authorization: string | undefined,
  { credential, tunnelOthers = false }: GateRules,
): Passage {
  const meta = metaHostOf(host);
  const isWeb = port === 443 || port === 80;
  if (meta && isWeb) return { meta };
  // Not even with the credential: a token would leave for Meta's own server.
  if (meta) throw new ProxyRefusal(403, 'Ports 443 and 80 only', META_PORTS);
  if (credential !== undefined && isShown(authorization, credential)) return { isOpen: true };
  if (tunnelOthers && isWeb) return { isOpen: false };
  if (tunnelOthers) throw new ProxyRefusal(403, 'Ports 443 and 80 only', OTHER_PORTS);
  if (credential === undefined) throw new ProxyRefusal(403, 'Only hosts of Meta here', NO_OTHERS);
  throw new ProxyRefusal(407, 'Proxy Authentication Required', NO_CREDENTIAL, {
    'Proxy-Authenticate': 'Basic realm="Convograph", charset="UTF-8"',
  });
}

const META_PORTS = "Meta's hosts are here on ports 443 and 80 alone: ask for one of these.";
const OTHER_PORTS = 'Only ports 443 and 80 of other hosts are open here: call this one directly.';
const NO_OTHERS =
  "This proxy leads to Convograph in place of Meta's hosts, and nowhere else: call other hosts directly (NO_PROXY), or start it with `convograph proxy --tunnel-others`.";
const NO_CREDENTIAL =
  'This proxy leads to other hosts for the program alone that it was started for: its address, with the credential, stands in HTTPS_PROXY there.';

const BASIC = /^basic +([a-z0-9+/=_-]{1,1024})$/i;

/** Whatever the user is called. */
function isShown(authorization = '', credential: string): boolean {
  const [, coded = ''] = BASIC.exec(authorization) ?? [];
  const pair = Buffer.from(coded, 'base64').toString('utf8');
  return sameText(pair.slice(pair.indexOf(':') + 1), credential);
}
