import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/house/store-engine.ts';
import { type DialogueImport, importDialogues } from '../../src/ingest/dialogues/import.ts';
import type { PageRow } from '../../src/store/directory.ts';
import { recordPage } from '../../src/store/page/commands/record-page.ts';
import type { Store } from '../../src/store/store.ts';

export interface TestTurn {
  speaker: 'customer' | 'agent';
  text: string;
  t?: number;
}
export interface TestDialogue {
  id: string;
  turns: TestTurn[];
}

export const customer = (text: string, t?: number): TestTurn => turn('customer', text, t);
export const agent = (text: string, t?: number): TestTurn => turn('agent', text, t);
const turn = (speaker: TestTurn['speaker'], text: string, t?: number): TestTurn => ({
  speaker,
  text,
  ...(t === undefined ? {} : { t }),
});

export const lines = (dialogues: readonly TestDialogue[]): string =>
  dialogues.map((dialogue) => `${JSON.stringify(dialogue)}\n`).join('');

/** A Page in a store of its own, a folder for files, and what stands in the store afterwards. */
export async function world() {
  const store = await openStore(':memory:');
  await store.transaction((tx) =>
    recordPage(
      tx,
      '1010101010101010',
      () => ({
        id: '1010101010101010',
        name: 'A Page',
        instagramId: undefined,
        instagramUsername: undefined,
        mode: 'archive',
        limits: 'off',
        defaultApp: undefined,
        refuse: undefined,
        profile: {},
      }),
      0,
    ),
  );
  const [page] = (await store.directory.pages.after(0, 100)) as [PageRow];
  const folder = await mkdtemp(join(tmpdir(), 'dialogues-'));
  let files = 0;
  const save = async (bytes: string | Uint8Array, name = `${++files}.jsonl`): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  };
  const load = (paths: string[], rest: Partial<DialogueImport> = {}) => {
    const files = paths.map((path) => ({ name: path, at: path }));
    return importDialogues(
      { store, clock: { now: () => 1_750_000_000_000 } },
      { page, files, ...rest },
    );
  };
  return {
    page,
    folder,
    store,
    reader: store.page(page.no),
    save,
    load,
    /** Imports bytes as a file. */
    async take(bytes: string | Uint8Array) {
      return load([await save(bytes)]);
    },
    contents: () => contents(store, page),
    async [Symbol.asyncDispose]() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Everything of the Page by ids: numbers tell the order of arrival, which may differ. */
async function contents(store: Store, { no }: PageRow) {
  const reader = store.page(no);
  const people = new Map(
    (await reader.people.after(0, 100_000)).map((person) => [person.no, person]),
  );
  const inbox = { platform: 'MESSENGER', folder: 'inbox', person: undefined, since: 0 } as const;
  const found = await reader.conversations.older(inbox, undefined, 100_000);
  const conversations = found.map(async (conversation) => {
    const messages = await reader.messages.older(conversation.no, undefined, 100_000);
    const sentBy = (sender: number | null) =>
      sender === 0 ? 'the Page' : people.get(sender ?? -1)?.id;
    const [taking = []] = await reader.people.participantsOf([conversation.no]);
    return {
      ...conversation,
      no: 0,
      people: taking.map(({ person, sent }) => ({ ...person, no: 0, sent })),
      messages: messages.map(({ created, tie, sender, text, flags }) => ({
        ...{ created, tie, text, flags },
        from: sentBy(sender),
      })),
    };
  });
  return (await Promise.all(conversations)).sort((a, b) => (a.id < b.id ? -1 : 1));
}
