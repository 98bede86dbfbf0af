import { describe, expect, it } from 'vitest';
import { fileOf } from '../media/given.ts';
import { png } from '../media/pictures.ts';
import { proves } from '../support/proves.ts';
import { play } from './play.ts';

const p = await play();
const picture = fileOf(png(9, 16), 'story.png');
const url = 'https://instagram.com/p/Bowls';

const read = async (id: string, fields: string) => (await p.world.get(`/${id}`, { fields })).body;

describe('a link on Messenger', () => {
  it('comes beside its text, and is read among the shares', async () => {
    const ada = await p.customer('Ada');
    const text = `Have you seen ${url}?`;
    const { message_id } = await p.does('say', ada, { text, share: url, share_title: 'Bowls' });
    expect((await p.item()).message).toEqual({
      ...{ mid: message_id, text },
      attachments: [{ title: 'Bowls', url, type: 'fallback', payload: null }],
    });
    const { shares } = await read(message_id, 'shares{link,name,type}');
    expect(shares.data).toMatchObject([{ link: url, name: 'Bowls' }]);
    expect(shares.data[0]).not.toHaveProperty('type');
  });
});

describe.each([
  ['MESSENGER', 'post', { title: 'Bowls', url }],
  ['MESSENGER', 'reel', { reel_video_id: '77', title: 'Bowls', url }],
  ['MESSENGER', 'ig_reel', { reel_video_id: '77', title: 'Bowls', url }],
  ['INSTAGRAM', 'ig_post', { ig_post_media_id: '77', title: 'Bowls', url }],
  ['INSTAGRAM', 'share', { ig_post_media_id: '77', title: 'Bowls', url }],
  ['INSTAGRAM', 'ig_reel', { reel_video_id: '77', title: 'Bowls', url }],
  ['INSTAGRAM', 'ig_story', { story_media_id: '77', story_media_url: url }],
] as const)('on %s, a %s', (platform, kind, payload) => {
  it('is told with its id and address', async () => {
    const bo = await p.customer('Bo', platform);
    const share = { share: url, share_kind: kind, share_title: 'Bowls', share_id: '77' };
    await p.does('say', bo, share);
    expect((await p.item()).message.attachments).toEqual([{ type: kind, payload }]);
  });
});

proves(
  ['Share.type', 'Share.url', 'Share.title'],
  'a post of Instagram tells more than a link',
  async () => {
    const cy = await p.customer('Cy', 'INSTAGRAM');
    const { message_id } = await p.does('say', cy, { share: url, share_title: 'Bowls' });
    const [{ type, payload }] = (await p.item()).message.attachments;
    expect(type).toBe('ig_post');
    const { shares } = await read(message_id, 'shares{id,link,type,url,title}');
    const id = payload.ig_post_media_id;
    expect(shares.data).toEqual([{ id, link: url, type, url, title: 'Bowls' }]);
  },
);

it.each([
  ['MESSENGER', { share: url, share_kind: 'ig_story' }, /On Messenger nobody shares a ig_story/],
  ['INSTAGRAM', { share: url, share_kind: 'fallback' }, /On Instagram nobody shares a fallback/],
  ['MESSENGER', { share: 'javascript:1' }, /begins with https/],
  ['MESSENGER', { text: 'x', share_title: 'y' }, /"share_title" says more of "share"/],
  ['MESSENGER', { location: '91,0' }, /LAT,LONG/],
  ['MESSENGER', { location: '1,2,3' }, /LAT,LONG/],
  ['MESSENGER', { location: 'here' }, /LAT,LONG/],
  ['MESSENGER', { story: 'reply', text: 'x', files: [picture] }, /Stories are Instagram's/],
  ['INSTAGRAM', { story: 'mention' }, /one picture or video/],
  ['MESSENGER', { kind: 'like_heart' }, /is Instagram's/],
  ['INSTAGRAM', { kind: 'ephemeral', files: [picture] }, /has no files/],
] as const)('what cannot be shared on %s is refused (%#)', async (platform, body, message) => {
  const answer = await p.act('say', await p.customer('Nobody', platform), body);
  expect(answer.status).toBe(400);
  expect(answer.body.error.message).toMatch(message);
  expect(await p.heard()).toEqual([]);
});

describe('where somebody is', () => {
  it('is told in degrees, and read as a share that leads to a map', async () => {
    const di = await p.customer('Di');
    const { message_id } = await p.does('say', di, { location: '-33.431012,-70.57618' });
    const coordinates = { lat: -33.431012, long: -70.57618 };
    expect((await p.item()).message.attachments).toEqual([
      { type: 'location', payload: { coordinates } },
    ]);
    const { shares } = await read(message_id, 'shares{link,name}');
    expect(shares.data[0].link).toContain('where1=-33.431012%2C+-70.57618');
  });

  it('has a title and an address where it is called something', async () => {
    const ed = await p.customer('Ed');
    await p.does('say', ed, { location: '1,2', location_title: 'Ed’s Location' });
    const [{ title, url, type }] = (await p.item()).message.attachments;
    expect([title, type]).toEqual(['Ed’s Location', 'location']);
    expect(url).toContain('where1=1%2C+2');
  });
});

describe('a story', () => {
  it('is told with the answer to it, and read beside its text', async () => {
    const fay = await p.customer('Fay', 'INSTAGRAM');
    const said = { text: 'Is it still there?', files: [picture], story: 'reply', story_id: '179' };
    const { message_id } = await p.does('say', fay, said);
    const { text, reply_to, attachments } = (await p.item()).message;
    expect([text, reply_to.story.id, attachments]).toEqual([said.text, '179', undefined]);
    expect((await fetch(reply_to.story.url)).status).toBe(200);
    const { story } = await read(message_id, 'story');
    expect(story.reply_to).toMatchObject({ id: '179' });
  });

  it('that mentions the account opens the window', async () => {
    const gus = await p.world.person('Gus', 'INSTAGRAM');
    const { message_id } = await p.does('say', gus, { files: [picture], story: 'mention' });
    expect((await p.item()).message.attachments).toMatchObject([{ type: 'story_mention' }]);
    expect((await read(message_id, 'story')).story.mention.link).toContain('/_convograph/media/');
    await p.sends(gus, 'Thank you!');
    await p.heard();
  });

  it('of a person is answered by the Page, which is told as an echo', async () => {
    const hal = await p.customer('Hal', 'INSTAGRAM');
    const said = { text: 'Nice!', files: [picture], story: 'reply', from_page: true };
    await p.does('say', hal, said);
    expect((await p.item()).message).toMatchObject({ is_echo: true, reply_to: { story: {} } });
  });
});

describe('what apps are told the kind of', () => {
  it.each([
    ['like_heart', undefined],
    ['ephemeral', true],
  ] as const)('on Instagram, a %s', async (kind, is_unsupported) => {
    const ida = await p.customer('Ida', 'INSTAGRAM');
    const { message_id } = await p.does('say', ida, { kind });
    expect((await p.item()).message).toEqual({ mid: message_id, attachments: [{ type: kind }] });
    expect((await read(message_id, 'is_unsupported')).is_unsupported).toBe(is_unsupported);
  });

  it.each(['MESSENGER', 'INSTAGRAM'] as const)(
    'on %s, what the API does not show',
    async (platform) => {
      const jo = await p.customer('Jo', platform);
      const { message_id: mid } = await p.does('say', jo, { kind: 'unsupported' });
      expect((await p.item()).message).toEqual({ mid, is_unsupported: true });
    },
  );
});

it('an answer on Instagram says each time whether it is one to oneself', async () => {
  const kim = await p.customer('Kim', 'INSTAGRAM');
  const sent = await p.sends(kim, 'What size?');
  await p.heard();
  await p.does('say', kim, { text: 'M', reply_to: sent });
  expect((await p.item()).message.reply_to).toEqual({ mid: sent, is_self_reply: false });
});

describe('what Meta AI writes for a Page', () => {
  it('is told as such, by the inbox app', async () => {
    const lea = await p.customer('Lea');
    const { message_id: mid } = await p.does('say', lea, {
      ...{ text: 'We are open until six.', from_page: true, ai: true },
    });
    expect((await p.item()).message).toEqual({
      ...{ is_echo: true, app_id: 263902037430900, metadata: '{"source":"axon"}', mid },
      ...{ text: 'We are open until six.', ai_generated: true },
    });
  });

  it.each([
    ['MESSENGER', { text: 'x', ai: true }, /say "from_page" too/],
    ['INSTAGRAM', { text: 'x', ai: true, from_page: true }, /Meta AI answers on Messenger/],
  ] as const)('is refused elsewhere (%#)', async (platform, body, message) => {
    const { status, body: told } = await p.act('say', await p.customer('No', platform), body);
    expect(status).toBe(400);
    expect(told.error.message).toMatch(message);
  });
});

describe('a new message on Instagram', () => {
  it.each([
    [{}, ['sender', 'recipient', 'timestamp', 'message_edit']],
    [{ unsaid: true }, ['timestamp', 'message_edit']],
  ])('is told of as an edit that was none (%#)', async (body, keys) => {
    const max = await p.customer('Max', 'INSTAGRAM');
    const { message_id: mid } = await p.does('say', max, { text: 'hi' });
    await p.heard();
    await p.does('edit-notice', max, body);
    const [told = ''] = await p.heard();
    const [item] = JSON.parse(told).entry[0].messaging;
    expect(Object.keys(item)).toEqual(keys);
    expect(item.message_edit).toEqual({ mid, num_edit: 0 });
  });

  it('is not on Messenger', async () => {
    const { status, body } = await p.act('edit-notice', await p.customer('Ned'));
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/^Instagram alone does so/);
  });
});

it('a reaction that is taken back may be told again', async () => {
  const oda = await p.customer('Oda');
  const mid = await p.sends(oda, 'Hello');
  await p.does('react', oda, { reaction: 'wow' });
  await p.heard();
  await p.does('unreact', oda, { repeats: true });
  expect((await p.item()).reaction).toEqual({
    mid,
    action: 'unreact',
    emoji: '😮',
    reaction: 'wow',
  });
});

it('a person asks about what the Page sells, and about nothing else', async () => {
  const { body: mug } = await p.post('/products', { name: 'Mug', price: '€24.00' });
  const di = await p.customer('Di');
  const { message_id: mid } = await p.does('say', di, { text: 'Still there?', asks_about: mug.id });
  const { id, retailer_id } = mug;
  const shown = { id, retailer_id, title: 'Mug', subtitle: '€24.00' };
  expect((await p.item()).message).toEqual({
    ...{ mid, text: 'Still there?' },
    attachments: [{ type: 'template', payload: { product: { elements: [shown] } } }],
  });
  expect((await p.act('say', di, { asks_about: '1' })).text).toContain('sells no product 1');
  expect((await p.act('say', di, { share: url, asks_about: id })).status).toBe(400);
});
