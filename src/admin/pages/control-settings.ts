import { isOfMeta, REGIMES } from '../../messaging/thread-control/state.ts';
import { type EntryApp, type PageRow, WAYS_IN } from '../../store/directory/tables.ts';
import type { Directory } from '../../store/directory.ts';
import { AdminError } from '../error.ts';
import { appId } from '../page-apps.ts';
import { list, orNull, text, type Values, word } from '../schema.ts';

/** What is told of who controls a Page's conversations. */
export const controlShown = {
  thread_control: word(
    REGIMES,
    'how its apps share conversations: without a default app, routed, or by the older Handover Protocol',
  ),
  'default_app?': text('the app of conversations that nobody owns'),
  'primary_receiver?': text('the Primary Receiver of the older protocol'),
  'take_right?': list(text(), 'apps that may take control'),
  'receiving?': list(text(), 'which app receives whoever comes by a link or an ad'),
};

/** The settings of it that can be given when a Page is made, and changed. */
export const controlSettings = {
  'default_app?': orNull(
    text('app (id or exact name) of unowned conversations: they are routed then'),
  ),
  'primary_receiver?': orNull(
    text(
      'app that is the Primary Receiver of the older Handover Protocol; not beside a default app',
    ),
  ),
  'take_right?': list(text(), 'apps (ids or exact names) that may take control from others', {
    flag: '--take-right <app>',
    again: true,
    none: 'off',
  }),
  'receiving?': list(
    text(),
    'which app receives whoever comes by a way in: link=APP, social=APP, ad=APP, or of one ad and for how many days ad:ID=APP:5',
    { flag: '--receiving <way=app>', again: true, none: 'off' },
  ),
};

type Given = Values<typeof controlSettings>;

/** What a Page is set to, of what was given. */
export async function controlGiven(
  reader: Directory,
  { default_app, primary_receiver, take_right, receiving }: Given,
): Promise<Partial<Pick<PageRow, 'defaultApp' | 'primaryReceiver' | 'takers' | 'entryApps'>>> {
  const idOf = async (app: string | null) => (app === null ? undefined : await appId(reader, app));
  return {
    ...(default_app !== undefined && { defaultApp: await idOf(default_app) }),
    ...(primary_receiver !== undefined && {
      primaryReceiver: await primary(reader, primary_receiver),
    }),
    ...(take_right && { takers: await all(take_right, (app) => appId(reader, app)) }),
    ...(receiving && { entryApps: await all(receiving, (one) => entryApp(reader, one)) }),
  };
}

async function primary(reader: Directory, app: string | null): Promise<string | undefined> {
  const id = app === null ? undefined : await appId(reader, app);
  if (id === undefined || !isOfMeta(id)) return id;
  throw new AdminError('An inbox is no Primary Receiver: name an app.');
}

async function all<T>(given: readonly string[], make: (one: string) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (const one of new Set(given)) made.push(await make(one));
  return made;
}

const FORM = /^(?<way>link|social|ad)(?::(?<ad>\d{1,30}))?=(?<app>.+?)(?::(?<days>\d{1,9}))?$/;

/** An ad's app has control for 1 to 30 days (wire.md 7.2). */
const MOST_DAYS = 30;

/** @throws AdminError */
async function entryApp(reader: Directory, text: string): Promise<EntryApp> {
  const { way, ad, app = '', days } = FORM.exec(text)?.groups ?? {};
  const known = WAYS_IN.find((each) => each === way);
  if (!known || (way !== 'ad' && (ad ?? days) !== undefined)) {
    throw new AdminError(
      `"${text}" is no way in: say link=APP, social=APP, ad=APP, or ad:ID=APP:DAYS.`,
    );
  }
  const told = Number(days);
  // The platform takes a day for a number that it does not have.
  const lasts = told >= 1 && told <= MOST_DAYS ? told : 1;
  return {
    way: known,
    ...(ad !== undefined && { ad }),
    app: await appId(reader, app),
    ...(days !== undefined && { days: lasts }),
  };
}

/** The same as it is told. */
export const entryText = ({ way, ad, app, days }: EntryApp): string =>
  `${way}${ad === undefined ? '' : `:${ad}`}=${app}${days === undefined ? '' : `:${days}`}`;
