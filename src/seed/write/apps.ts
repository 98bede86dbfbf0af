import { putApp } from '../../admin/apps/change-app.ts';
import { addApp } from '../../admin/apps.ts';
import type { AppSeed } from '../file/schema.ts';
import type { Seeding } from './seeding.ts';
import { seedWebhooks } from './webhooks.ts';

/** Writes the apps of a file that are not there, with what they are subscribed to. */
export async function seedApps(seeding: Seeding, apps: readonly AppSeed[]): Promise<void> {
  for (const [i, app] of apps.entries()) {
    const path = ['apps', i];
    const thing = { page: 0, kind: 'app', id: app.id ?? app.name, path } as const;
    const isNew = await seeding.once(thing, app, async () => {
      const { id } = await addApp(seeding.tx, seeding.deps('app', app.name), app);
      const { mode, access, business_verified, require_proof, redirect_uris, roles } = app;
      const changes = { mode, access, business_verified, require_proof, redirect_uris, roles };
      await putApp(seeding.tx, seeding, id, { ...changes, used_before: app.used_before });
      await seedWebhooks(seeding, id, app.webhooks ?? [], path);
    });
    if (isNew) seeding.added.apps++;
  }
}
