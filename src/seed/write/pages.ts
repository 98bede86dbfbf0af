import { TASKS } from '../../access/scopes.ts';
import { checkWords } from '../../admin/checks.ts';
import { addPage } from '../../admin/pages.ts';
import { userNamed } from '../../admin/users.ts';
import type { PageRow } from '../../store/directory.ts';
import type { SeedPath } from '../file/document.ts';
import type { PageSeed } from '../file/schema.ts';
import { seedConversations } from './conversations.ts';
import { seedPeople } from './people.ts';
import type { Seeding } from './seeding.ts';
import { seedInstalledApps } from './webhooks.ts';

/** Writes the Pages of a file that are not there, and what in each of them is not. */
export async function seedPages(seeding: Seeding, pages: readonly PageSeed[]): Promise<void> {
  for (const [i, page] of pages.entries()) {
    const path = ['pages', i];
    const row = await seedPage(seeding, page, path);
    await seedPeople(seeding, row, page.people ?? [], [...path, 'people']);
    await seedConversations(seeding, row, page.conversations ?? [], [...path, 'conversations']);
  }
}

async function seedPage(seeding: Seeding, page: PageSeed, path: SeedPath): Promise<PageRow> {
  const { people: _people, conversations: _conversations, ...said } = page;
  const there = await pageThere(seeding, page);
  // Above the Pages: what is emptied by a reset is brought again, and its Page is not.
  const thing = { page: 0, kind: 'page', id: page.id ?? page.name, path } as const;
  const known = await seeding.known(thing, said);
  if (there && known) return there;
  return seeding.telling(path, async () => {
    const row = await makePage(seeding, page, path);
    await seeding.keep(thing, said);
    seeding.added.pages++;
    return row;
  });
}

async function pageThere({ tx }: Seeding, { id, name }: PageSeed): Promise<PageRow | undefined> {
  const { pages } = tx.reader;
  if (id !== undefined) return pages.byId(id);
  return (await pages.named(name, 1))[0];
}

/** @throws AdminError */
async function makePage(seeding: Seeding, page: PageSeed, path: SeedPath): Promise<PageRow> {
  const { tx, files } = seeding;
  const { category, instagram, picture } = page;
  const row = await addPage(tx, seeding.deps('page', page.name), {
    ...{ id: page.id, name: page.name, instagram, mode: page.mode, limits: page.limits },
    defaultApp: page.routing?.default_app,
    control: {
      primary_receiver: page.routing?.primary_receiver,
      take_right: page.routing?.may_take,
      receiving: page.routing?.receiving,
    },
    profile: {
      ...(category !== undefined && { category }),
      ...(picture !== undefined && { picture: files.get(picture)?.media ?? '' }),
    },
  });
  for (const [named, tasks] of Object.entries(page.roles ?? {})) {
    await seeding.telling([...path, 'roles', named], async () => {
      const { id: user } = await userNamed(tx.reader, named);
      const some = checkWords('task', tasks === 'all' ? undefined : tasks, TASKS);
      await tx.directory.users.putRole({ page: row.no, user, tasks: some });
    });
  }
  const ofPage = { page: row.no, account: 'page', path: [...path, 'subscribed_apps'] } as const;
  await seedInstalledApps(seeding, ofPage, page.subscribed_apps);
  const ofAccount = [...path, 'instagram', 'subscribed_apps'];
  const account = { page: row.no, account: 'instagram', path: ofAccount } as const;
  await seedInstalledApps(seeding, account, instagram?.subscribed_apps);
  return row;
}
