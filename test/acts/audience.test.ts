import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { changePerson } from '../../src/admin/people/change-person.ts';
import { createUser } from '../../src/admin/users.ts';
import { recordUninstalled } from '../../src/store/page/commands/record-uninstalled.ts';
import { play, subscribe } from './play.ts';

const p = await play();
const { page, server, app } = p.world;
const bot = await createApp(server, { name: 'Beside' });
await subscribe(p.world, bot.id);

describe('who is told', () => {
  it('is the default app in messaging, others on standby, each with both signatures', async () => {
    const ada = await p.customer('Ada');
    await p.heard(bot.id);
    p.receivers.requests.length = 0;
    await p.does('say', ada, { text: 'hi' });
    const [[own = ''], [other = '']] = [await p.heard(), await p.heard(bot.id)];
    expect(own).toContain('"messaging":[{"sender"');
    expect(other).toContain('"standby":[{"sender"');
    for (const { url, body, headers = {} } of p.receivers.requests) {
      const { secret } = url.endsWith(app.id) ? app : bot;
      const sum = (kind: string) => createHmac(kind, secret).update(String(body)).digest('hex');
      expect(headers).toMatchObject({
        'X-Hub-Signature': `sha1=${sum('sha1')}`,
        'X-Hub-Signature-256': `sha256=${sum('sha256')}`,
      });
    }
    expect(p.receivers.requests).toHaveLength(2);
  });

  it('on standby nothing of what was tapped, and nothing of a reaction', async () => {
    const bo = await p.customer('Bo');
    const buttons = [{ type: 'postback', title: 'Menu', payload: 'MENU' }];
    const payload = { template_type: 'button', text: 'Look:', buttons };
    await p.sends(bo, { attachment: { type: 'template', payload } });
    await p.heard(bot.id);
    await p.does('tap', bo, { title: 'Menu' });
    expect((await p.heard(bot.id)).join()).toContain('"postback":{}}]');
    await p.does('react', bo, { reaction: 'love' });
    expect(await p.heard(bot.id)).toEqual([]);
  });

  it('on standby what has come and was read, as to the owner', async () => {
    const bea = await p.customer('Bea');
    const mid = await p.sends(bea, 'Hello');
    await p.heard(bot.id);
    const standby = async () => {
      const [entry] = (await p.heard(bot.id)).flatMap((body) => JSON.parse(body).entry);
      const [{ sender, recipient, timestamp, ...own }] = entry.standby;
      return own;
    };
    await p.does('receive', bea);
    expect(await standby()).toEqual({
      delivery: { mids: [mid], watermark: expect.any(Number) },
    });
    await p.does('read', bea);
    expect(await standby()).toEqual({ read: { watermark: expect.any(Number) } });
  });

  it('of what somebody links, fills in or rates the owner, and whose button it was', async () => {
    const ben = await p.customer('Ben');
    const buttons = [{ type: 'account_link', url: 'https://shop.example/' }];
    const payload = { template_type: 'button', text: 'Log in?', buttons };
    await p.sends(ben, { attachment: { type: 'template', payload } });
    await Promise.all([p.heard(), p.heard(bot.id)]);
    await p.does('link', ben, { code: '1' });
    await p.does('submit', ben, { form_id: '3' });
    await p.does('rate', ben, { answer: 'bad' });
    expect(await p.heard()).toHaveLength(3);
    expect(await p.heard(bot.id)).toEqual([]);
    await p.world.send('POST', '/me/pass_thread_control', {
      ...{ access_token: p.world.token, target_app_id: bot.id },
      recipient: JSON.stringify({ id: ben.id }),
    });
    await p.heard(bot.id);
    await p.does('link', ben, { code: '2' });
    expect(await p.heard()).toHaveLength(1);
    expect(await p.heard(bot.id)).toHaveLength(1);
  });

  it('in development, whoever has to do with the app alone', async () => {
    await changeApp(server, bot.id, { mode: 'development' });
    const [cy, di] = [await p.customer('Cy'), await p.customer('Di')];
    const { id } = await createUser(server, { name: 'Di Tester' });
    await changeApp(server, bot.id, { roles: { [id]: 'tester' } });
    await changePerson(server, page.id, di.id, { user: id });
    await p.heard(bot.id);
    for (const person of [cy, di]) await p.does('say', person, { text: person.name });
    expect((await p.heard(bot.id)).join()).toMatch(/^(?!.*"text":"Cy").*"text":"Di"/);
    await changeApp(server, bot.id, { mode: 'live' });
  });

  it('is decided when it happens: whoever has gone since is told still, whoever comes is not', async () => {
    const eve = await p.customer('Eve');
    await p.heard(bot.id);
    const release = p.receivers.hold();
    await p.does('say', eve, { text: 'one' });
    await p.does('say', eve, { text: 'two' });
    const { events } = await server.store.page(page.no).log.after(0, 10_000, ['message']);
    const at = { page: page.no, account: 'page', app: bot.id } as const;
    await server.store.transaction((tx) => recordUninstalled(tx, at, server.clock.now()));
    await p.does('say', eve, { text: 'three' });
    release();
    await server.settled();
    const after = await server.store.page(page.no).log.after(0, 10_000, ['message']);
    expect(after.events.slice(0, events.length)).toEqual(events);
    expect(after.events.at(-2)?.audience).toHaveProperty(bot.id);
    expect(after.events.at(-1)?.audience).not.toHaveProperty(bot.id);
  });
});
