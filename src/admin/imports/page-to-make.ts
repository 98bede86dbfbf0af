import type { AccessDeps } from '../../access/deps.ts';
import { MadeMeanwhile, type Opening } from '../../ingest/opening.ts';
import type { Directory, PageRow } from '../../store/directory.ts';
import { addApp } from '../apps.ts';
import { NAMESAKES } from '../checks.ts';
import { putPage } from '../pages/change-page.ts';
import { addPage, draftPage, freeAccountId } from '../pages.ts';

/** A Page, and what makes what of it is missing. */
export interface PageToMake {
  readonly page: PageRow;
  readonly opening: Opening;
}

/**
 * The Page of this id, Instagram id or name, or one of this name that is yet to be made, with an app
 * for its tokens where there is none.
 * @throws AdminError for what cannot be a name
 */
export async function pageToMake(deps: AccessDeps, text: string): Promise<PageToMake> {
  const name = text.trim();
  const there = await standing(deps.store.directory, name);
  const page = there ?? (await draftPage(deps, text));
  const opening: Opening = {
    instagramId: page.instagramId ?? (await freeAccountId(deps)),
    again: () => pageToMake(deps, text),
    async make(tx, { id, instagramId, instagramUsername: username }) {
      const now = await standing(tx.reader, name);
      if (now?.id !== there?.id || now?.instagramId !== there?.instagramId) {
        throw new MadeMeanwhile();
      }
      const [app] = await tx.reader.apps.after('', 1);
      if (!app) await addApp(tx, deps, { name: 'My app' });
      const isNew = instagramId !== page.instagramId && username !== undefined;
      const instagram = isNew ? { username, id: instagramId } : undefined;
      if (!there) return addPage(tx, deps, { id, name: page.name, instagram });
      const account = { instagram_username: username, instagram_id: instagramId };
      return isNew ? putPage(tx, deps, id, account) : there;
    },
  };
  return { page, opening };
}

/** The Page of this id, Instagram id or name, if there is one. */
async function standing(directory: Directory, text: string): Promise<PageRow | undefined> {
  const byId = (await directory.pages.byId(text)) ?? (await directory.pages.byInstagramId(text));
  if (byId) return byId;
  return (await directory.pages.named(text, NAMESAKES)).find(({ name }) => name === text);
}
