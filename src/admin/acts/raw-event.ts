import { WEBHOOK_FIELDS } from '../../messaging/webhook-fields.ts';
import { recordRaw } from '../../store/page/commands/record-raw.ts';
import { PLATFORMS, type Platform } from '../../store/page/platform.ts';
import { outcome } from '../acts.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { byDefault, integer, open, text, word, yes } from '../schema.ts';
import { Act } from './act.ts';

export const rawEventOperation = operation({
  id: 'rawEvent',
  words: 'Tell apps of an event that never happened, for tests of receivers',
  http: 'POST /pages/{page}/events/raw',
  status: 201,
  takes: {
    page,
    item: open('RawItem', 'what is to stand in `messaging`, as JSON', {
      'timestamp?': integer('ms'),
    }),
    field: text('the field that apps have to be subscribed to'),
    platform: byDefault(
      word(PLATFORMS, PLATFORMS.join(' or '), { what: 'A platform is' }),
      'MESSENGER',
    ),
    'standby?': yes('as `standby`, to apps that have that field too'),
  },
  gives: Act,
  run: ({ store, clock }, { page: text, item, field, standby, platform = 'MESSENGER' }) =>
    store.transaction(async (tx) => {
      requireField(field, platform);
      const page = await pageNamed(tx.reader, text);
      const at = clock.now();
      const told = { platform, field, item, ...(standby && { standby }) };
      await recordRaw(tx, page.no, told, at);
      return outcome({ page, store: tx.pageReader(page.no), at }, {});
    }),
  command: 'event raw <item>',
  examples: [
    `event raw '{"recipient":{"id":"1"},"policy_enforcement":{"action":"block"}}' --page "My Page" --field messaging_policy_enforcement`,
  ],
  says: ({ event }) => `Told (event ${event})`,
});

/** @throws AdminError where no app can be subscribed to it */
function requireField(field: string, platform: Platform): void {
  const object = platform === 'INSTAGRAM' ? 'instagram' : 'page';
  if (WEBHOOK_FIELDS[object].includes(field)) return;
  throw new AdminError(
    `There is no field "${field}" of ${object}: there are ${WEBHOOK_FIELDS[object].join(', ')}.`,
    { missing: field },
  );
}
