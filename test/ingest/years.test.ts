import { describe, expect, it } from 'vitest';
import { mergeConversations, splitConversation } from '../../src/ingest/mend.ts';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import {
  filesOfYears,
  SHOP,
  standingOf,
  THREADS,
  truthOf,
  type YearsDownload,
  yearsIn,
} from './support/years.ts';

type It = Awaited<ReturnType<typeof archiveWorld>>;

const letters = (thread: number): string => `ab${thread}cdxy`;
const digits = (thread: number): string => `${7000 + thread}`;
const GONE = { 'Olive Tran': 'Facebook user' };

/** Three downloads of three years, each in another form. */
const three = (page: 'minutes' | 'seconds', suffix = letters): readonly YearsDownload[][] => [
  [{ form: 'json', from: 0, to: yearsIn(1), suffix }],
  [{ form: page, from: 0, to: yearsIn(2), suffix: digits }],
  [
    { form: 'json', from: 0, to: yearsIn(2.5), suffix: digits, names: GONE },
    { form: 'encrypted', from: yearsIn(2.5), to: yearsIn(9), suffix: digits },
  ],
];

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

const filesOf = (downloads: readonly YearsDownload[]) =>
  Object.assign({}, ...downloads.map((one) => filesOfYears(one)));

const HINTS = { me: SHOP, timeZone: 'UTC' };

/** What stands; remembers every id that was given out, with what it was of. */
async function standing(it: It, ids: Map<string, string>) {
  const all = await it.conversations();
  for (const { id, messages, participants } of all) {
    ids.set(id, 'conversation');
    for (const person of participants.data) ids.set(person.id, 'person');
    for (const message of messages) ids.set(message.id, message.message);
  }
  const found = all.map(standingOf);
  return found.sort((a, b) => a.said[0][0] - b.said[0][0]);
}

async function expectAnswers(it: It, ids: ReadonlyMap<string, string>) {
  for (const [id, what] of ids) {
    const { body } = await it.w.get(`/${id}`, id.startsWith('m_') ? { fields: 'message' } : {});
    expect(body.error, `${what} ${id}`).toBeUndefined();
    if (id.startsWith('m_')) expect(body.message).toBe(what);
  }
}

async function expectTruth(turns: readonly (readonly YearsDownload[])[], threads = THREADS) {
  await using it = await archiveWorld();
  const ids = new Map<string, string>();
  for (const downloads of turns) {
    const report = await it.load(await it.save(filesOf(downloads)), HINTS);
    expect(report.skipped).toEqual([]);
    await standing(it, ids);
  }
  expect(await standing(it, ids)).toEqual(truthOf(threads));
  await expectAnswers(it, ids);
}

describe('three downloads of three years', () => {
  it.each(ORDERS)('have each message once, with the times of JSON: %d %d %d', async (...order) => {
    await expectTruth(order.map((no) => three('minutes')[no] ?? []));
  });

  it.each(ORDERS)('the same with folders of one kind, and seconds: %d %d %d', async (...order) => {
    await expectTruth(order.map((no) => three('seconds', digits)[no] ?? []));
  });

  it('the same at once', async () => {
    await using it = await archiveWorld();
    const folders = await Promise.all(three('minutes').map((each) => it.save(filesOf(each))));
    await it.load(folders, HINTS);
    expect(await standing(it, new Map())).toEqual(truthOf());
    expect(await it.load(folders, HINTS)).toMatchObject({ new_messages: 0, new_conversations: 0 });
  });
});

describe('downloads of Instagram', () => {
  it.each([
    ['the page first', [0, 1]],
    ['JSON first', [1, 0]],
  ])('have each message once: %s', async (_, order) => {
    const downloads: YearsDownload[] = [
      { form: 'minutes', from: 0, to: yearsIn(2), suffix: letters, platform: 'instagram' },
      { form: 'json', from: 0, to: yearsIn(9), suffix: digits, platform: 'instagram' },
    ];
    await expectTruth(order.map((no) => [downloads[no] as YearsDownload]));
  });
});

describe('downloads in HTML alone', () => {
  it.each([
    ['minutes', 'minutes'],
    ['minutes', 'seconds'],
    ['seconds', 'minutes'],
  ] as const)('have each message once: %s, then %s', async (one, other) => {
    await using it = await archiveWorld();
    const years = [
      { form: one, from: 0, to: yearsIn(2), suffix: letters },
      { form: other, from: yearsIn(1), to: yearsIn(9), suffix: digits },
    ];
    for (const year of years) await it.load(await it.save(filesOfYears(year)), HINTS);
    const texts = (all: Json[]) => all.map(({ said }) => said.map(([, , text]: Json) => text));
    expect(texts(await standing(it, new Map()))).toEqual(texts(truthOf()));
  });
});

describe('a page whose clock was thought to go otherwise', () => {
  it.each([
    ['Asia/Kolkata', letters],
    ['Europe/Paris', digits],
  ])(
    'gets the times of JSON that comes later, and each message is there once: %s',
    async (timeZone, suffix) => {
      await using it = await archiveWorld();
      const ids = new Map<string, string>();
      const page = filesOfYears({
        form: 'minutes',
        from: 0,
        to: yearsIn(2),
        suffix: digits,
        timeZone,
      });
      await it.load(await it.save(page), { me: SHOP });
      await standing(it, ids);
      const json = filesOfYears({ form: 'json', from: 0, to: yearsIn(9), suffix });
      const report = await it.load(await it.save(json), { me: SHOP });
      expect(report.html).toMatchObject([{ because: 'json' }]);
      expect(await standing(it, ids)).toEqual(truthOf());
      await expectAnswers(it, ids);
    },
  );
});

describe('a page and JSON under two names', () => {
  const [thread] = THREADS;
  const page: YearsDownload = { form: 'minutes', from: 0, to: yearsIn(2), suffix: letters };
  const json: YearsDownload = {
    ...{ form: 'json', from: yearsIn(1), to: yearsIn(9), suffix: digits },
    names: { 'Ada Quill': 'Somebody Else' },
  };

  it.each([
    ['the page first', [page, json]],
    ['JSON first', [json, page]],
  ])('are merged by hand to each message once, and parted again: %s', async (_, downloads) => {
    await using it = await archiveWorld();
    const ids = new Map<string, string>();
    for (const each of downloads) {
      await it.load(await it.save(filesOfYears(each, thread ? [thread] : [])), HINTS);
    }
    const before = await it.conversations();
    await standing(it, ids);
    expect(before).toHaveLength(2);
    const [one, other] = before.map(({ id }: Json) => id as string);
    for (let turn = 0; turn < 2; turn++) {
      await mergeConversations(it.w.server, [one as string, other as string]);
      const [only, ...more] = await standing(it, ids);
      expect(more).toEqual([]);
      const [truth] = truthOf();
      expect(only?.said.slice(8)).toEqual(truth?.said.slice(8));
      expect(only?.count).toBe(truth?.count);
      await expectAnswers(it, ids);
      await splitConversation(it.w.server, one as string);
      expect(await it.conversations()).toEqual(before);
      await expectAnswers(it, ids);
    }
  });
});
