import { request } from 'node:http';
import type { TokenSpec } from '../../src/admin/tokens.ts';
import type { Answer, Params, World } from '../support/world.ts';

/** A name that the servers of these tests have for graph.instagram.com. */
export const OWN_NAME = 'instagram.localhost';

/** A token of Instagram login, of the world's account, with every scope of it without more. */
export const loginToken = (shop: World, spec: Partial<TokenSpec> = {}): Promise<string> =>
  shop.tokenFor({ kind: 'instagram', pageId: shop.page.id, ...spec });

/** How a request reaches Instagram's dialect: below a path, or by the name of a host. */
export interface Way {
  readonly prefix: string;
  /** The host to name; the server's own without it. */
  readonly host?: string;
}

export const WAYS: Readonly<Record<string, Way>> = {
  'below /_convograph/instagram': { prefix: '/_convograph/instagram' },
  'as graph.instagram.com': { prefix: '', host: 'graph.instagram.com' },
  'by --instagram-host': { prefix: '', host: OWN_NAME },
};

/** What a client sends besides the path. */
export interface Sent {
  readonly method?: string;
  readonly params?: Params;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Any request, by whatever host: what `fetch` does not let one say. */
export function askHost(
  { server }: World,
  host: string | undefined,
  path: string,
  { method = 'GET', params = {}, headers = {} }: Sent = {},
): Promise<Answer> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) query.append(name, String(value));
  }
  const url = new URL(server.url + path + (query.size === 0 ? '' : `?${query}`));
  const named = host === undefined ? {} : { Host: host };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers: { ...headers, ...named } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const { statusCode: status = 0 } = answer;
        const told = new Headers(answer.headers as Record<string, string>);
        resolve({ status, text, headers: told, body: JSON.parse(text || 'null') });
      });
    });
    asked.on('error', reject).end();
  });
}

/** A client of one account of Instagram login. */
export class Client {
  readonly shop: World;
  readonly token: string;
  readonly way: Way;

  constructor(shop: World, token: string, way: Way = WAYS['below /_convograph/instagram'] as Way) {
    this.shop = shop;
    this.token = token;
    this.way = way;
  }

  get(path: string, params: Params = {}): Promise<Answer> {
    return this.send('GET', path, params);
  }

  send(method: string, path: string, params: Params = {}): Promise<Answer> {
    const all = { access_token: this.token, ...params };
    return askHost(this.shop, this.way.host, this.way.prefix + path, { method, params: all });
  }

  /** Follows a link as it was given: to the host that it names. */
  follow(link: string): Promise<Answer> {
    const { host, pathname, search } = new URL(link);
    return askHost(this.shop, host, pathname + search);
  }
}
