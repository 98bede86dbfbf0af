import type { OutboundStreams, StreamedReply } from '../../base/outbound.ts';
import { MediaFetchError } from './fetch-error.ts';

/** Redirects that are followed, to the address behind the last of them. */
const MOST_REDIRECTS = 3;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** What is asked for: the bytes as they are, since what is packed may be without an end. */
const HEADERS = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'convograph' };

/**
 * Asks an address, and those to which it redirects: each is one that the address rule lets through,
 * or is not asked. Every other answer than 200 is none.
 * @param left milliseconds that are left
 * @throws MediaFetchError `fetch`; OutboundError
 */
export async function follow(
  outbound: OutboundStreams,
  address: string,
  left: () => number,
): Promise<StreamedReply> {
  let url = address;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const reply = await outbound.open({ method: 'GET', url, headers: HEADERS, timeout: left() });
    const { status, headers } = reply;
    const { location, 'content-encoding': coding = 'identity' } = headers;
    if (status === 200 && coding === 'identity') return reply;
    reply.leave();
    if (!REDIRECTS.includes(status) || location === undefined) {
      throw new MediaFetchError('fetch', `The answer is ${status}, ${coding}.`);
    }
    url = URL.parse(location, url)?.href ?? '';
  }
  throw new MediaFetchError('fetch', `There are more than ${MOST_REDIRECTS} redirects.`);
}
