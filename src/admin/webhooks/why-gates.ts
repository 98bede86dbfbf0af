import { onlyFor } from '../../events/only-for.ts';
import { shapeOf } from '../../events/shapes.ts';
import type { AppRow, InstalledAppRow, PageRow, SubscriptionRow } from '../../store/directory.ts';
import type { Admitted, Gate } from '../../store/log/audience.ts';
import type { LogEvent } from '../../store/log/log.ts';
import { clockText } from './why-times.ts';

/** What there is at the gates between an event and an app, as it is now. */
export interface GateCase {
  readonly page: PageRow;
  readonly event: LogEvent;
  readonly app: AppRow;
  /** The app that was told in `messaging` then, by name and id; undefined where all were. */
  readonly owner: string | undefined;
  readonly field: string;
  /** Whose subscription counts: the platform's. */
  readonly object: 'page' | 'instagram';
  readonly subscription: SubscriptionRow | undefined;
  /** Over the accounts that count for the platform. */
  readonly installed: readonly InstalledAppRow[];
  /** How it was told, where it was. */
  readonly admitted: Admitted | undefined;
}

const fieldsOf = ({ subscription }: GateCase): string =>
  subscription?.fields.map(({ name }) => name).join(', ') || 'nothing';

const givenBy = ({ installed }: GateCase): string =>
  [...new Set(installed.flatMap(({ fields }) => fields))].join(', ') || 'nothing';

/** What there is at each gate, open or closed. */
export const GATE_TOLD: Readonly<Record<Gate, (the: GateCase, open: boolean) => string>> = {
  callback({ object, subscription }, open) {
    if (!open) {
      const since = subscription ? '; there is one now' : '';
      return `no callback for ${object}${since}`;
    }
    if (!subscription) return `there was one for ${object}; there is none now`;
    const { verified, callback } = subscription;
    const asked = verified === undefined ? 'not verified yet' : `verified ${clockText(verified)}`;
    return `${object} → ${callback}, ${asked}`;
  },
  app_field: (the, open) =>
    open
      ? `${the.field} is in the app's subscription`
      : the.subscription?.fields.some(({ name }) => name === the.field)
        ? `the app's subscription had no ${the.field}; it has it now`
        : `the app's subscription has no ${the.field}: ${fieldsOf(the)}`,
  installed({ page, installed }, open) {
    if (open) return `${page.name} has the app`;
    return installed.some(({ disabled }) => disabled === undefined)
      ? `${page.name} did not have the app; it has it now`
      : `${page.name} does not have the app`;
  },
  page_field: (the, open) =>
    open
      ? `the Page gives it ${the.field}`
      : the.installed.some(({ fields }) => fields.includes(the.field))
        ? `the Page did not give it ${the.field}; it does now`
        : `the Page subscribed it to: ${givenBy(the)}`,
  mode: ({ app }, open) =>
    open
      ? `${app.mode === 'live' ? 'live' : 'in development'}, which reaches this person`
      : 'in development, and the person has no role on it',
  access: ({ page, object }, open) => {
    if (open)
      return page.mode === 'archive' ? 'not asked for in archive mode' : 'reaches this person';
    return object === 'instagram' && !page.messageAccess
      ? 'the account lets no app have its messages'
      : 'standard access, and the person has no role on it';
  },
  owner({ event, admitted, owner = 'another app' }, open) {
    if (onlyFor(event) !== undefined)
      return open ? 'it is for this app' : `it is for ${owner} alone`;
    if (!open && shapeOf(event)?.standby !== true && event.kind !== 'raw')
      return `${owner} owns the conversation, and standby tells of no such thing`;
    if (!open) return `${owner} owns the conversation, and the app's subscription has no standby`;
    return admitted?.channel === 'standby'
      ? `${owner} owns the conversation: as standby`
      : 'no other app owns the conversation';
  },
  disabled: ({ installed }, open) => {
    const since = installed.find(({ disabled }) => disabled !== undefined)?.disabled;
    if (open) return 'not given up';
    return `the Page gave it up after failures${since === undefined ? '' : ` at ${clockText(since)}`}`;
  },
};
