import type { EdgeField, NodeType, Operation } from '../../../graph/declare/node-type.ts';
import type { Call } from '../../../graph/execute/call.ts';
import { required } from '../../../graph/params/param.ts';
import { list, oneOf } from '../../../graph/params/types.ts';
import { WEBHOOK_FIELDS } from '../../../messaging/webhook-fields.ts';
import type { AppRow, SubscribedAccount } from '../../../store/directory.ts';
import { recordInstalled } from '../../../store/page/commands/record-installed.ts';
import { recordUninstalled } from '../../../store/page/commands/record-uninstalled.ts';
import type { Platform } from '../../../store/page/platform.ts';
import { needing } from '../../needs.ts';
import { declare, type Services } from '../../services.ts';

/** The app of the token, as a Page or an account has it. */
export interface SubscribedApp {
  readonly app: AppRow;
  readonly fields: readonly string[];
}

/** What differs between the apps of a Page and those of an Instagram account. */
interface Having {
  readonly account: SubscribedAccount;
  readonly platform: Platform;
  readonly type: () => NodeType<SubscribedApp, Services>;
  /** @throws GraphError where the token lacks what one of the fields needs */
  permitFields(fields: readonly string[], services: Services): void;
}

/** Which of a Page's events the app of the token gets: read, set and ended (wire.md 5.12). */
export function subscribedApps({ account, platform, type, permitFields }: Having): {
  readonly edge: EdgeField<unknown, Services>;
  readonly operations: readonly Operation<unknown, Services>[];
} {
  const what = account === 'page' ? 'the Page' : 'the account';
  const here = ({ page, caller }: Services) => ({ page: page.no, account, app: caller.app.id });
  const authorize = (_: unknown, { services }: Call<Services>) =>
    services.permit('manageSubscribedApps', platform);
  return {
    edge: declare.edge<unknown, SubscribedApp>(
      'subscribed_apps',
      type,
      `The app of the token, with the fields of ${what} that it gets events of; nothing without any.`,
      {
        paged: false,
        counts: 'page',
        ...needing<unknown>('manageSubscribedApps', () => platform),
        async load(nodes, _, { services }) {
          const { page, app } = here(services);
          const found = await services.store.directory.installedApps.one(page, account, app);
          const stands = found && found.disabled === undefined;
          const items = stands ? [{ app: services.caller.app, fields: found.fields }] : [];
          return nodes.map(() => ({ items, hasNext: false, hasPrevious: false }));
        },
      },
    ),
    operations: [
      declare.operation(
        'POST',
        'subscribed_apps',
        `Has events of ${what} sent to the app of the token: those of these fields, in place of others.`,
        {
          counts: 'page',
          asks: 'subscribeApp',
          authorize: (_: unknown, { services }: Call<Services>) =>
            services.permit('subscribeApp', platform),
          params: {
            subscribed_fields: required(list(oneOf(...WEBHOOK_FIELDS[account])), 'The fields.'),
          },
          result: { success: 'bool' },
          check: (_: unknown, { args }, { services }) =>
            permitFields(args.subscribed_fields, services),
          async run(_: unknown, { args }, { services, now }) {
            const fields = [...new Set(args.subscribed_fields)];
            const on = here(services);
            await services.change((tx) => recordInstalled(tx, on, fields, now));
            return { answer: { success: true } };
          },
        },
      ),
      declare.operation(
        'DELETE',
        'subscribed_apps',
        `Has no more events of ${what} sent to the app of the token.`,
        {
          counts: 'page',
          asks: 'manageSubscribedApps',
          authorize,
          params: {},
          result: { success: 'bool' },
          async run(_: unknown, __, { services, now }) {
            const on = here(services);
            await services.change((tx) => recordUninstalled(tx, on, now));
            return { answer: { success: true } };
          },
        },
      ),
    ],
  };
}
