import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { exportPage } from '../../src/export/export.ts';
import { ImportsWriter } from '../../src/store/page/imports.ts';
import { play } from '../acts/play.ts';
import { Control } from '../control/control.ts';

const p = await play({ journal: 'bodies', mode: 'archive' });
const { world } = p;
const control = new Control(world.server);

/** All that an export wrote, as one text. */
async function exported(format: 'jsonl' | 'csv' | 'html' | 'dyi', simulated: boolean) {
  const to = await mkdtemp(join(tmpdir(), 'convograph-'));
  onTestFinished(() => rm(to, { recursive: true }));
  await exportPage(world.server, { page: world.page, to, format, simulated });
  const files = await readdir(to, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

it('what is done for real people is marked, and no part of an export unless it is asked for', async () => {
  const ada = await p.customer('Adelheid');
  const { conversation_id: id } = (await control.get(`/pages/${world.page.id}/phones/${ada.id}`))
    .body;
  const conversation = await world.server.store.page(world.page.no).conversations.numberOf(id);
  await world.server.store.transaction(async (tx) => {
    await new ImportsWriter(tx.rows(world.page.no), world.page.no).addThread({
      ...{ platform: 'MESSENGER', form: 'dyi', name: 'adelheid_1', section: 'inbox' },
      ...{ title: 'Adelheid', business: 'Corner Shop', people: ['Adelheid'], beside: [] },
      ...{
        first: 0,
        last: 0,
        messages: 0,
        conversation: conversation ?? 0,
        home: undefined,
        strand: undefined,
      },
    });
  });
  const bo = await world.person('Bodil');
  const { message_id } = await p.does('say', ada, { text: 'only a trial' });
  await p.does('say', bo, { text: 'only another' });
  const phone = await control.get(`/pages/${world.page.id}/phones/${ada.id}`);
  expect(phone.body.messages).toMatchObject([{ text: 'hello' }, { simulated: true }]);
  expect(phone.body.messages[0].simulated).toBeUndefined();
  const rows = (await control.get(`/timeline?filter=${encodeURIComponent(`mid:${message_id}`)}`))
    .body;
  expect(rows.data.find(({ kind }: { kind: string }) => kind === 'act').simulated).toBe(true);
  const wire = await world.get(`/${message_id}`, {
    fields: 'id,message,from,to,tags,created_time',
  });
  expect(wire.text).not.toContain('simulated');
  expect((await p.heard()).join()).not.toContain('simulated');
  for (const format of ['jsonl', 'csv', 'html', 'dyi'] as const) {
    const real = await exported(format, false);
    expect(real).toContain('hello');
    expect(real).not.toMatch(/only a|Bodil/);
    expect(await exported(format, true)).toMatch(/only a trial/);
  }
});
