import type { Ask } from '../ask.ts';
import { RecordingError } from '../error.ts';
import { linesOf, type RecordedPerson, type Recording } from '../recording.ts';

/** Who stands for whom where a recording is played. */
export interface ReplayCast {
  /** Ids of Pages by those of the recording. */
  readonly pages: ReadonlyMap<string, string>;
  readonly apps: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

/** Which Page or app it is, where that is not the one of the same id or name. */
export interface ReplayCastOptions {
  readonly page?: string | undefined;
  readonly app?: string | undefined;
}

/**
 * Finds Pages and apps, and people by id and name; makes people who are not there.
 * @throws RecordingError that says what is missing
 */
export async function castOf(
  ask: Ask,
  recording: Recording,
  { page, app }: ReplayCastOptions,
): Promise<ReplayCast> {
  const pages = await matched('Page', recording.pages, page, (id) => ask('showPage', { page: id }));
  const apps = await matched('app', recording.apps, app, (id) => ask('showApp', { app: id }));
  const acting = new Set(linesOf(recording, 'act').map(({ person }) => person));
  const people = new Map<string, string>();
  for (const person of recording.people.filter(({ id }) => acting.has(id))) {
    const at = pages.get(person.page);
    if (at !== undefined) people.set(person.id, await personOf(ask, at, person, people));
  }
  return { pages, apps, people };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

async function matched(
  what: string,
  named: readonly Named[],
  given: string | undefined,
  show: (id: string) => Promise<Named>,
): Promise<Map<string, string>> {
  if (given !== undefined && named.length > 1) {
    const names = named.map(({ id, name }) => `${name} (${id})`).join(', ');
    throw new RecordingError(
      `The recording is of ${named.length} ${what}s, ${names}: it is played where there are all of them, under their ids or names.`,
    );
  }
  const found = new Map<string, string>();
  for (const { id, name } of named) {
    const tries = given === undefined ? [id, name] : [given];
    const [one] = await Promise.all([firstOf(tries, show)]);
    if (one === undefined) {
      throw new RecordingError(
        given === undefined
          ? `There is no ${what} ${id}, and none named "${name}": say with --${what.toLowerCase()} which stands for it, in a test with ${what.toLowerCase()}.`
          : `There is no ${what} "${given}".`,
      );
    }
    found.set(id, one.id);
  }
  return found;
}

async function firstOf(
  tries: readonly string[],
  show: (id: string) => Promise<Named>,
): Promise<Named | undefined> {
  for (const each of tries) {
    const found = await show(each).catch(() => undefined);
    if (found) return found;
  }
  return undefined;
}

/** The same person, where there is one on that platform who stands for nobody else yet. */
async function personOf(
  ask: Ask,
  page: string,
  { id, name, platform }: RecordedPerson,
  taken: ReadonlyMap<string, string>,
): Promise<string> {
  const others = new Set(taken.values());
  for (const each of [id, name]) {
    const found = await ask('showPerson', { page, person: each }).catch(() => undefined);
    if (found?.platform === platform && !others.has(found.id)) return found.id;
  }
  return (await ask('createPerson', { page, name, platform })).id;
}
