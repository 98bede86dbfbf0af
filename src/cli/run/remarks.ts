import type { Variables } from '../../config/env.ts';

/** The Node that is found by its name, and the hook that it can load. */
interface NodeHere {
  readonly version: string | undefined;
  readonly hook: string | undefined;
}

/** What of the environment and of this machine a person may have to know before the program runs. */
export function remarksOn(env: Variables, { hook, version }: NodeHere): string[] {
  const proxy = PROXIES.find((name) => env[name] && env[name] !== env.CONVOGRAPH_PROXY);
  return [
    proxy &&
      `The proxy that ${proxy} names is not asked for this program: other hosts are called directly.`,
    env.JAVA_TOOL_OPTIONS?.includes('javax.net.ssl.trustStore=') &&
      'JAVA_TOOL_OPTIONS names a trust store, which stays: Java comes here once it holds the root of `npx convograph ca`.',
    version &&
      hook === undefined &&
      `Node ${version} cannot load the import hook of a clone that is not built: \`npm run build\`, or use Node 22.18 or newer.`,
  ].filter((remark) => typeof remark === 'string');
}

const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];
