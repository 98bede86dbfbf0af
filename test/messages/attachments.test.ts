import { beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '../../src/store/page/platform.ts';
import { proves } from '../support/proves.ts';
import { type Json, type Said, sharedWorld } from '../support/world.ts';

type Attachment = NonNullable<NonNullable<Said['extra']>['attachments']>[number];

const shop = await sharedWorld();
/** Names of media whose bytes are their own description. */
let photo: string;
let film: string;
let still: string;
beforeAll(async () => {
  const { media } = shop.server;
  [photo, film, still] = await Promise.all([
    media.put(Buffer.from('the photo')),
    media.put(Buffer.from('the film')),
    media.put(Buffer.from('a still of the film')),
  ]);
});

/** A message with such attachments. */
async function message(platform: Platform, ...attachments: Attachment[]): Promise<string> {
  const said = [{ extra: { attachments } }];
  const [id = ''] = await shop.messageIds(await shop.conversation({ platform, said }));
  return id;
}

/** What the edge answers for the first attachment. */
async function read(id: string, fields = ''): Promise<Json> {
  const { status, body } = await shop.get(`/${id}/attachments`, { fields });
  expect(status).toBe(200);
  return body.data[0];
}

const image = (): Attachment => ({
  id: '651',
  kind: 'image',
  name: 'image-651',
  mime: 'image/jpeg',
  size: 9,
  media: photo,
  width: 640,
  height: 480,
});
const video = (): Attachment => ({
  id: '652',
  kind: 'video',
  name: 'video-652.mp4',
  mime: 'video/mp4',
  size: 8,
  media: film,
  preview: still,
  width: 320,
  height: 240,
  length: 7,
});
const file = (kind: 'file' | 'audio'): Attachment => ({
  id: '653',
  kind,
  name: 'price list.pdf',
  mime: 'application/pdf',
  size: 9,
  media: photo,
});

const leadsTo = async (address: string): Promise<string> => (await shop.send('GET', address)).text;

describe('GET /{message-id}/attachments', () => {
  proves('Message/attachments', 'lists them in order, as the field does', async () => {
    const id = await message('MESSENGER', image(), video(), file('file'));
    const { body } = await shop.get(`/${id}/attachments`);
    expect(body.data.map((each: Json) => each.id)).toEqual(['651', '652', '653']);
    expect(body.paging).toEqual({ cursors: { before: 'MAZDZD', after: 'MgZDZD' } });
    const asField = await shop.get(`/${id}`, { fields: 'attachments' });
    expect(asField.body).toEqual({ attachments: body, id });
  });

  it('is empty at the path and absent as a field where there are none', async () => {
    const id = await message('MESSENGER');
    expect((await shop.get(`/${id}/attachments`)).body).toEqual({ data: [] });
    expect((await shop.get(`/${id}`, { fields: 'attachments' })).body).toEqual({ id });
  });

  it('pages, onwards and back', async () => {
    const all = ['1', '2', '3', '4', '5'].map((id) => ({ ...file('file'), id }));
    const id = await message('MESSENGER', ...all);
    const pages = await shop.pages(`/${id}/attachments`, { fields: 'id', limit: 2 });
    expect(pages.map((page) => page.map((each) => each.id))).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5'],
    ]);
    const { body } = await shop.get(`/${id}/attachments`, { limit: 2, after: 'MwZDZD' });
    const back = await shop.send('GET', body.paging.previous);
    expect(back.body.data.map((each: Json) => each.id)).toEqual(['3', '4']);
  });

  it.each(['MTAZD', 'MAZDZDx', 'LTEZD', 'QVFI', 'x'])('refuses the cursor %s', async (after) => {
    const id = await message('MESSENGER', image());
    const { status, body } = await shop.get(`/${id}/attachments`, { after });
    expect([status, body.error.message]).toEqual([400, '(#100) Invalid cursors values']);
  });
});

describe('an attachment', () => {
  proves(
    [
      'Attachment',
      'Attachment.id',
      'Attachment.mime_type',
      'Attachment.name',
      'Attachment.size',
      'Attachment.image_data',
    ],
    'of a picture has its data by default',
    async () => {
      const answer = await read(await message('MESSENGER', image()));
      expect(answer).toEqual({
        mime_type: 'image/jpeg',
        name: 'image-651',
        size: 9,
        image_data: expect.any(Object),
        id: '651',
      });
    },
  );

  proves(['Attachment.mime_type', 'Attachment.size'], 'has neither on Instagram', async () => {
    const answer = await read(await message('INSTAGRAM', image()));
    expect(Object.keys(answer).sort()).toEqual(['id', 'image_data', 'name']);
  });

  proves('Attachment.video_data', 'of a video has video_data and no image_data', async () => {
    const answer = await read(await message('MESSENGER', video()));
    expect(answer).toEqual({
      mime_type: 'video/mp4',
      name: 'video-652.mp4',
      size: 8,
      video_data: expect.any(Object),
      id: '652',
    });
  });

  proves('Attachment.file_url', 'of a file or audio has an address only', async () => {
    for (const kind of ['file', 'audio'] as const) {
      for (const platform of ['MESSENGER', 'INSTAGRAM'] as const) {
        const answer = await read(await message(platform, file(kind)), 'file_url,image_data');
        expect(Object.keys(answer)).toEqual(['file_url', 'id']);
        expect(await leadsTo(answer.file_url)).toBe('the photo');
      }
    }
    expect(await read(await message('MESSENGER', image(), video()), 'file_url')).toEqual({
      id: '651',
    });
  });

  it('of which nothing is left has its id and name alone', async () => {
    const gone = { id: '9', kind: 'image', name: 'Media not available' } as const;
    expect(await read(await message('MESSENGER', gone))).toEqual({
      name: 'Media not available',
      id: '9',
    });
  });
});

describe('image_data', () => {
  proves(
    [
      'ImageData',
      'ImageData.width',
      'ImageData.height',
      'ImageData.max_width',
      'ImageData.max_height',
      'ImageData.url',
      'ImageData.preview_url',
      'ImageData.image_type',
      'ImageData.render_as_sticker',
    ],
    'is size, addresses and kind of a picture',
    async () => {
      const { image_data } = await read(await message('MESSENGER', image()));
      const { url, preview_url, ...rest } = image_data;
      expect(rest).toEqual({
        width: 640,
        height: 480,
        max_width: 640,
        max_height: 480,
        image_type: 1,
        render_as_sticker: false,
      });
      expect(await leadsTo(url)).toBe('the photo');
      expect(await leadsTo(preview_url)).toBe('the photo');
    },
  );

  proves(
    ['ImageData.animated_gif_url', 'ImageData.animated_gif_preview_url', 'ImageData.raw_gif_image'],
    'of a GIF has the moving picture too',
    async () => {
      const gif = { ...image(), mime: 'image/gif' };
      const { image_data } = await read(await message('MESSENGER', gif));
      expect(image_data.image_type).toBe(1);
      for (const name of ['animated_gif_url', 'animated_gif_preview_url', 'raw_gif_image']) {
        expect(await leadsTo(image_data[name]), name).toBe('the photo');
      }
    },
  );

  it('answers only the parts asked for, of which it has no id', async () => {
    const answer = await read(await message('MESSENGER', image()), 'image_data{width}');
    expect(answer).toEqual({ image_data: { width: 640 }, id: '651' });
  });
});

describe('video_data', () => {
  proves(
    [
      'VideoData',
      'VideoData.width',
      'VideoData.height',
      'VideoData.length',
      'VideoData.video_type',
      'VideoData.url',
      'VideoData.preview_url',
      'VideoData.rotation',
    ],
    'is size, length, addresses and kind of a video',
    async () => {
      const { video_data } = await read(await message('INSTAGRAM', video()));
      const { url, preview_url, ...rest } = video_data;
      expect(rest).toEqual({ width: 320, height: 240, length: 7, video_type: 1, rotation: 0 });
      expect(await leadsTo(url)).toBe('the film');
      expect(await leadsTo(preview_url)).toBe('a still of the film');
    },
  );

  it('has no preview where there is none', async () => {
    const { preview: _, ...plain } = video();
    const { video_data } = await read(await message('MESSENGER', plain));
    expect(video_data).not.toHaveProperty('preview_url');
  });
});

describe('generic_template', () => {
  proves(
    [
      'Attachment.generic_template',
      'GenericTemplate',
      'GenericTemplate.title',
      'GenericTemplate.subtitle',
      'GenericTemplate.media_url',
      'GenericTemplate.cta',
      'TemplateButton',
      'TemplateButton.title',
      'TemplateButton.type',
      'TemplateButton.url',
    ],
    'is title, subtitle, picture and an array of buttons of a template, which has no id',
    async () => {
      const cta = [
        { title: 'Order', type: 'web_url', url: 'https://shop.example/order' },
        { title: 'Ask', type: 'postback' },
      ];
      const template = { title: 'Red mug', subtitle: 'Holds much tea', media: photo, cta };
      const sent: Attachment = { id: '654', kind: 'template', template };
      const { generic_template, ...rest } = await read(await message('MESSENGER', sent));
      expect(rest).toEqual({});
      const { media_url, ...words } = generic_template;
      expect(words).toEqual({ title: 'Red mug', subtitle: 'Holds much tea', cta });
      expect(await leadsTo(media_url)).toBe('the photo');
    },
  );

  it('leaves away what the template does not have, and leads to pictures elsewhere', async () => {
    const media_url = 'https://shop.example/mug.jpg';
    const plain: Attachment = { id: '1', kind: 'template', template: { title: 'A', media_url } };
    const { generic_template } = await read(await message('INSTAGRAM', plain));
    expect(generic_template).toEqual({ title: 'A', media_url });
  });

  it('answers only the parts asked for', async () => {
    const cta = [{ title: 'Order', type: 'postback' }];
    const sent: Attachment = { id: '1', kind: 'template', template: { title: 'A', cta } };
    const fields = 'generic_template{cta{type}}';
    expect(await read(await message('MESSENGER', sent), fields)).toEqual({
      generic_template: { cta: [{ type: 'postback' }] },
    });
  });

  it('has an array of buttons too where a store of before holds a single one', async () => {
    const cta = { title: 'Order', type: 'postback' };
    const template = { title: 'A', cta } as unknown as NonNullable<Attachment['template']>;
    const id = await message('MESSENGER', { id: '1', kind: 'template', template });
    expect((await read(id)).generic_template.cta).toEqual([cta]);
  });
});

describe('of attachments', () => {
  const card: Attachment = {
    id: '654',
    kind: 'template',
    // What an import might add says nothing either.
    name: 'card',
    mime: 'text/plain',
    template: { title: 'Red mug' },
  };
  const generic_template = { title: 'Red mug' };
  const cursors = { before: 'MAZDZD', after: 'MAZDZD' };
  const asked = async (id: string, fields: string) => (await shop.get(`/${id}`, { fields })).body;

  it('a template has its template alone, and contributes nothing to anything else', async () => {
    const id = await message('MESSENGER', card);
    const whole = { attachments: { data: [{ generic_template }], paging: { cursors } }, id };
    expect(await asked(id, 'attachments')).toEqual(whole);
    expect(await asked(id, 'attachments{generic_template}')).toEqual(whole);
    for (const fields of [
      'id',
      'type',
      'id,mime_type,name,size,image_data,video_data,file_url',
      'image_data{url},video_data{url},file_url',
      'generic_template{cta}',
      'generic_template{nope}',
    ]) {
      expect(await asked(id, `attachments{${fields}}`), fields).toEqual({ id });
    }
  });

  it('pictures beside a template are all that is left of them', async () => {
    const id = await message('MESSENGER', image(), card, { ...image(), id: '655' });
    const data = async (fields: string) => (await asked(id, `attachments{${fields}}`)).attachments;
    expect((await data('id')).data).toEqual([{ id: '651' }, { id: '655' }]);
    expect((await data('type')).data).toEqual([{ id: '651' }, { id: '655' }]);
    expect((await data('generic_template')).data).toEqual([
      { id: '651' },
      { generic_template },
      { id: '655' },
    ]);
    const { body } = await shop.get(`/${id}/attachments`, { fields: 'name' });
    expect(body.data.map((each: Json) => each.id)).toEqual(['651', '655']);
    // A page of which nothing is left leads on to the next.
    const pages = await shop.pages(`/${id}/attachments`, { fields: 'id', limit: 1 });
    expect(pages).toEqual([[{ id: '651' }], [], [{ id: '655' }]]);
    const first = await asked(id, 'attachments.limit(1).after(MAZDZD){id}');
    expect(first.attachments.data).toEqual([]);
    expect(first.attachments.paging).toHaveProperty('next');
  });

  it('names that they do not have are dropped, at every depth', async () => {
    const id = await message('MESSENGER', image(), video());
    const plain = await asked(id, 'attachments{name,image_data{width}}');
    for (const fields of [
      'type,name,url,title,payload,audio_data,media_type,image_data{width}',
      'name{nope},image_data{nope,width{nope}}',
      'name,nope{deep{deeper}},image_data{width,nope.limit(3){x}}',
      'name,nope.as(n),image_data{width},video_data{nope}',
      'name,__proto__,toString,image_data{width,constructor}',
    ]) {
      expect(await asked(id, `attachments{${fields}}`), fields).toEqual(plain);
    }
    expect(plain.attachments.data).toEqual([
      { name: 'image-651', image_data: { width: 640 }, id: '651' },
      { name: 'video-652.mp4', id: '652' },
    ]);
    expect((await asked(id, 'attachments{image_data{nope}}')).attachments.data).toEqual([
      { id: '651' },
      { id: '652' },
    ]);
    expect((await shop.get(`/${id}/attachments`, { fields: 'type' })).body.data).toEqual([
      { id: '651' },
      { id: '652' },
    ]);
  });
});
