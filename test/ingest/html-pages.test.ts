import { describe, expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import { facebookPage, instagramPage, olderPage, type TestMessage } from './support/pages.ts';

const SHOP = 'Corner Shop';
const UTC = { timeZone: 'UTC' };

const lines = (conversation: Json) =>
  conversation.messages.map((one: Json) => [
    one.created_time,
    one.from?.name ?? one.from?.username,
    one.message,
  ]);

const THREE: readonly TestMessage[] = [
  { sender: 'Ada Quill', text: 'Thank you!', when: 'Mar 6, 2021, 9:05 AM' },
  { sender: SHOP, text: 'Yes, until six.', when: 'Mar 5, 2021, 2:22 PM' },
  { sender: 'Ada Quill', text: 'Are you open & "in"?\nToday?', when: 'Mar 5, 2021, 2:21 PM' },
];

describe('a download in HTML', () => {
  it.each([
    ['of Facebook in sections', facebookPage],
    [
      'of Facebook in boxes',
      (page: Parameters<typeof facebookPage>[0]) => facebookPage(page, 'div'),
    ],
    ['of before 2021', olderPage],
  ])('%s is imported like one in JSON', async (_, pageOf) => {
    await using it = await archiveWorld();
    const folder = await it.save({
      'messages/inbox/adaquill_12/message_1.html': pageOf({ title: 'Ada Quill', messages: THREE }),
    });
    const report = await it.load(folder, UTC);
    expect(report).toMatchObject({ conversations: 1, messages: 3, skipped: [] });
    const [one] = await it.conversations();
    expect(one.platform).toBe('messenger');
    expect(lines(one)).toEqual([
      ['2021-03-05T14:21:00+0000', 'Ada Quill', 'Are you open & "in"?\nToday?'],
      ['2021-03-05T14:22:00+0000', SHOP, 'Yes, until six.'],
      ['2021-03-06T09:05:00+0000', 'Ada Quill', 'Thank you!'],
    ]);
  });

  it('of Instagram is known by its pages', async () => {
    await using it = await archiveWorld();
    const folder = await it.save({
      'messages/inbox/ada_12/message_1.html': instagramPage({
        title: 'Ada Quill',
        messages: [
          { sender: SHOP, text: 'Hello', when: 'Sep 22, 2023 6:33 pm' },
          { sender: 'Ada Quill', text: 'Hi', when: 'Sep 22, 2023 6:31 pm' },
        ],
      }),
    });
    expect(await it.load(folder, UTC)).toMatchObject({ messages: 2, skipped: [] });
    const [one] = await it.conversations();
    expect(one.platform).toBe('instagram');
    expect(lines(one)[0]).toEqual(['2023-09-22T18:31:00+0000', 'Ada Quill', 'Hi']);
  });
});

describe('a message of a page', () => {
  it('has its media, what it shares and its reactions', async () => {
    await using it = await archiveWorld();
    const place = 'your_facebook_activity/messages/inbox/ada_12';
    const when = 'Jul 12, 2024 4:54:10 pm';
    const folder = await it.save({
      [`${place}/message_1.html`]: facebookPage({
        title: 'Ada Quill',
        messages: [
          { sender: SHOP, when, text: 'Look', photos: [`${place}/photos/1.png`] },
          { sender: 'Ada Quill', when, videos: [`${place}/videos/2.mp4`] },
          { sender: 'Ada Quill', when, audio: [`${place}/audio/3.mp4`] },
          { sender: 'Ada Quill', when, files: [`${place}/files/4.pdf`] },
          {
            ...{ sender: 'Ada Quill', when, text: 'See this' },
            ...{ link: 'https://example.com/a?b=1&c=2', linkText: 'A vase' },
            reactions: [
              ['👍🏽', SHOP, 'Jul 12, 2024 4:55:00 pm'],
              ['❤', 'Ada (work)'],
            ],
          },
          { sender: 'Ada Quill', when, text: 'Ada Quill unsent a message.' },
        ],
      }),
      [`${place}/photos/1.png`]: 'not really',
      [`${place}/videos/2.mp4`]: 'a video',
      [`${place}/audio/3.mp4`]: 'a sound',
    });
    const report = await it.load(folder, UTC);
    expect(report).toMatchObject({ messages: 6, media: 3, skipped: [] });
    expect(report.missing_media.map(({ file }) => file)).toEqual([`${place}/files/4.pdf`]);
    const [one] = await it.conversations();
    const [shared, file, sound, video, photo, ...more] = one.messages;
    expect(more).toEqual([]);
    expect(shared).toMatchObject({
      message: 'See this',
      shares: { data: [{ link: 'https://example.com/a?b=1&c=2', description: 'A vase' }] },
      reactions: {
        data: [
          { reaction: '👍🏽', users: [{ name: SHOP }] },
          { reaction: '❤', users: [{ name: 'Ada (work)' }] },
        ],
      },
    });
    const nameOf = (message: Json) => message.attachments.data[0].name;
    expect([file, sound, video, photo].map(nameOf)).toEqual(['4.pdf', '3.mp4', '2.mp4', '1.png']);
    expect(one.message_count).toBe(6);
  });

  it('keeps its place among those of its minute', async () => {
    await using it = await archiveWorld();
    const when = 'Mar 5, 2021, 2:21 PM';
    const messages = ['five', 'four', 'three', 'two', 'one'].map((text) => ({
      ...{ sender: text === 'two' ? SHOP : 'Ada', text, when },
    }));
    const folder = await it.save({
      'messages/inbox/ada_1/message_1.html': facebookPage({ title: 'Ada', messages }),
    });
    await it.load(folder, UTC);
    const [one] = await it.conversations();
    expect(lines(one).map(([, , text]: string[]) => text)).toEqual([
      'one',
      'two',
      'three',
      'four',
      'five',
    ]);
  });
});

describe('a group on a page', () => {
  it('has those too who never wrote', async () => {
    await using it = await archiveWorld();
    const folder = await it.save({
      'messages/inbox/us_1/message_1.html': olderPage({
        title: 'Us',
        participants: 'Teilnehmer: Ada Quill, Bo Reyes und Corner Shop',
        messages: [{ sender: SHOP, text: 'Hallo', when: '05. März 2020, 14:21' }],
      }),
    });
    expect(await it.load(folder, UTC)).toMatchObject({ messages: 1, skipped: [] });
    const [one] = await it.conversations();
    expect(one.participants.data.map(({ name }: Json) => name).sort()).toEqual(
      ['Ada Quill', 'Bo Reyes', SHOP].sort(),
    );
  });
});

describe('the page of all threads of before 2018', () => {
  const message = (user: string, when: string, text: string) =>
    `<div class="message"><div class="message_header"><span class="user">${user}</span><span class="meta">${when}</span></div></div><p>${text}</p>`;
  const thread = (people: string, ...all: string[]) =>
    `<div class="thread">${people}${all.join('')}</div>`;

  it('has each of them, with the zone that its dates tell', async () => {
    await using it = await archiveWorld();
    const folder = await it.save({
      'html/messages.htm': `<html><head><title>${SHOP} - Messages</title></head><body><div class="contents"><h1>${SHOP}</h1><div>${[
        thread(
          `${SHOP}, Ada Quill`,
          message('Ada Quill', 'Friday, October 4, 2013 at 10:05pm PDT', 'Good night &amp; bye'),
          message(SHOP, 'Friday, October 4, 2013 at 10:04pm PDT', 'Bye'),
        ),
        thread(
          `${SHOP}, Bo Reyes`,
          message('Bo Reyes', 'Monday, January 6, 2014 at 9:30am UTC+01', 'Hi'),
        ),
        thread(
          `Ada Quill, ${SHOP}`,
          message('Ada Quill', 'Thursday, October 3, 2013 at 1:00pm PDT', 'Hello'),
        ),
      ].join('')}</div></div></body></html>`,
    });
    const report = await it.load(folder);
    expect(report).toMatchObject({ conversations: 2, messages: 4, skipped: [] });
    const all = await it.conversations();
    expect(all.flatMap(lines).sort()).toEqual([
      ['2013-10-03T20:00:00+0000', 'Ada Quill', 'Hello'],
      ['2013-10-05T05:04:00+0000', SHOP, 'Bye'],
      ['2013-10-05T05:05:00+0000', 'Ada Quill', 'Good night & bye'],
      ['2014-01-06T08:30:00+0000', 'Bo Reyes', 'Hi'],
    ]);
  });
});

describe('a page that cannot be read', () => {
  it.each([
    [
      'of another layout',
      '<html><body><div class="x">Ada</div><div>Mar 5, 2021</div></body></html>',
      'layout that is not known',
    ],
    [
      'with dates of no language',
      facebookPage({
        title: 'Ada',
        messages: [{ sender: 'Ada', text: 'x', when: 'the fifth of Xyz' }],
      }),
      'its time is none: "the fifth of Xyz"',
    ],
  ])('%s is named, and nothing is guessed', async (_, page, reason) => {
    await using it = await archiveWorld();
    const folder = await it.save({ 'messages/inbox/ada_1/message_1.html': page });
    const { messages, skipped } = await it.load(folder, { ...UTC, me: 'Ada' });
    expect(messages).toBe(0);
    expect(skipped.map((one) => one.reason)).toEqual([expect.stringContaining(reason)]);
  });
});
