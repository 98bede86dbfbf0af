import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld, type Files } from './support/archive-world.ts';
import { facebookPage } from './support/pages.ts';

const SHOP = 'Corner Shop';
const FOLDER = 'messages/inbox/ada_12';
const START = Date.UTC(2021, 2, 5, 14, 20);

interface Said {
  readonly sender: string;
  readonly text: string;
  readonly time: number;
}

/** What was said, some of it in the same words and within the same minutes; each at a time of its own. */
const history = fc
  .array(
    fc.record({
      sender: fc.constantFrom('Ada', SHOP),
      text: fc.constantFrom('ok', 'yes', 'no', 'hello', 'bye'),
      gap: fc.constantFrom(137, 9_000, 31_000, 3_600_000),
    }),
    { minLength: 4, maxLength: 14 },
  )
  .map((all) => {
    let time = START;
    const said = all.map(({ sender, text, gap }): Said => {
      time += gap;
      return { sender, text, time };
    });
    return [
      { sender: 'Ada', text: 'first', time: START },
      ...said,
      { sender: SHOP, text: 'last', time: time + 99 },
    ];
  });

const shown = (time: number): string =>
  new Intl.DateTimeFormat('en-US', {
    ...{ dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' },
  }).format(time);

const html = (said: readonly Said[]): Files => ({
  [`${FOLDER}/message_1.html`]: facebookPage({
    title: 'Ada',
    participants: `Participants: Ada and ${SHOP}`,
    messages: said.map(({ sender, text, time }) => ({ sender, text, when: shown(time) })).reverse(),
  }),
});

const json = (said: readonly Said[]): Files => ({
  [`${FOLDER}/message_1.json`]: {
    participants: [{ name: 'Ada' }, { name: SHOP }],
    title: 'Ada',
    messages: said
      .map(({ sender, text, time }) => ({ sender_name: sender, content: text, timestamp_ms: time }))
      .reverse(),
  },
});

it('brings every message once, in whatever order pages and JSON come', async () => {
  await fc.assert(
    fc.asyncProperty(
      history,
      fc.array(fc.record({ form: fc.constantFrom(html, json), from: fc.nat(6), end: fc.nat(6) }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.nat(3),
      async (said, parts, place) => {
        await using it = await archiveWorld();
        const some = parts.map(({ form, from, end }) => form(said.slice(from, said.length - end)));
        for (const files of some.toSpliced(place, 0, html(said))) {
          await it.load(await it.save(files), { timeZone: 'UTC', me: SHOP });
        }
        const [one, ...more] = await it.conversations();
        expect(more).toEqual([]);
        const found = one.messages.map((each: Json) => `${each.from.name}: ${each.message}`);
        expect(found.sort()).toEqual(said.map(({ sender, text }) => `${sender}: ${text}`).sort());
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);
