import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld, type Files } from './support/archive-world.ts';
import { e2ee, fb } from './support/threads.ts';

const SHOP = 'Corner Shop';
/** Seconds that a history lasts. */
const END = 30;

/** Somebody who writes to the shop: two of them have one name. */
interface Customer {
  readonly name: string;
  /** Number of the thread before it was made encrypted; none where it always was. */
  readonly cutover: number | undefined;
  /** Seconds at which something is written; nothing of two people at once. */
  readonly times: readonly number[];
}

/** Of whom a download holds what, and how it numbers them. */
interface Download {
  readonly form: 'dyi' | 'e2ee';
  readonly who: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly numbers: readonly number[];
}

/** From here on messages are in the encrypted download alone. */
const CUT = 10;

const history = fc
  .record({
    turns: fc.array(fc.nat(2), { minLength: END, maxLength: END }),
    parts: fc.array(
      fc.record({
        form: fc.constantFrom('e2ee' as const, 'e2ee' as const, 'dyi' as const),
        who: fc.constantFrom([0], [1], [0, 1], [2], [0, 1, 2]),
        from: fc.nat(END),
        length: fc.nat(10),
        numbers: fc.shuffledSubarray([3, 5, 8], { minLength: 3, maxLength: 3 }),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    at: fc.nat(5),
    together: fc.boolean(),
  })
  .map(({ turns, parts, at, together }) => {
    const times = (who: number) => turns.flatMap((turn, second) => (turn === who ? [second] : []));
    const customers: Customer[] = [
      { name: 'Ada', cutover: undefined, times: times(0) },
      { name: 'Ada', cutover: undefined, times: times(1) },
      { name: 'Bo', cutover: 700, times: times(2) },
    ];
    const some = parts.map(({ length, from, ...rest }): Download => {
      return { ...rest, from, to: from + length };
    });
    const all = { who: [0, 1, 2], from: 0, to: END, numbers: [3, 5, 8] };
    const whole: Download[] = [
      { ...all, form: 'e2ee' },
      { ...all, form: 'dyi' },
    ];
    const downloads = [...some.slice(0, at), ...whole, ...some.slice(at)];
    return { customers, downloads, together };
  });

function filesOf(customers: readonly Customer[], download: Download): Files {
  const { form, who, from, to, numbers } = download;
  const files: Record<string, object> = {};
  for (const i of who) {
    const { name, cutover, times } = customers[i] as Customer;
    const isHere = (second: number): boolean =>
      (form === 'dyi' ? second < CUT : cutover === undefined || second >= CUT) &&
      second >= from &&
      second <= to;
    const said = times
      .filter(isHere)
      .map((second) => [second % 2 ? name : SHOP, `${i} at ${second}`, {}, second] as const);
    if (said.length === 0) continue;
    if (form === 'e2ee') files[`messages/${name}_${numbers[i]}.json`] = e2ee([name, SHOP], said);
    else if (cutover !== undefined) {
      files[`messages/e2ee_cutover/bo_${cutover}/message_1.json`] = fb([name, SHOP], said);
    }
  }
  return files;
}

const textsOf = (conversations: readonly Json[]): string[] =>
  conversations.map(({ messages }) => messages.map((one: Json) => one.message).join(', ')).sort();

it('comes to one conversation each in any order, and every id that ever was answers', () =>
  fc.assert(
    fc.asyncProperty(history, async ({ customers, downloads, together }) => {
      await using it = await archiveWorld();
      const folders: string[] = [];
      for (const download of downloads) {
        const files = filesOf(customers, download);
        if (Object.keys(files).length > 0) folders.push(await it.save(files));
      }
      const said = new Map<string, string>();
      for (const turn of together ? [folders] : folders.map((folder) => [folder])) {
        await it.load(turn, { me: SHOP });
        for (const { id, messages } of await it.conversations()) {
          said.set(id, '');
          for (const one of messages) said.set(one.id, one.message);
        }
      }
      const all = await it.conversations();
      const expected = customers
        .map(({ times }, i) => times.map((second) => `${i} at ${second}`).join(', '))
        .filter((text) => text !== '')
        .sort();
      expect(textsOf(all)).toEqual(expected);
      expect(all.map(({ message_count, messages }) => message_count - messages.length)).toEqual(
        all.map(() => 0),
      );
      for (const [id, text] of said) {
        const { status, body } = await it.w.get(`/${id}`, { fields: text ? 'message' : 'id' });
        expect([status, body.message ?? '']).toEqual([200, text]);
      }
      const again = await it.load(folders, { me: SHOP });
      expect(again).toMatchObject({ new_conversations: 0, new_messages: 0 });
      expect(textsOf(await it.conversations())).toEqual(expected);
    }),
    { numRuns: 12, endOnFailure: true },
  ));
