import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ImportSpec, importPaths } from '../../../src/ingest/import.ts';
import { type Json, type World, type WorldOptions, world } from '../../support/world.ts';

export type Files = Readonly<Record<string, string | Buffer | object>>;

/** A world with an import and a folder for archives. */
export async function archiveWorld(options: WorldOptions = {}) {
  const w = await world(options);
  const folder = await mkdtemp(join(tmpdir(), 'archives-'));
  let made = 0;
  const load = (paths: string | readonly string[], spec: Partial<ImportSpec> = {}) =>
    importPaths(w.server, { page: w.page, paths: [paths].flat(), ...spec });
  return {
    w,
    folder,
    load,
    /** Writes an archive's files; gives its folder. */
    async save(files: Files, name = `archive-${++made}`): Promise<string> {
      for (const [path, content] of Object.entries(files)) {
        const target = join(folder, name, path);
        await mkdir(dirname(target), { recursive: true });
        const isRaw = typeof content === 'string' || Buffer.isBuffer(content);
        await writeFile(target, isRaw ? content : JSON.stringify(content));
      }
      return join(folder, name);
    },
    /** Id of the conversation that a thread is in. */
    async idOf(name: string): Promise<string | undefined> {
      const reader = w.server.store.page(w.page.no);
      const thread = (await reader.imports.threads()).find((each) => each.name === name);
      return thread && (await reader.conversations.byNo(thread.conversation))?.id;
    },
    /** Every conversation over the API, with all of its messages oldest first. */
    conversations: (fields?: string) => readAll(w, fields),
    async [Symbol.asyncDispose]() {
      await w.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const PLACES = [
  ['messenger', 'inbox'],
  ['messenger', 'other'],
  ['messenger', 'page_done'],
  ['messenger', 'spam'],
  ['instagram', 'inbox'],
  ['instagram', 'other'],
  ['instagram', 'page_done'],
  ['instagram', 'spam'],
] as const;

const MESSAGE =
  'id,created_time,from,message,attachments,shares{link,description},sticker,reactions,is_unsupported';

async function readAll(w: World, fields = MESSAGE): Promise<Json[]> {
  const all: Json[] = [];
  for (const [platform, folder] of PLACES) {
    const listed = await w.pages(`/${w.page.id}/conversations`, {
      platform,
      folder,
      fields: 'id,updated_time,message_count,folder,participants,senders',
      limit: 100,
    });
    for (const conversation of listed.flat()) {
      const messages = await w.pages(`/${conversation.id}/messages`, { fields, limit: 100 });
      all.push({ ...conversation, platform, messages: messages.flat().reverse() });
    }
  }
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
}
