import { get } from 'node:http';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createUser } from '../../src/admin/users.ts';
import { type World, type WorldOptions, world } from '../support/world.ts';

export const BACK = 'https://shop.example/login?from=here';

export interface LoginWorld extends World {
  readonly ada: string;
}

/** A world whose app may be led back to {@link BACK}, and whose Page Ada works for. */
export async function loginWorld(options: WorldOptions = {}): Promise<LoginWorld> {
  const shop = await world(options);
  await changeApp(shop.server, shop.app.id, { redirect_uris: [BACK] });
  const { id } = await createUser(shop.server, { name: 'Ada Lovelace', pageId: shop.page.id });
  return Object.assign(shop, { ada: id });
}

export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where it leads on to. */
  readonly location: string | undefined;
}

type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A browser as far as the dialog needs one: it keeps cookies and sends forms. */
export class Visitor {
  readonly #shop: World;
  readonly cookies = new Map<string, string>();
  /** The dialog this visitor has open. */
  address: string;

  constructor(shop: World, params: Fields = {}, path = '/v23.0/dialog/oauth') {
    this.#shop = shop;
    this.address = dialogAddress(shop, params, path);
  }

  open(headers: Record<string, string> = {}): Promise<Seen> {
    return this.send('GET', undefined, headers);
  }

  /** Opens the dialog and presses a button of its form. */
  async press(action: string, fields: Fields = {}): Promise<Seen> {
    const { text } = await this.open();
    return this.post({ form_token: tokenIn(text), action, ...fields });
  }

  /** Continues as Ada with every scope ticked and every Page, unless `fields` say otherwise. */
  async consent(fields: Fields = {}): Promise<Seen> {
    const { text } = await this.open();
    return this.post({
      form_token: tokenIn(text),
      person: /name="person" value="(\d+)"/.exec(text)?.[1],
      scope: ticked(text, 'scope'),
      page: ticked(text, 'page'),
      action: 'continue',
      ...fields,
    });
  }

  post(fields: Fields, headers: Record<string, string> = {}): Promise<Seen> {
    const form = new URLSearchParams();
    for (const [name, values] of Object.entries(fields)) {
      for (const value of [values ?? []].flat()) form.append(name, value as string);
    }
    return this.send('POST', form, headers);
  }

  async send(
    method: string,
    body: RequestInit['body'] | undefined,
    headers: Record<string, string>,
  ): Promise<Seen> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.#shop.server.url + this.address, {
      method,
      redirect: 'manual',
      headers: { ...(cookie && { cookie }), ...headers },
      ...(body !== undefined && { body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    const location = response.headers.get('location') ?? undefined;
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      location,
    };
  }
}

export function dialogAddress(shop: World, params: Fields, path = '/v23.0/dialog/oauth'): string {
  const query = new URLSearchParams();
  const all: Fields = { client_id: shop.app.id, redirect_uri: BACK, ...params };
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return `${path}?${query}`;
}

/** The token of a page's form. */
export const tokenIn = (text: string): string =>
  /name="form_token" value="([^"]+)"/.exec(text)?.[1] ?? '';

/** Values of the boxes of a page that are ticked and can be changed. */
export const ticked = (text: string, name: string): string[] =>
  [...text.matchAll(/<input type="checkbox" name="(\w+)" value="([^"]+)" checked>/g)].flatMap(
    ([, of, value = '']) => (of === name ? [value] : []),
  );

/** What came back to the app, by name. */
export const broughtBack = (location: string | undefined): URLSearchParams =>
  new URL(location ?? 'about:blank').searchParams;

/** GET under the name of another host, which fetch does not allow. */
export function getAs(host: string, url: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const req = get(url, { headers: { host }, agent: false }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (part: string) => (text += part));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text }));
    });
    req.on('error', reject);
  });
}
