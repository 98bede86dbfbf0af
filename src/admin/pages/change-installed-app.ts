import { ACCOUNTS } from '../../store/directory.ts';
import { recordInstalled } from '../../store/page/commands/record-installed.ts';
import { recordUninstalled } from '../../store/page/commands/record-uninstalled.ts';
import { accountOf, checkedFields } from '../apps/subscribe-app.ts';
import { appNamed } from '../apps.ts';
import { operation } from '../operation.ts';
import { pageNamed } from '../pages.ts';
import { byDefault, list, object, text, word } from '../schema.ts';
import { page } from './page.ts';

const GivenFields = object('GivenFields', 'What a Page gives an app.', {
  page_id: text(),
  app_id: text(),
  account: word(ACCOUNTS, 'the Page, or its Instagram account by Instagram login'),
  fields: list(text()),
});

export const changeInstalledAppOperation = operation({
  id: 'changeInstalledApp',
  words: 'Change what a Page gives an app, and no subscription of the app with it',
  http: 'PATCH /pages/{page}/installed-apps/{app}',
  takes: {
    page,
    app: text('id or exact name of an app'),
    account: byDefault(
      word(ACCOUNTS, 'the Page, or its Instagram account', { what: 'What gives fields is' }),
      'page',
    ),
    fields: list(text(), 'these and no others', { flag: '--fields <names>', none: 'none' }),
  },
  gives: GivenFields,
  run: ({ store, clock }, { page: pageText, app, account, fields }) => {
    const names = fields.length === 0 ? [] : (checkedFields(account, fields) ?? []);
    return store.transaction(async (tx) => {
      const page = await pageNamed(tx.reader, pageText);
      const { id } = await appNamed(tx.reader, app);
      const on = { page: page.no, account: accountOf(page, account), app: id };
      if (names.length === 0) await recordUninstalled(tx, on, clock.now());
      else await recordInstalled(tx, on, names, clock.now());
      return { page_id: page.id, app_id: id, account, fields: names };
    });
  },
  command: 'webhook give <app>',
  examples: [
    'webhook give "My app" --page "My Page" --fields messages,message_reads',
    'webhook give "My app" --page "My Page" --fields none',
  ],
  note: 'An app that the Page had given up begins again with the newest event. An event of a Page needs its\nfield here and in the app’s subscription: `webhook set` changes that.',
  says: ({ page_id, app_id, fields }) =>
    `The Page ${page_id} gives app ${app_id} ${fields.join(', ') || 'nothing any more'}`,
});
