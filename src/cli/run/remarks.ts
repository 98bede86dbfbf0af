import type { Variables } from '../../config/env.ts';
import { namesTrustStore } from './environment.ts';

/** What of the environment a person may have to know before the program runs. */
export function remarksOn(env: Variables): string[] {
  const proxy = PROXIES.find((name) => env[name] && env[name] !== env.CONVOGRAPH_PROXY);
  return [
    proxy &&
      `The proxy that ${proxy} names is not asked for this program: other hosts are called directly.`,
    namesTrustStore(env.JAVA_TOOL_OPTIONS) &&
      'JAVA_TOOL_OPTIONS names a trust store, which stays: Java comes here once it holds the root of `npx convograph ca`.',
  ].filter((remark) => typeof remark === 'string');
}

const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];
