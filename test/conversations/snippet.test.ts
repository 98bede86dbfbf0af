import { describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Json, type Said, sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();

const MEDIA = 'a'.repeat(64);

async function snippetOf(said: readonly Said[], platform?: 'INSTAGRAM'): Promise<Json> {
  const { id } = await shop.conversation({ said, ...(platform ? { platform } : {}) });
  return (await shop.get(`/${id}`, { fields: 'snippet' })).body.snippet;
}

describe('snippet', () => {
  proves('UnifiedThread.snippet', 'is the newest text, whoever wrote it', async () => {
    expect(await snippetOf([{ text: 'hello' }, { by: 'page', text: 'Hi, Ada!' }])).toBe('Hi, Ada!');
    expect(await snippetOf([{ by: 'page', text: 'Hi' }, { text: 'ça va? 👋' }])).toBe('ça va? 👋');
  });

  it('is the newest by time, not by arrival', async () => {
    const said = [
      { ago: 1, text: 'newest' },
      { ago: 9, text: 'later found' },
    ];
    expect(await snippetOf(said)).toBe('newest');
  });

  it('never shows a deleted message', async () => {
    const said = [{ text: 'kept' }, { text: 'taken back', flags: 1 }];
    expect(await snippetOf(said)).toBe('kept');
    expect(await snippetOf([{ text: 'taken back', flags: 1 }])).toBeUndefined();
  });

  it.each([
    ['Ada Okafor sent a sticker.', { sticker: { id: '1', media: MEDIA } }],
    ['Ada Okafor sent a photo.', { attachments: [{ id: '1', kind: 'image', media: MEDIA }] }],
    ['Ada Okafor sent a video.', { attachments: [{ id: '1', kind: 'video', media: MEDIA }] }],
    ['Ada Okafor sent a voice message.', { attachments: [{ id: '1', kind: 'audio' }] }],
    ['Ada Okafor sent an attachment.', { attachments: [{ id: '1', kind: 'file' }] }],
    ['Ada Okafor sent a template.', { attachments: [{ id: '1', kind: 'template' }] }],
    ['Ada Okafor sent a link.', { shares: [{ id: '1', link: 'https://shop.example' }] }],
  ] as [string, Said['extra']][])('without text it says: %s', async (sentence, extra) => {
    expect(await snippetOf([{ text: 'older' }, { extra }])).toBe(sentence);
    expect(await snippetOf([{ text: 'A text goes first', extra }])).toBe('A text goes first');
  });

  it('names the Page as sender', async () => {
    const extra = { attachments: [{ id: '1', kind: 'image', media: MEDIA }] } as const;
    expect(await snippetOf([{ by: 'page', extra }])).toBe('Corner Shop sent a photo.');
  });

  it('says usernames on Instagram', async () => {
    const extra = { story: { kind: 'mention', id: '7', media: MEDIA } } as const;
    expect(await snippetOf([{ extra }], 'INSTAGRAM')).toBe('ada.okafor shared a story.');
  });

  it('says "Somebody" of a sender whom nobody knows', async () => {
    const extra = { sticker: { id: '1', media: MEDIA } };
    expect(await snippetOf([{ by: 'nobody', extra }])).toBe('Somebody sent a sticker.');
  });

  it('is absent where there is nothing to tell', async () => {
    expect(await snippetOf([{ flags: 2 }], 'INSTAGRAM')).toBeUndefined();
    expect(await snippetOf([])).toBeUndefined();
  });
});
