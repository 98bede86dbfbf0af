import { changeApp } from '../../../src/admin/apps/change-app.ts';
import { changePage } from '../../../src/admin/pages/change-page.ts';
import type { Platform } from '../../../src/store/page/platform.ts';
import type { Play } from '../../acts/play.ts';
import type { Answer, ConversationSpec, World } from '../../support/world.ts';
import { FILES, fileSender, messageOf } from '../files.ts';
import { AT_INSTAGRAM, appBeside, blocked, HOUR, sender } from '../sending.ts';

const DAY = 24 * 60;
const LATE = { said: [{ ago: DAY + 60 }] };
const INSTAGRAM = { platform: 'INSTAGRAM' } as const;

type Cause = () => Promise<Answer>;

/**
 * The request that causes each row of messaging (wire.md 3.3, 13.2), by code and subcode.
 * @param p in archive mode, with the clock after the withdrawal of tags
 */
export function causes(p: Play): Readonly<Record<string, Cause>> {
  const w = p.world;
  const { send } = sender(w);

  const to = async (spec: ConversationSpec = {}, rest: object = {}, of: World = w) => {
    const { person } = await of.conversation(spec);
    const body = { recipient: { id: person.id }, message: { text: 'Hi' }, ...rest };
    return sender(of).send(body);
  };

  const shut = async (platform: Platform, by: 'person' | 'page') => {
    const { person } = await w.conversation({ platform });
    await blocked(w, person, by);
    return send({ recipient: { id: person.id }, message: { text: 'Hi' } });
  };

  const refusing =
    (code: number, platform: Platform = 'MESSENGER') =>
    async () => {
      const page = await w.besides();
      await changePage(w.server, page.page.id, { refuse: code });
      return to({ platform }, {}, page);
    };

  /** A private reply to a comment of somebody new. */
  const replying =
    (platform: Platform, before: (reply: Cause, as: never, id: string) => Promise<unknown>) =>
    async () => {
      const person = await w.person('Maya', platform);
      const { comment_id } = await p.does('comment', person, { text: 'Do you ship?' });
      const reply = () => send({ recipient: { comment_id }, message: { text: 'Hi' } });
      await before(reply, person as never, comment_id);
      return reply();
    };
  const again = (reply: Cause) => reply();
  const later = async () => w.server.clock.advance(7 * 24 * HOUR);

  /** Before an app is reviewed, by a Page token or one of Instagram login. */
  const unreviewed =
    (platform: Platform, isLogin = false) =>
    async () => {
      const page = await w.besides({ mode: 'strict' });
      const { person } = await page.conversation({ platform });
      const body = { recipient: { id: person.id }, message: { text: 'Hi' } };
      const login = { kind: 'instagram', pageId: page.page.id } as const;
      const access_token = isLogin ? await page.tokenFor(login) : page.token;
      const set = (level: 'standard' | 'advanced') =>
        changeApp(w.server, w.app.id, {
          access: {
            pages_messaging: level,
            instagram_manage_messages: level,
            instagram_business_manage_messages: level,
          },
        });
      await set('standard');
      const path = isLogin ? AT_INSTAGRAM : undefined;
      const answer = await sender(page).send(body, { access_token }, path);
      await set('advanced');
      return answer;
    };

  return {
    '10/2018278': () => to(LATE),
    '10/2534022': () => to({ ...LATE, ...INSTAGRAM }),
    '10/2018108': () => shut('MESSENGER', 'page'),
    '551/1545041': () => shut('MESSENGER', 'person'),
    '200/1545041': () => shut('INSTAGRAM', 'person'),
    async '10/2018300'() {
      const { id: app } = await appBeside(w, `Owner ${w.server.random.digits(6)}`);
      return to({ control: { app, until: w.server.clock.now() + HOUR } });
    },
    '10/1893063': refusing(1893063),
    '10/2018336': refusing(2018336),
    '10/2534077': refusing(2534077, 'INSTAGRAM'),
    '100/2534029': refusing(2534029, 'INSTAGRAM'),
    '508/2534122': refusing(2534122, 'INSTAGRAM'),
    '1200/2018024': refusing(1200),
    '-1': refusing(-1),
    2022: refusing(2022),
    36103: refusing(36103, 'INSTAGRAM'),
    '10904/1893050': replying('MESSENGER', async () => {
      await changePage(w.server, w.page.id, { refuse: 10904 });
    }),
    '10/2018028': unreviewed('MESSENGER'),
    '200/2534048': unreviewed('INSTAGRAM'),
    '10/2534048': unreviewed('INSTAGRAM', true),
    async '200/2534041'() {
      const page = await w.besides();
      await changePage(w.server, page.page.id, { message_access: 'off' });
      return to(INSTAGRAM, {}, page);
    },
    '100/2018001': () => send({ recipient: { id: w.page.id }, message: { text: 'Hi' } }),
    '100/2534014': () =>
      send({
        recipient: { id: '4404935943621117' },
        message: { text: 'Hi' },
        platform: 'instagram',
      }),
    async '100/2534013'() {
      const page = await w.besides({ instagram: false });
      return to({}, { platform: 'instagram' }, page);
    },
    '100/2018014': () => to({}, { sender_action: 'typing_on' }),
    async '100/2018048'() {
      const payload = { message_id: 'm_none', reaction: 'love' };
      return to({}, { message: undefined, sender_action: 'react', payload });
    },
    '100/2018034': () => to({}, { message: { text: '' } }),
    '100/2534015': () =>
      to({}, { message: { text: 'Hi', ...messageOf('image', { attachment_id: '1' }) } }),
    '100/1893061': () => to({}, { tag: 'ACCOUNT_UPDATE', messaging_type: 'MESSAGE_TAG' }),
    '100/2018008': () => to({}, { message: messageOf('image', { url: 'http://127.0.0.1:1/' }) }),
    async '100/2018047'() {
      const { person } = await w.conversation();
      const fields = { recipient: { id: person.id }, message: messageOf('image') };
      const part = { bytes: FILES.file, type: 'image/png' };
      return fileSender(w).upload('/me/messages', fields, [part]);
    },
    async '100/2018005'() {
      return to({}, { message: messageOf('image') });
    },
    '100/2018074': () => to({}, { message: messageOf('image', { attachment_id: '1' }) }),
    async '100/2018247'() {
      const { person } = await w.conversation();
      const access_token = await w.tokenFor({
        scopes: ['pages_messaging', 'pages_read_engagement', 'pages_manage_metadata'],
      });
      return w.get(`/${person.id}`, { fields: 'locale', access_token });
    },
    '100/2018292': () => send({ recipient: { comment_id: '1_2' }, message: { text: 'Hi' } }),
    10900: replying('MESSENGER', again),
    '10903/1893049': replying('MESSENGER', later),
    '-1/2534023': replying('INSTAGRAM', again),
    '100/2534025': replying('INSTAGRAM', (_, as, id) => p.does('uncomment', as, { id })),
    async '200/2534066'() {
      const maya = await w.person('Maya', 'INSTAGRAM');
      const { comment_id } = await p.does('comment', maya, { text: 'Hi' });
      const scopes = ['instagram_basic', 'instagram_manage_messages', 'pages_manage_metadata'];
      const access_token = await w.tokenFor({ scopes });
      return send({ recipient: { comment_id }, message: { text: 'Hi' } }, { access_token });
    },
  };
}
