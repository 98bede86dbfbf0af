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
