import { describe, expect, it } from 'vitest';
import { archiveWorld, type Files } from './support/archive-world.ts';
import { facebookPage, type TestMessage } from './support/pages.ts';

const SHOP = 'Corner Shop';
const FOLDER = 'messages/inbox/ada_12';

/** One in winter and one in summer, by a clock in Paris. */
const TIMES = ['2021-01-05T09:21:07Z', '2021-07-05T08:21:07Z'];

const shown = (time: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    Date.parse(time),
  );

const html = (
  timeZone: string,
  whenOf = (time: string) => shown(time, timeZone),
  folder = FOLDER,
): Files => ({
  [`${folder}/message_1.html`]: facebookPage({
    title: 'Ada',
    messages: TIMES.map(
      (time, i): TestMessage => ({
        ...{ sender: i === 0 ? 'Ada' : SHOP, text: `Message ${i}`, when: whenOf(time) },
      }),
    ).reverse(),
  }),
});

const json: Files = {
  [`${FOLDER}/message_1.json`]: {
    participants: [{ name: 'Ada' }, { name: SHOP }],
    title: 'Ada',
    messages: TIMES.map((time, i) => ({
      ...{ sender_name: i === 0 ? 'Ada' : SHOP, content: `Message ${i}` },
      timestamp_ms: Date.parse(time),
    })).reverse(),
  },
};

/** Imports downloads one after the other; gives times of what is there, and the last report. */
async function imported(downloads: readonly Files[], timeZone?: string) {
  await using it = await archiveWorld();
  let report: Awaited<ReturnType<typeof it.load>> | undefined;
  for (const files of downloads) report = await it.load(await it.save(files), { timeZone });
  const [one] = await it.conversations();
  const times: string[] = one.messages.map((each: { created_time: string }) => each.created_time);
  return { times, html: report?.html?.map(({ time_zone, because }) => [time_zone, because]) };
}

const MINUTES = ['2021-01-05T09:21:00+0000', '2021-07-05T08:21:00+0000'];
const SECONDS = ['2021-01-05T09:21:07+0000', '2021-07-05T08:21:07+0000'];

describe('the zone of a page', () => {
  it('is told by a flag', async () => {
    const { times, html: told } = await imported([html('Europe/Paris')], 'Europe/Paris');
    expect(times).toEqual(MINUTES);
    expect(told).toEqual([['Europe/Paris', 'given']]);
  });

  it('is told better by the same messages in JSON, of this import or of one before', async () => {
    for (const downloads of [
      [json, html('Asia/Kolkata')],
      [{ ...json, ...html('Asia/Kolkata') }],
    ]) {
      const { times, html: told } = await imported(downloads, 'Europe/Paris');
      expect(times).toEqual(SECONDS);
      expect(told).toEqual([['UTC+05:30', 'json']]);
    }
  });

  it('is told by JSON that is in as well when the page comes again, alone or with that JSON', async () => {
    const page = html('Asia/Kolkata');
    for (const again of [page, { ...json, ...page }]) {
      const { times, html: told } = await imported([json, page, again], 'Europe/Paris');
      expect(times).toEqual(SECONDS);
      expect(told).toEqual([['UTC+05:30', 'json']]);
    }
  });

  it('is told by JSON of another number too', async () => {
    const page = html('Asia/Kolkata', undefined, 'messages/inbox/ada_qwxy');
    const { times, html: told } = await imported([json, page], 'Europe/Paris');
    expect(times).toEqual(SECONDS);
    expect(told).toEqual([['UTC+05:30', 'json']]);
  });

  it('may be one with summer time, if the flag agrees with JSON', async () => {
    const { times, html: told } = await imported([json, html('Europe/Paris')], 'Europe/Paris');
    expect(times).toEqual(SECONDS);
    expect(told).toEqual([['Europe/Paris', 'json']]);
  });

  it('is told by a date itself before all', async () => {
    const whenOf = (time: string) => `${shown(time, 'Asia/Tokyo')} UTC+09`;
    const { times, html: told } = await imported([html('Asia/Tokyo', whenOf)], 'Europe/Paris');
    expect(times).toEqual(MINUTES);
    expect(told).toEqual([['Europe/Paris', 'dates']]);
  });

  it('is told by <time datetime> beside what is printed', async () => {
    const whenOf = (time: string) =>
      `<time datetime="${time}">${shown(time, 'America/New_York')}</time>`;
    const { times, html: told } = await imported(
      [html('America/New_York', whenOf)],
      'Europe/Paris',
    );
    expect(times).toEqual(SECONDS);
    expect(told?.[0]?.[1]).toBe('page');
  });
});
