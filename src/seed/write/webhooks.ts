import { appNamed } from '../../admin/apps.ts';
import { nearest } from '../../config/nearest.ts';
import { isCallback } from '../../messaging/webhook-callback.ts';
import { WEBHOOK_FIELDS } from '../../messaging/webhook-fields.ts';
import type { SubscribedAccount } from '../../store/directory.ts';
import { recordInstalled } from '../../store/page/commands/record-installed.ts';
import type { SeedDocument, SeedPath } from '../file/document.ts';
import type { AppSeed } from '../file/schema.ts';
import type { Seeding } from './seeding.ts';

/** Subscribes an app. Its callbacks are asked with the first delivery, as nobody may listen yet. */
export async function seedWebhooks(
  { tx, vault, version, document }: Seeding,
  app: string,
  webhooks: NonNullable<AppSeed['webhooks']>,
  path: SeedPath,
): Promise<void> {
  for (const [i, webhook] of webhooks.entries()) {
    const at = [...path, 'webhooks', i];
    const { object, callback, fields } = webhook;
    if (!isCallback(callback)) {
      const sentence = `${callback} is no address such as https://bot.example/webhook.`;
      throw document.errorAt([...at, 'callback'], sentence);
    }
    checkFields(document, object, fields, [...at, 'fields']);
    await tx.directory.subscriptions.put({
      ...{ app, object, callback, active: true, verified: undefined },
      verifyToken: vault.seal(webhook.verify_token),
      fields: fields.map((name) => ({ name, version })),
      includeValues: webhook.include_values ?? false,
    });
  }
}

/**
 * Gives apps the events of a Page, or of its Instagram account, from here on.
 * @param path the way to the map of apps
 */
export async function seedInstalledApps(
  seeding: Seeding,
  { page, account, path }: { page: number; account: SubscribedAccount; path: SeedPath },
  apps: Readonly<Record<string, readonly string[]>> = {},
): Promise<void> {
  const { tx, clock, document } = seeding;
  for (const [named, fields] of Object.entries(apps)) {
    const at = [...path, named];
    checkFields(document, account, fields, at);
    const { id: app } = await seeding.telling(at, () => appNamed(tx.reader, named));
    await recordInstalled(tx, { page, account, app }, fields, clock.now());
  }
}

/** @throws SeedError for a field that the object does not have */
function checkFields(
  document: SeedDocument,
  object: string,
  fields: readonly string[],
  path: SeedPath,
): void {
  const known = Object.entries(WEBHOOK_FIELDS).find(([name]) => name === object)?.[1];
  const at = known ? fields.findIndex((field) => !known.includes(field)) : -1;
  const field = fields[at];
  if (!known || field === undefined) return;
  const near = nearest(field, known);
  const hint = near === undefined ? 'the wire reference lists them' : `${near} is meant`;
  throw document.errorAt([...path, at], `There is no field ${field} of ${object}: ${hint}.`);
}
