import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileText, namesIn } from '../../scripts/sdk-names.ts';
import { createUser } from '../../src/admin/users.ts';
import { allTypes } from '../../src/api/catalogue.ts';
import { DOCUMENTED, SOURCE } from '../../src/api/documented/names.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, type Json, type World, world } from '../support/world.ts';

describe('a name that Meta documents and of which there is no data', () => {
  let shop: World;
  let chat: Conversation;
  let dm: Conversation;
  let messageId: string;
  let user: { readonly id: string; readonly token: string };
  let instagram: string;
  beforeAll(async () => {
    const server = await world();
    const picture = await server.server.media.put(Buffer.from('a sign'));
    shop = await server.besides({ profile: { category: 'Tea Room', picture } });
    const extra = { shares: [{ id: '7', link: 'https://shop.example/' }] };
    chat = await shop.conversation({ said: [{ text: 'Look', extra }] });
    dm = await shop.conversation({ platform: 'INSTAGRAM' });
    [messageId = ''] = await shop.messageIds(chat);
    const { id } = await createUser(shop.server, { name: 'Uma Ferreira' });
    user = { id, token: await shop.tokenFor({ kind: 'user', userId: id }) };
    instagram = await shop.tokenFor({ kind: 'instagram', pageId: shop.page.id });
  });
  afterAll(() => shop.close());

  const LOGIN = '/_convograph/instagram';

  /** By row of docs/compatibility.md: what is asked, with which token, for which names. */
  const nodes = (): Readonly<
    Record<string, { path: string; within?: string; token?: string; names: readonly string[] }>
  > => ({
    'Page: without data': { path: `/${shop.page.id}`, names: all('Page') },
    'PageCategory: without data': {
      path: '/me',
      within: 'category_list',
      names: all('PageCategory'),
    },
    'ProfilePictureSource: without data': {
      path: '/me',
      within: 'picture',
      names: all('ProfilePictureSource'),
    },
    'IGUser (linked): without data': {
      path: '/me',
      within: 'instagram_business_account',
      names: all('IGUser'),
    },
    'IGUser: without data': { path: `/${shop.page.instagramId}`, names: all('IGUser') },
    'IGUser (Instagram login): without data': {
      path: `${LOGIN}/me`,
      token: instagram,
      names: all('IGUserForIGOnlyAPI'),
    },
    'UnifiedThread: without data': {
      path: `/${chat.id}`,
      names: [...all('UnifiedThread'), 'subject', 'tag'],
    },
    'Message: without data': { path: `/${messageId}`, names: ['subject', 'thread_id'] },
    'Share: without data': {
      path: `/${messageId}`,
      within: 'shares',
      names: ['picture', 'stickerID', 'title', 'type', 'url'],
    },
    'User (Messenger profile): without data': { path: `/${chat.person.id}`, names: all('User') },
    'User (token): without data': { path: '/me', token: user.token, names: all('User') },
    'Application: without data': {
      path: '/app',
      token: `${shop.app.id}|${shop.app.secret}`,
      names: all('Application'),
    },
  });

  proves(
    [
      'Page: without data',
      'PageCategory: without data',
      'ProfilePictureSource: without data',
      'IGUser (linked): without data',
      'IGUser: without data',
      'IGUser (Instagram login): without data',
      'UnifiedThread: without data',
      'Message: without data',
      'Share: without data',
      'User (Messenger profile): without data',
      'User (token): without data',
      'Application: without data',
    ],
    'is known on every node, and in no answer',
    async () => {
      for (const [row, { path, within, token = shop.token, names }] of Object.entries(nodes())) {
        const asked = (fields: string) =>
          shop.get(path, {
            access_token: token,
            fields: within === undefined ? fields : `${within}{${fields}}`,
          });
        const inner = ({ body }: { body: Json }) => (within === undefined ? body : body[within]);
        const whole = await asked(names.join(','));
        expect(whole.status, `${row}: ${whole.text}`).toBe(200);
        const dataless = datalessOf(row);
        expect(dataless.length, row).toBeGreaterThan(0);
        const bare = await asked(dataless[0] ?? '');
        for (const name of dataless) {
          // Whatever is asked of what is not there: it may be an object, and may be an edge.
          for (const fields of [name, `${name}.limit(2).as(other){x,y{z}}`]) {
            const answer = await asked(fields);
            expect([answer.status, answer.text], `${row}: ${fields}`).toEqual([200, bare.text]);
          }
        }
        const left = [inner(bare)?.data ?? inner(bare) ?? []].flat();
        for (const each of left) expect(Object.keys(each), row).toEqual(['id']);
      }
    },
  );

  it('is told of by metadata, which names no type of it, and links to no such edge', async () => {
    const { metadata } = (await shop.get('/me', { metadata: 1 })).body;
    expect(metadata.fields).toContainEqual({
      name: 'fan_count',
      description: 'A known field without data.',
      type: 'mixed',
    });
    const names = metadata.fields.map(({ name }: Json) => name);
    expect(names).toEqual(expect.arrayContaining([...DOCUMENTED.Page.fields]));
    expect(names).not.toContain('posts');
    expect(Object.keys(metadata.connections)).not.toContain('posts');
  });

  it('is none of another node', async () => {
    for (const [path, field, type] of [
      [`/${dm.person.id}`, 'first_name', 'IGBusinessScopedID'],
      [`/${dm.person.id}`, 'biography', 'IGBusinessScopedID'],
      [`/${chat.person.id}`, 'fan_count', 'User'],
      ['/me', 'birthday_month', 'Page'],
      [`/${shop.page.instagramId}`, 'account_type', 'IGUser'],
    ] as const) {
      const { body } = await shop.get(path, { fields: field });
      expect(body.error?.message).toBe(
        `(#100) Tried accessing nonexisting field (${field}) on node type (${type})`,
      );
    }
    const direct = { access_token: instagram, fields: 'is_published' };
    expect((await shop.get(`${LOGIN}/me`, direct)).body.error?.code).toBe(100);
  });

  // passport-facebook, python-facebook, RestFB and huandu/facebook, as they send them by default.
  it.each([
    ['/me', 'id,name,email'],
    ['/me', 'id,name,last_name,first_name,middle_name,gender,birthday,link,email,picture'],
    ['/me', 'id,first_name,last_name,middle_name,name,name_format,picture,short_name'],
    ['PAGE', 'about,fan_count,website'],
    [
      'PAGE',
      'id,about,category,category_list,cover,description,description_html,display_subtext,emails,engagement,fan_count,global_brand_page_name,global_brand_root_id,link,name,phone,picture,username,verification_status,website',
    ],
    ['PAGE', 'name,picture{url},cover{source},location{city,country},posts.limit(3){message}'],
    ['IG', 'id,biography,name,username,profile_picture_url,followers_count,media_count'],
    ['/app', 'id,category,description,link,name,namespace'],
    ['CHAT', 'id,link,message_count,snippet,unread_count,updated_time'],
    ['MESSAGE', 'id,created_time,from,to,tags,thread_id,subject'],
  ])('does not stand in the way of what clients send to %s: %s', async (place, fields) => {
    const places: Record<string, string> = {
      PAGE: `/${shop.page.id}`,
      IG: `/${shop.page.instagramId}`,
      CHAT: `/${chat.id}`,
      MESSAGE: `/${messageId}`,
    };
    const access_token = place === '/me' ? user.token : shop.token;
    const answer = await shop.get(places[place] ?? place, { fields, access_token });
    expect(answer.status, answer.text).toBe(200);
  });
});

describe('the list of documented names', () => {
  it('tells the SDK that it is from, and how it is made again', () => {
    expect(SOURCE).toMatch(/^facebook-nodejs-business-sdk \d+\.\d+\.\d+$/);
    // The counts that wire.md 13.3 l tells of that SDK.
    const counts = [DOCUMENTED.User, DOCUMENTED.Page, DOCUMENTED.IGUser].map(
      ({ fields }) => fields.length,
    );
    expect(counts).toEqual([49, 152, 19]);
  });

  it('holds the fields of a class of the SDK, and the edges by verb', () => {
    const source = `
      static get Fields (): Object {
        return Object.freeze({
          name: 'name',
          about: 'about',
        });
      }
      static get Platform (): Object {
        return Object.freeze({ instagram: 'INSTAGRAM' });
      }
      getPosts (fields: Array<string>, params: Object = {}, fetchFirstPage: boolean = true) {
        return this.getEdge(
          Post,
          fields,
          params,
          fetchFirstPage,
          '/posts'
        );
      }
      createMessage (fields: Array<string>, params: Object = {}) {
        return this.createEdge('/messages', fields, params);
      }
      deleteBlocked (params: Object = {}) {
        return super.deleteEdge(
          '/blocked',
          params
        );
      }
  update (fields: Array<string>, params: Object = {}): Page {
  }`;
    const names = namesIn(source);
    expect(names).toEqual({
      ...{ fields: ['about', 'name'], edges: ['posts'] },
      ...{ posts: ['.', 'messages'], deletes: ['blocked'] },
    });
    expect(fileText('1.2.3', { Page: names })).toContain('fields: words(`\n      about name`)');
  });
});

/** The names without data that a row of docs/compatibility.md stands for. */
const datalessOf = (row: string): readonly string[] =>
  allTypes()
    .filter(({ name, variant }) => row.startsWith(variant ? `${name} (${variant}):` : `${name}:`))
    .flatMap(({ fields }) => fields.filter(({ kind }) => kind === 'dataless'))
    .map(({ name }) => name);

/** Everything that a class of the SDK names. */
const all = (name: keyof typeof DOCUMENTED): readonly string[] => [
  ...DOCUMENTED[name].fields,
  // The one that is there for more than a name: it asks for a parameter.
  ...DOCUMENTED[name].edges.filter((edge) => edge !== 'thread_owner'),
];
