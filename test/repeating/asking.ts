import type { Random } from '../../src/base/random.ts';
import type { Shop } from './shop.ts';
import type { Asked } from './twins.ts';

/** One of several. */
export const oneOf = <T>(random: Random, items: readonly T[]): T =>
  items[Math.floor(random.next() * items.length)] as T;

const RICH = 'id,updated_time,participants,snippet,message_count,unread_count,can_reply';
const NESTED = 'id,updated_time,participants,messages.limit(3){id,from,message,created_time}';

/** What inboxes ask for, and some that few do. */
function readsOf({ page, people, conversations, app }: Shop, messages: readonly string[]) {
  const [first, second] = conversations as [string, string];
  const person = people[0]?.id;
  const list = (rest: string, id = 'me') => `/v23.0/${id}/conversations?${rest}`;
  return [
    list(''),
    list(`fields=${RICH}`),
    list(`fields=${RICH}&limit=2`),
    list(`fields=${RICH},is_owner,senders`, page.id),
    list(`fields=${NESTED}&limit=4`),
    list('platform=instagram&folder=other', page.instagramId),
    list('platform=instagram&fields=id,participants,messages{message}'),
    list(`user_id=${person}&debug=all`),
    list('fields=id,nothing'),
    list('tags=inbox&limit=3'),
    `/v24.0/${first}?fields=messages{id,from,to,message,attachments,reactions}`,
    `/${first}/messages?fields=id,message,created_time&limit=2&date_format=U`,
    `/v23.0/${second}?metadata=1`,
    `/v23.0/?ids=${first},${second}&fields=snippet,unread_count`,
    `/v23.0/${page.id}?fields=name,unread_message_count,is_webhooks_subscribed,picture`,
    `/v23.0/${page.id}/picture?redirect=0`,
    `/v23.0/${page.id}/picture`,
    `/v23.0/${page.id}/thread_owner?recipient=${person}`,
    `/v23.0/${page.id}/secondary_receivers?fields=id,name`,
    `/v23.0/${page.id}/subscribed_apps`,
    `/v23.0/me/permissions?pretty=1`,
    `/v23.0/me/accounts?fields=name,tasks`,
    `/v23.0/me/messenger_profile?fields=greeting,get_started`,
    `/v23.0/${person}?fields=name,first_name,profile_pic`,
    `/v23.0/${people.at(-1)?.id}?fields=name,username`,
    `/v23.0/debug_token?input_token=x`,
    `/v23.0/${app.id}?fields=name`,
    '/v23.0/m_nothing',
    ...messages.map((id) => `/v23.0/${id}?fields=id,created_time,from,to,message,reactions`),
  ];
}

/** So many are asked again and again. */
const NEWEST = 8;

/** Makes requests that come again and again. */
export class Asking {
  readonly #random: Random;
  readonly #shop: Shop;
  readonly #messages: string[] = [];
  readonly #tags: string[] = [];
  readonly #newest: Asked[] = [];
  #at = 0;

  constructor(random: Random, shop: Shop) {
    this.#random = random;
    this.#shop = shop;
  }

  /** Learns ids and tags of an answer. */
  learn(text: string, head: readonly string[]): void {
    for (const [id] of text.matchAll(/\bm_[\w-]{20,}/g)) {
      if (this.#messages.length < 4 && !this.#messages.includes(id)) this.#messages.push(id);
    }
    const tag = head[head.indexOf('ETag') + 1];
    if (head.includes('ETag') && tag !== undefined) this.#tags.push(tag);
    if (this.#tags.length > 4) this.#tags.shift();
  }

  /** Another, or one of the newest again: with the same head, or with one that it had not. */
  next(): Asked {
    const random = this.#random;
    const newest = this.#newest;
    const asked = this.#another();
    if (newest.length > 0 && random.next() < 0.75) {
      const again = oneOf(random, newest);
      const { host, authorization } = again.headers;
      if (random.next() < 0.5) return again;
      const { authorization: _, ...others } = asked.headers;
      const headers = { ...others, host: String(host) };
      return { ...again, headers: { ...headers, ...(authorization && { authorization }) } };
    }
    newest[this.#at++ % NEWEST] = asked;
    return asked;
  }

  #another(): Asked {
    const random = this.#random;
    const chance = (part: number) => random.next() < part;
    const path = oneOf(random, readsOf(this.#shop, this.#messages));
    // Two of four are asked far more often than others: what comes again is what may go wrong.
    const { tokens } = this.#shop;
    const token = chance(0.7) ? tokens.page : oneOf(random, Object.values(tokens));
    const isBearer = chance(0.2);
    const more = chance(0.1)
      ? oneOf(random, ['&pretty=1', '&callback=tell', '&suppress_http_code=1', '&locale=de_DE'])
      : '';
    const mark = path.includes('?') ? '&' : '?';
    const query = isBearer ? '' : `access_token=${token}`;
    const method = oneOf(random, ['GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'HEAD', 'POST']);
    return {
      method,
      path: `${path}${mark}${query}${more}${method === 'POST' ? '&method=get' : ''}`,
      headers: {
        host: chance(0.1)
          ? 'graph.instagram.com'
          : oneOf(random, ['shop.test', 'shop.test', 'other.test:81']),
        ...(chance(0.5) && { 'accept-encoding': oneOf(random, ['gzip', 'gzip, br', 'gzip;q=0']) }),
        ...(isBearer && { authorization: `Bearer ${token}` }),
        ...(chance(0.15) && { accept: oneOf(random, ['text/html', '*/*']) }),
        ...(chance(0.1) && { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'proxy.test' }),
        ...(chance(0.2) &&
          this.#tags.length > 0 && {
            'if-none-match': oneOf(random, [
              ...this.#tags.slice(-2),
              this.#tags[0],
              '*',
            ] as string[]),
          }),
      },
    };
  }
}
