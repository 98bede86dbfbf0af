import { quote } from '../graph/text/json-text.ts';
import type { Payload } from './payload.ts';

/**
 * The body of a POST: the items of one object, an entry each as Meta sends them. The Page's entry
 * begins with its id, Instagram's with the time (wire.md 9.2, 13.2 37); that of changes is in seconds.
 * @param time when it is sent, in epoch ms
 */
export const envelope = (payloads: readonly [Payload, ...Payload[]], time: number): string =>
  `{"object":"${payloads[0].object}","entry":[${payloads.map((each) => entry(each, time)).join(',')}]}`;

function entry({ object, entryId, list, item, hops }: Payload, now: number): string {
  const id = `"id":${quote(entryId)}`;
  const time = `"time":${list === 'changes' ? Math.floor(now / 1000) : now}`;
  const head = object === 'page' || list === 'changes' ? `${id},${time}` : `${time},${id}`;
  const context = hops === undefined ? '' : `,"hop_context":${hops}`;
  return `{${head},"${list}":[${item}]${context}}`;
}
