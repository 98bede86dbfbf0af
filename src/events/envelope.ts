import { quote } from '../graph/text/json-text.ts';
import type { Payload } from './payload.ts';

/**
 * The body of a POST: the items of one object, an entry each as Meta sends them. The Page's entry
 * begins with its id, Instagram's with the time (wire.md 9.2, 13.2 37).
 * @param time when it is sent, in epoch ms
 */
export const envelope = (payloads: readonly [Payload, ...Payload[]], time: number): string =>
  `{"object":"${payloads[0].object}","entry":[${payloads.map((each) => entry(each, time)).join(',')}]}`;

function entry({ object, entryId, channel, item }: Payload, time: number): string {
  const id = `"id":${quote(entryId)}`;
  const head = object === 'page' ? `${id},"time":${time}` : `"time":${time},${id}`;
  return `{${head},"${channel}":[${item}]}`;
}
