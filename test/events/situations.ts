import type { Situation } from '../../src/events/audience.ts';
import type { InstalledApp } from '../../src/store/directory/installed-apps.ts';

export const APP = '1001';

/** An app that the Page has, subscribed to messages and standby everywhere: all gates are open. */
export function app(changes: Partial<InstalledApp> = {}): InstalledApp {
  return {
    ...{ id: APP, mode: 'live', standard: new Set(), verified: true },
    on: { page: given('messages'), instagram: given('messages') },
    to: { page: callback('messages', 'standby'), instagram: callback('messages', 'standby') },
    ...changes,
  };
}

/** What a Page or account gave an app. */
export const given = (...fields: string[]) => ({ fields, since: 0, disabled: undefined });

/** What an app is subscribed to. */
export const callback = (...fields: string[]) => ({
  callback: 'https://bot.example/webhook',
  fields: fields.map((name) => ({ name, version: 'v26.0' })),
  active: true,
});

/** A message to a strict Page without default app, by somebody without a role. */
export function situation(changes: Partial<Situation> = {}): Situation {
  return {
    ...{ platform: 'MESSENGER', field: 'messages', owner: undefined, standby: true },
    ...{ buttonOf: undefined, reviewed: true, accessible: true, insiderOf: new Set<string>() },
    ...changes,
  };
}
