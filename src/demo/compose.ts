import { FLAGS } from '../store/page/message.ts';
import type { NewMessage } from '../store/page/writer.ts';
import { extraOf, type Props } from './extras.ts';
import type { Sitting, StoryLine } from './story/line.ts';

/** A sitting with its place in time. */
export interface TimedSitting {
  /** Names the sitting among all: it seeds the ids of attachments. */
  readonly key: string;
  readonly sitting: Sitting;
  /** Epoch milliseconds of its lines, rising. */
  readonly times: readonly number[];
}

/**
 * The messages of sittings that follow one another.
 * @param settled whether everything in it has been read, answered or not
 */
export function compose(
  sittings: readonly TimedSitting[],
  props: Props,
  settled: boolean,
): readonly NewMessage[] {
  const all = sittings.flatMap(({ sitting }) => sitting.lines);
  const [readByUs, readByThem] = [lastOf(all, false), lastOf(all, true)];
  let index = 0;
  return sittings.flatMap(({ key, sitting, times }) => {
    const keys = new Map(sitting.lines.map(({ more }, i) => [more.key, times[i] ?? 0]));
    return sitting.lines.map((line, i): NewMessage => {
      const created = times[i] ?? 0;
      const answered = line.more.answers && keys.get(line.more.answers);
      const answers = answered ? { created: answered, tie: 0 } : undefined;
      const byCustomer = line.by === 'them';
      // Whoever writes has read what the other wrote before.
      const read = settled || index++ < (byCustomer ? readByUs : readByThem);
      return {
        created,
        sender: byCustomer ? props.customer : 0,
        text: line.text,
        flags: (read ? FLAGS.read : 0) | (line.more.unsupported ? FLAGS.unsupported : 0),
        extra: extraOf(line, { key: `${key} ${i}`, created, answers }, props),
      };
    });
  });
}

const lastOf = (lines: readonly StoryLine[], customer: boolean): number =>
  lines.findLastIndex(({ by }) => (by === 'them') === customer);

/** Time of the customer's newest message: control of a thread is counted from it. */
export const lastByCustomer = (messages: readonly NewMessage[]): number =>
  messages.findLast(({ sender }) => sender !== 0)?.created ?? 0;
