import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ImportOvertaken } from '../../src/ingest/lease/overtaken.ts';
import { PageLease } from '../../src/ingest/lease/page-lease.ts';
import { Control } from '../control/control.ts';
import { archiveWorld } from '../ingest/support/archive-world.ts';
import { fb } from '../ingest/support/threads.ts';

describe('conversations of a download', () => {
  it('are merged and split over HTTP too, and refused as on the command line', async () => {
    await using world = await archiveWorld();
    const plane = new Control(world.w.server);
    const thread = (name: string) => fb([name, 'Corner Shop'], [[name, `from ${name}`]]);
    const folder = await world.save({
      'messages/inbox/ada_1/message_1.json': thread('Ada'),
      'messages/inbox/bo_2/message_1.json': thread('Bo'),
      'messages/inbox/cy_3/message_1.json': thread('Cy'),
    });
    await world.load(folder, { me: 'Corner Shop' });
    const [ada = '', bo = ''] = await Promise.all(['ada_1', 'bo_2'].map(world.idOf));
    const merge = (other: string) =>
      plane.post('/conversations/merge', { conversation: ada, other });
    const { id } = (await merge(bo)).body;
    expect([ada, bo]).toContain(id);
    expect(await world.conversations()).toHaveLength(2);
    const again = await merge('t_1');
    expect([again.status, again.body.error.message]).toEqual([
      409,
      'Nothing was merged: there is no conversation "t_1".',
    ]);
    const { ids } = (await plane.post('/conversations/split', { conversation: id })).body;
    expect(ids.sort()).toEqual([ada, bo].sort());
  });

  it('are left as they are where another took over, or the Page went meanwhile', async () => {
    await using world = await archiveWorld();
    const { id } = await world.w.conversation();
    const taking = vi.spyOn(PageLease.prototype, 'take');
    onTestFinished(() => taking.mockRestore());
    taking.mockRejectedValueOnce(new ImportOvertaken('This Page was deleted meanwhile.'));
    const { status, body } = await new Control(world.w.server).post('/conversations/split', {
      conversation: id,
    });
    expect([status, body.error.message]).toEqual([409, 'This Page was deleted meanwhile.']);
    expect(world.w.server.faults).toEqual([]);
  });

  it('are not waited for while somebody imports', async () => {
    await using world = await archiveWorld();
    const plane = new Control(world.w.server);
    const { id } = await world.w.conversation();
    const holder = { pid: 1, host: 'another', space: 'another' };
    const lease = { epoch: 1, holder, since: Date.now(), until: Date.now() + 60_000 };
    const { no } = world.w.page;
    await world.w.server.store.transaction((tx) => tx.importLease(no).put(lease));
    const { status, body } = await plane.post('/conversations/split', { conversation: id });
    expect([status, body.error.message]).toEqual([
      409,
      'Nothing was split: somebody imports into its Page.',
    ]);
  });
});
