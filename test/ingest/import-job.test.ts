import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { importArchiveOperation } from '../../src/admin/imports/import-archive.ts';
import { Jobs } from '../../src/admin/jobs/jobs.ts';
import { Bell } from '../../src/base/bell.ts';
import { systemScheduler } from '../../src/base/scheduler.ts';
import type { Progress } from '../../src/ingest/progress.ts';
import { Control } from '../control/control.ts';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import { besideWorld } from './support/beside.ts';
import { fb } from './support/threads.ts';

const ADA = 'messages/inbox/ada_1/message_1.json';
const thread = fb(
  ['Ada', 'Corner Shop'],
  [
    ['Ada', 'Is it there?'],
    ['Corner Shop', 'Yes.'],
  ],
);

async function shop() {
  const world = await archiveWorld();
  onTestFinished(() => world[Symbol.asyncDispose]());
  const control = new Control(world.w.server);
  /** Imports to the end. */
  const load = async (body: object): Promise<Json> => {
    const asked = { page: world.w.page.id, me: 'Corner Shop', ...body };
    let { status, body: job } = await control.post('/imports', asked);
    for (let after = 0; job.state === 'running'; ) {
      const news = await control.post('/wait', { for: 'job', job: job.id, after });
      after = news.body.cursor;
      [job] = news.body.data;
    }
    return status === 201 ? job : { ...job, status };
  };
  return { ...world, control, load };
}

it('imports what lies on the machine of the server, and tells the same as the command', async () => {
  const { w, save, load, conversations } = await shop();
  const path = await save({ [ADA]: thread });
  expect(await load({ paths: [path] })).toMatchObject({
    ...{ kind: 'import', state: 'done', unit: 'bytes' },
    words: `Import ${path} into the Page "${w.page.name}"`,
    result: {
      ...{ page_id: w.page.id, conversations: 1, messages: 2, new_messages: 2, skipped: [] },
      platforms: [{ platform: 'MESSENGER', business: { name: 'Corner Shop', because: 'given' } }],
    },
  });
  expect(await conversations()).toMatchObject([{ message_count: 2 }]);
  expect((await load({ paths: [path] })).result).toMatchObject({ messages: 2, new_messages: 0 });
});

it('says what it would bring, and makes a Page where it is told to', async () => {
  const { w, save, load } = await shop();
  const asked = { paths: [await save({ [ADA]: thread })], page: 'Mill', create: true };
  expect((await load({ ...asked, dry_run: true })).result).toMatchObject({ new_messages: 2 });
  expect(await w.server.store.directory.pages.named('Mill', 2)).toEqual([]);
  const { result } = await load(asked);
  const [page] = await w.server.store.directory.pages.named('Mill', 2);
  expect([result.page_id, result.new_messages]).toEqual([page?.id, 2]);
});

it.each([
  [{ paths: [] }, 'Say what to import: "paths" is empty, and so is "uploads".'],
  [{ page: 'Mill' }, /^There is no Page "Mill"/],
  [{ platform: 'sms' }, '"platform" must be messenger or instagram, and is "sms".'],
  [{ time_zone: 'Mars' }, '"time_zone" takes a name such as Europe/Paris, and "Mars" is none.'],
  [{ date_order: 'dm' }, '"date_order" must be dmy, mdy, ymd or ydm, and is "dm".'],
  [
    { me: 'Nobody' },
    /^There is no "Nobody" in the archive: name the business with "me", as one of "/,
  ],
])('refuses %o with a sentence', async (asked, sentence) => {
  const { save, load } = await shop();
  const path = await save({ [ADA]: thread });
  const { status, error } = await load({ paths: [path], ...asked });
  expect(status).toBe(400);
  expect(error.message).toMatch(sentence);
});

it('takes nothing from the folder of the store, by whatever path', async () => {
  const { w, load, save, folder } = await shop();
  const { dataDir } = w.server;
  await mkdir(dirname(join(dataDir, ADA)), { recursive: true });
  await writeFile(join(dataDir, ADA), JSON.stringify(thread));
  await symlink(dataDir, join(folder, 'link'));
  for (const path of [dataDir, join(dataDir, 'messages'), join(folder, 'link/control-key')]) {
    const { result } = await load({ paths: [path] });
    const reason = 'it lies in the folder of the store itself';
    expect(result).toMatchObject({ messages: 0, skipped: [{ file: path, reason }] });
  }
  // Nor from above: what lies beside it comes in.
  const path = await save({ [`a/${ADA}`]: thread, [`store/${ADA}`]: thread });
  const deps = { ...w.server, jobs: jobsOf(w.server), dataDir: join(path, 'store') };
  const order = { page: w.page.id, paths: [path], me: 'Corner Shop' };
  const { id } = await importArchiveOperation.run(deps as never, order);
  await deps.jobs.named(id).ended;
  expect(deps.jobs.named(id).standing.result).toMatchObject({ messages: 2 });
});

const jobsOf = (server: { readonly clock: { now(): number } }): Jobs =>
  new Jobs({
    ...{ clock: server.clock, scheduler: systemScheduler, bell: new Bell(systemScheduler) },
    onFault: (fault) => {
      throw fault;
    },
  });

it('one that is cancelled in the middle is gone on with by the same again', async () => {
  await using world = await besideWorld();
  const { w } = world;
  const photos = { photos: [{ uri: 'a.jpg' }] };
  const path = await world.save({
    [ADA]: fb(['Ada', 'Corner Shop'], [['Ada', 'Look', photos]]),
    'messages/inbox/ada_1/a.jpg': 'bytes of a picture',
    'messages/inbox/bob_2/message_1.json': fb(['Bob', 'Corner Shop'], [['Bob', 'Hi', photos]]),
    'messages/inbox/bob_2/a.jpg': 'bytes of another',
  });
  const jobs = jobsOf(w.server);
  const order = { page: w.page.id, paths: [path], me: 'Corner Shop' };
  const gate = world.gate();
  const begun = importArchiveOperation.run({ ...w.server, jobs, media: gate } as never, order);
  await gate.reached;
  const { id } = await begun;
  const cancelled = jobs.cancel(id);
  gate.open();
  expect((await cancelled).state).toBe('cancelled');
  expect((await world.standing()).length).toBeLessThan(2);
  const again = await importArchiveOperation.run({ ...w.server, jobs } as never, order);
  await jobs.named(again.id).ended;
  expect(jobs.named(again.id).state).toBe('done');
  expect(await world.standing()).toEqual([
    [1, 1, 1],
    [1, 1, 1],
  ]);
});

it('one that waits for another import says so, and can be cancelled', async () => {
  await using world = await besideWorld();
  const { w } = world;
  const gate = world.gate();
  const other = world.beside(await world.longThread(), {}, { media: gate });
  await gate.reached;
  const control = new Control(w.server);
  const path = await world.save({ [ADA]: thread });
  const { body: job } = await control.post('/imports', { page: w.page.id, paths: [path] });
  expect(job).toMatchObject({ state: 'running', phase: 'waiting' });
  const { body } = await control.send('DELETE', `/jobs/${job.id}`);
  expect(body).toMatchObject({ state: 'cancelled', error: { message: 'The job was cancelled.' } });
  gate.open();
  await other;
});

it('stops while it still reads', async () => {
  const { save, load } = await archiveWorld().then((world) => {
    onTestFinished(() => world[Symbol.asyncDispose]());
    return world;
  });
  const path = await save({ [ADA]: thread });
  const stop = new AbortController();
  const phases = new Set<string>();
  const reason = new Error('Enough.');
  const onProgress = ({ phase }: Progress): void => {
    phases.add(phase);
    if (phase === 'reading') stop.abort(reason);
  };
  await expect(load(path, { onProgress, signal: stop.signal })).rejects.toBe(reason);
  expect([...phases]).toEqual(['looking through', 'reading']);
});
