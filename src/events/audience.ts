import { hasAdvancedAccess } from '../access/app-review.ts';
import type { Scope } from '../access/scopes.ts';
import type { InstalledApp } from '../store/directory/installed-apps.ts';
import type { Admitted, Audience, Excluded, Gate } from '../store/log/audience.ts';
import type { Platform } from '../store/page/platform.ts';

/** All of an event, and of what it happened to, that decides who gets it. */
export interface Situation {
  readonly platform: Platform;
  /** The field that it belongs to. */
  readonly field: string;
  /** The app that gets it as `messaging`; undefined: there is no default app, all do. */
  readonly owner: string | undefined;
  /** Whether others can be told of it in `standby`. */
  readonly standby: boolean;
  /** The app whose button was tapped, which is told as if it owned the conversation. */
  readonly buttonOf: string | undefined;
  /** Whether app review matters: in strict mode (decisions/0020). */
  readonly reviewed: boolean;
  /** Whether the account's owner lets apps have its messages. */
  readonly accessible: boolean;
  /** Ids of the apps on which the person has a role that makes an insider. */
  readonly insiderOf: ReadonlySet<string>;
}

/** A way by which an app can be told: the Page's, or for Instagram that of its own login. */
interface Way {
  readonly via: Admitted['via'];
  readonly scope: Scope;
  readonly installation: NonNullable<InstalledApp['on']['page']> | undefined;
  /** Whether the event's field has to be among those of the installation (wire.md 13.4 a). */
  readonly fields: boolean;
}

/** Who gets an event, of the apps that have to do with a Page. */
export const audienceOf = (apps: readonly InstalledApp[], situation: Situation): Audience =>
  Object.fromEntries(apps.map((app) => [app.id, judged(app, situation)]));

/** Whether an app reaches nobody but its insiders with a platform's messages. */
export const isNarrowed = (app: InstalledApp, platform: Platform): boolean =>
  waysOf(app, platform).some(({ scope }) => !hasAdvancedAccess(app, scope));

/** By the first way that is open; where none is, what closed the first that is there. */
function judged(app: InstalledApp, situation: Situation): Admitted | Excluded {
  const ways = waysOf(app, situation.platform);
  const [first = PAGE_ALONE(app), ...others] = ways.filter(({ installation }) => installation);
  const verdict = judgedBy(first, app, situation);
  if (!('closed' in verdict)) return verdict;
  const [other] = others.map((way) => judgedBy(way, app, situation));
  return other && !('closed' in other) ? other : verdict;
}

function judgedBy(way: Way, app: InstalledApp, situation: Situation): Admitted | Excluded {
  const closed = GATES.find(([, isOpen]) => !isOpen(way, app, situation))?.[0];
  const channel = owns(app, situation) ? 'messaging' : 'standby';
  if (closed === 'disabled') return { closed, missed: { channel, via: way.via } };
  return closed ? { closed } : { channel, via: way.via };
}

type IsOpen = (way: Way, app: InstalledApp, situation: Situation) => boolean;

/** In the order in which they are asked. */
const GATES: readonly (readonly [Gate, IsOpen])[] = [
  ['callback', (_, app, { platform }) => callbackOf(app, platform)?.active === true],
  ['app_field', (_, app, { platform, field }) => isSubscribed(app, platform, field)],
  ['installed', ({ installation }) => installation !== undefined],
  [
    'page_field',
    ({ fields, installation }, _, { field }) =>
      !fields || installation?.fields.includes(field) === true,
  ],
  [
    'mode',
    (_, app, { reviewed, insiderOf }) => !reviewed || app.mode === 'live' || insiderOf.has(app.id),
  ],
  [
    'access',
    ({ scope }, app, { reviewed, accessible, insiderOf }) =>
      accessible &&
      (!reviewed || app.mode !== 'live' || hasAdvancedAccess(app, scope) || insiderOf.has(app.id)),
  ],
  [
    'owner',
    (_, app, situation) =>
      owns(app, situation) ||
      (situation.standby && isSubscribed(app, situation.platform, 'standby')),
  ],
  ['disabled', ({ installation }) => installation?.disabled === undefined],
];

const owns = (app: InstalledApp, { owner, buttonOf }: Situation): boolean =>
  owner === undefined || owner === app.id || buttonOf === app.id;

const callbackOf = ({ to }: InstalledApp, platform: Platform) =>
  platform === 'INSTAGRAM' ? to.instagram : to.page;

const isSubscribed = (app: InstalledApp, platform: Platform, field: string): boolean =>
  callbackOf(app, platform)?.fields.some(({ name }) => name === field) === true;

const PAGE_ALONE = ({ on }: InstalledApp): Way => ({
  ...{ via: 'page', scope: 'pages_messaging', installation: on.page, fields: true },
});

/**
 * A Page's own events need the field on both sides. Those of its Instagram account need the app on
 * the Page, with any field, or on the account itself with this one (wire.md 13.4 a).
 */
function waysOf(app: InstalledApp, platform: Platform): readonly Way[] {
  if (platform === 'MESSENGER') return [PAGE_ALONE(app)];
  const { page, instagram } = app.on;
  return [
    { via: 'page', scope: 'instagram_manage_messages', installation: page, fields: false },
    {
      ...{ via: 'login', scope: 'instagram_business_manage_messages' },
      ...{ installation: instagram, fields: true },
    },
  ];
}
