import { describe, expect, it } from 'vitest';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { DATED_PARTS, type DatedPart } from '../../src/graph/declare/dated-parts.ts';
import { play } from '../acts/play.ts';
import { FILES, fileHost } from '../sending/files.ts';
import { grid, templated } from '../sending/samples.ts';
import { AT_INSTAGRAM, errorOf, sender } from '../sending/sending.ts';
import { proves } from '../support/proves.ts';
import { asOf, eve } from './as-of.ts';

/** The clock stands on a day on which all that came is there, and all that went is gone. */
const p = await play({ mode: 'archive', now: Date.UTC(2026, 10, 29, 9) });
const { world: w } = p;
const { send } = sender(w);
const login = await w.tokenFor({ kind: 'instagram', pageId: w.page.id });
const host = await fileHost();
const picture = { type: 'image', payload: { url: host.add(FILES.image, 'bowl.jpg') } };
const maya = await p.customer('Maya');
const ines = await p.customer('Ines', 'INSTAGRAM');

const sends = async (message: object, rest: object = {}, to = maya) =>
  errorOf(await send({ recipient: { id: to.id }, message, ...rest }));
const onInstagram = (message: object, rest: object = {}) => sends(message, rest, ines);

/** Whether a send goes out, or is refused so. */
function goes(answer: object, refused: object): boolean {
  if ('code' in answer) expect(answer).toMatchObject({ status: 400, ...refused });
  else expect(answer).toEqual({ status: 200 });
  return !('code' in answer);
}

/** What a message says it answers, as the app reads it. */
const answeredBy = async (access_token?: string): Promise<boolean> => {
  const { message_id: mid } = await p.does('say', ines, { text: 'Is it there?' });
  const body = { recipient: { id: ines.id }, message: { text: 'It is' }, reply_to: { mid } };
  const path = access_token && AT_INSTAGRAM;
  const { status, body: sent } = await send(body, access_token ? { access_token } : {}, path);
  expect(status).toBe(200);
  const read = await w.get(`/${sent.message_id}`, { fields: 'reply_to{mid}' });
  return read.body.reply_to !== undefined;
};

/** The types of what webhooks say is attached to a sticker of the customer's. */
const stickerTypes = async (): Promise<string[]> => {
  await p.heard();
  await p.does('say', maya, { sticker: 'like' });
  const { message } = await p.item();
  expect('sticker_id' in message).toBe(message.attachments.every(isImage));
  return message.attachments.map(({ type }: { type: string }) => type);
};
const isImage = ({ type }: { type: string }) => type === 'image';

/** Whether there is something, on the day that is set. */
const HAS: Readonly<Record<DatedPart, () => Promise<boolean>>> = {
  instagram_pdf: async () => {
    const payload = { url: host.add(FILES.file, 'prices.pdf') };
    const param = { message: expect.stringContaining('message[attachment][type]') };
    return goes(await onInstagram({ attachment: { type: 'file', payload } }), param);
  },
  instagram_reply_to: () => answeredBy(),
  instagram_attachment_id: async () => {
    const message = { attachment: picture };
    const { body } = await sender(w).send(
      { platform: 'instagram', message },
      {},
      '/me/message_attachments',
    );
    const payload = { attachment_id: body.attachment_id };
    return goes(await onInstagram({ attachment: { type: 'image', payload } }), {
      error_subcode: 2018074,
    });
  },
  closed_tags: async () => {
    const tagged = { messaging_type: 'MESSAGE_TAG', tag: 'ACCOUNT_UPDATE' };
    return goes(await sends({ text: 'Hi' }, tagged), { code: 100, error_subcode: 1893061 });
  },
  share: async () => {
    const shared = { share: 'https://shop.example/1', share_kind: 'share' };
    const { status, text } = await p.act('say', ines, shared);
    if (status !== 201) expect(text).toContain('there are ig_post, ig_reel, ig_story, reel');
    return status === 201;
  },
  instagram_pictures: async () =>
    goes(await onInstagram({ attachments: [picture, picture] }), {
      message: '(#100) Sending several pictures is in beta, and not available to this app.',
      error_subcode: 2534068,
    }),
  stickers: async () => {
    const access_token = `${w.app.id}|${w.app.secret}`;
    const paths = ['/sticker_packs', '/sticker_packs/1/stickers', '/sticker_search?q=hello'];
    const [packs, , search] = await Promise.all(paths.map((path) => w.get(path, { access_token })));
    const { data: [pack] = [{ id: '1' }] } = packs?.body ?? {};
    const list = await w.get(`/sticker_packs/${pack.id}/stickers`, { access_token });
    const statuses = [packs, search, list].map((answer) => answer?.status);
    expect(new Set(statuses.map((status) => status === 200)).size).toBe(1);
    if (packs?.status !== 200) expect(errorOf(packs ?? list).code).toBe(803);
    return packs?.status === 200;
  },
  sticker_id: async () =>
    goes(await sends({ sticker_id: '369239263222822' }), {
      message: '(#100) Invalid keys "sticker_id" were found in param "message".',
    }),
  sticker_attachment: async () => (await stickerTypes()).includes('sticker'),
  sticker_image: async () => (await stickerTypes()).includes('image'),
  restriction: async () => {
    await changePage(w.server, w.page.id, { refuse: 1893063 });
    const { code, error_subcode } = await sends({ text: 'Hi' });
    await changePage(w.server, w.page.id, { refuse: null });
    expect([
      [10, 1893063],
      [368, undefined],
    ]).toContainEqual([code, error_subcode]);
    return code === 10;
  },
  image_grid: async () =>
    goes(await sends(templated('image_grid', { elements: [grid] })), { error_subcode: 2018026 }),
  login_reply_to: () => answeredBy(login),
  contact_quick_replies: async () => {
    const quick_replies = [{ content_type: 'user_email' }];
    await p.sends(ines, { text: 'Where to?', quick_replies });
    const { status } = await p.act('tap', ines, { title: 'user_email', value: 'i@b.example' });
    return status === 201;
  },
};

describe.each(DATED_PARTS)('$part (wire.md $row)', ({ part, from, ends, followsClock }) => {
  const has = async (day: string) => {
    await asOf(w, day);
    return HAS[part]();
  };

  if (from) {
    it(`is there from ${from} on, and not before`, async () => {
      expect(await has(eve(from))).toBe(false);
      expect(await has(from)).toBe(true);
    });
  }

  if (ends) {
    it(`is there until the eve of ${ends}, and not after it`, async () => {
      expect(await has(eve(ends))).toBe(true);
      expect(await has(ends)).toBe(false);
    });
  }

  it('is there where the platform is as of no day, or follows the clock', async () => {
    const isThere = followsClock ? ends === undefined : true;
    expect(await has('all')).toBe(isThere);
  });
});

proves(
  'error:picturesBeta',
  'one picture among `attachments` is of the beta too (wire.md 13.1, 11)',
  async () => {
    await asOf(w, '2026-05-05');
    expect(await onInstagram({ attachments: [picture] })).toMatchObject({ error_subcode: 2534068 });
    expect(await sends({ attachments: [picture, picture] })).toEqual({ status: 200 });
  },
);

it('whoever asks whether a tag lets a message out is told of the same day', async () => {
  const ask = async (day: string) => {
    await asOf(w, day);
    const asked = { to: maya.id, app: w.app.id, tag: 'ACCOUNT_UPDATE', type: 'MESSAGE_TAG' };
    return (await p.post('/can-send', asked)).body.ok;
  };
  expect([await ask('2026-04-26'), await ask('2026-04-27')]).toEqual([true, false]);
});

it('a sticker that an app sends is echoed as on that day', async () => {
  await asOf(w, '2026-06-01');
  await p.heard();
  await p.sends(maya, { sticker_id: '369239263222822' });
  const { message } = await p.item();
  expect(message.attachments).toMatchObject([{ type: 'image' }, { type: 'sticker' }]);
});
