import { onlyFor } from '../../events/only-for.ts';
import { shapeOf } from '../../events/shapes.ts';
import type { Gate } from '../../store/log/audience.ts';
import type { GateCase } from './why-gates.ts';

/** What opens a closed gate: an operation, with what it is given. */
export type GateOpening =
  | {
      readonly operation: 'subscribeApp';
      readonly input: {
        readonly app: string;
        readonly object: 'page' | 'instagram';
        readonly page?: string;
        readonly fields: readonly string[];
        readonly verify?: false;
      };
      /** What whoever opens it has to say besides. */
      readonly asks?: 'callback_url';
    }
  | {
      readonly operation: 'changeApp';
      readonly input: {
        readonly app: string;
        readonly mode?: 'live';
        readonly access?: Readonly<Record<string, 'advanced'>>;
      };
    }
  | {
      readonly operation: 'changePage';
      readonly input: { readonly page: string; readonly message_access: 'on' };
    };

/** Method and path of each operation, below the control plane. */
export const PLACES = {
  subscribeApp: 'POST /apps/{app}/subscriptions',
  changeApp: 'PATCH /apps/{app}',
  changePage: 'PATCH /pages/{page}',
} as const satisfies Readonly<Record<GateOpening['operation'], string>>;

/** What opens each gate where it is closed, if anything does. */
export const GATE_OPENING: Readonly<Record<Gate, (the: GateCase) => GateOpening | undefined>> = {
  callback: ({ app, object, field, page }) => ({
    operation: 'subscribeApp',
    input: { app: app.id, object, page: page.id, fields: [field], verify: false },
    asks: 'callback_url',
  }),
  // Where the Page does not give it either, the next gate would be closed: both are opened.
  app_field: (the) =>
    the.object === 'page' && !the.installed.some(({ fields }) => fields.includes(the.field))
      ? giving(the)
      : subscribing(the.app.id, the.object, the.field),
  installed: giving,
  page_field: giving,
  mode: ({ app }) => ({ operation: 'changeApp', input: { app: app.id, mode: 'live' } }),
  access: ({ app, page, object, installed }) =>
    object === 'instagram' && !page.messageAccess
      ? { operation: 'changePage', input: { page: page.id, message_access: 'on' } }
      : {
          operation: 'changeApp',
          input: { app: app.id, access: { [scopeOf(object, installed)]: 'advanced' } },
        },
  owner: ({ event, app, object }) =>
    onlyFor(event) === undefined && (shapeOf(event)?.standby === true || event.kind === 'raw')
      ? subscribing(app.id, object, 'standby')
      : undefined,
  disabled: giving,
};

const subscribing = (app: string, object: GateCase['object'], field: string): GateOpening => ({
  operation: 'subscribeApp',
  input: { app, object, fields: [field] },
});

/** Gives the app the field besides what it was given. */
function giving({ app, page, field, installed }: GateCase): GateOpening {
  const [first] = installed;
  const object = first?.account ?? 'page';
  const fields = [...new Set([...(first?.fields ?? []), field])];
  return { operation: 'subscribeApp', input: { app: app.id, object, page: page.id, fields } };
}

function scopeOf(object: GateCase['object'], installed: GateCase['installed']): string {
  if (object === 'page') return 'pages_messaging';
  const byLogin = installed.length > 0 && installed.every(({ account }) => account === 'instagram');
  return byLogin ? 'instagram_business_manage_messages' : 'instagram_manage_messages';
}

/** The same as a command, without the program's name. */
export function openingCommand(opening: GateOpening): string {
  if (opening.operation === 'changePage') {
    const { page, message_access } = opening.input;
    return `page set ${page} --message-access ${message_access}`;
  }
  if (opening.operation === 'changeApp') {
    const { app, mode, access } = opening.input;
    const levels = Object.entries(access ?? {}).map((entry) => entry.join('='));
    return mode ? `app set ${app} --mode ${mode}` : `app set ${app} --access ${levels.join(',')}`;
  }
  const { app, object, page, fields } = opening.input;
  const callback = opening.asks && '--callback http://localhost:3000/webhook --unverified';
  const given = page && `--page ${page}`;
  const flags = [`--object ${object}`, callback, given, `--fields ${fields.join(',')}`];
  return ['app subscribe', app, ...flags.filter(Boolean)].join(' ');
}

/** The same in a few words. */
export function openingWords(opening: GateOpening): string {
  if (opening.operation === 'changePage') return 'let apps have its messages';
  if (opening.operation === 'changeApp') {
    const { mode, access = {} } = opening.input;
    return mode ? 'set the app live' : `give the app advanced access to ${Object.keys(access)}`;
  }
  const { page, fields } = opening.input;
  if (opening.asks) return 'add a callback';
  const field = fields.at(-1);
  return page === undefined ? `subscribe ${field}` : `give the app ${field}`;
}
