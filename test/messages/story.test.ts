import { beforeAll, describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Json, sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();
let media: string;
beforeAll(async () => {
  media = await shop.server.media.put(Buffer.from('the story'));
});

async function story(kind: 'reply_to' | 'mention', fields = 'story'): Promise<Json> {
  const extra = { story: { kind, id: '17900', media } };
  const said = [{ text: 'Lovely', extra }];
  const chat = await shop.conversation({ platform: 'INSTAGRAM', said });
  const [id] = await shop.messageIds(chat);
  return (await shop.get(`/${id}`, { fields })).body.story;
}

describe('story', () => {
  proves(
    [
      'Message.story',
      'Story',
      'Story.reply_to',
      'Story (item)',
      'Story (item).id',
      'Story (item).link',
    ],
    'of a reply is the story’s link and id',
    async () => {
      const found = await story('reply_to');
      expect(found).toEqual({ reply_to: { link: expect.any(String), id: '17900' } });
      expect((await shop.send('GET', found.reply_to.link)).text).toBe('the story');
    },
  );

  proves('Story.mention', 'of a mention is the same under another name', async () => {
    expect(await story('mention')).toEqual({
      mention: { link: expect.any(String), id: '17900' },
    });
  });

  it('answers only the parts asked for', async () => {
    expect(await story('reply_to', 'story{reply_to{id}}')).toEqual({ reply_to: { id: '17900' } });
    expect(await story('mention', 'story{mention{id}}')).toEqual({ mention: { id: '17900' } });
  });

  it('is absent from a message that has to do with none', async () => {
    const chat = await shop.conversation({ platform: 'INSTAGRAM' });
    const { body } = await shop.get(`/${chat.id}/messages`, { fields: 'story' });
    expect(body.data).toEqual([{ id: expect.any(String) }]);
  });
});
