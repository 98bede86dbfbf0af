import { GraphError } from '../../graph/errors/error.ts';
import type { Call } from '../../graph/execute/call.ts';
import { type Args, type Params, required } from '../../graph/params/param.ts';
import { id, object } from '../../graph/params/types.ts';
import type { ControlEvent } from '../../messaging/thread-control/event.ts';
import { decide } from '../../messaging/thread-control/machine.ts';
import { changeControl } from '../../store/page/commands/change-control.ts';
import { once } from '../../store/page/commands/once.ts';
import { controlSettingOf } from '../../store/page/control-setting.ts';
import { keepMoment, momentIn } from '../../store/page/conversation-time.ts';
import type { ConversationRow } from '../../store/page/conversations.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { PersonRow } from '../../store/page/people.ts';
import type { Transaction } from '../../store/store.ts';
import { onceKey } from '../sending/idempotency.ts';
import { declare, type Services } from '../services.ts';
import { controlledPerson, newestWith } from './conversation-with.ts';
import { orRefused, refusedControl } from './refused-control.ts';

const OF_ALL = {
  recipient: required(object({ id: required(id, 'PSID or IGSID.') }), 'The person.'),
};

const SUCCESS = { success: true };

/**
 * An operation by which an app asks for control of a conversation, or does something with it
 * (wire.md 5.9). One under an Idempotency-Key is done once, so that a lost answer can be asked again.
 * @param params what it takes besides the person
 * @param event what it is to who controls the conversation
 */
export const controlOperation = <P extends Params>(
  name: string,
  words: string,
  params: P,
  event: (args: Args<P>, app: string) => ControlEvent,
) =>
  declare.operation('POST', name, words, {
    permission: 'readThreadOwner',
    recipient: 'recipient',
    params: { ...OF_ALL, ...params },
    result: { success: 'bool' },
    async check(_: unknown, { args }, { services, now }) {
      const row = await conversationOf(idOf(args), services.pageStore, (whom) =>
        controlledPerson(whom, services),
      );
      if (!services.isExplained) return;
      await judge(row, event(args as Args<P>, services.caller.app.id), services, now);
    },
    async run(_: unknown, { args, idempotencyKey }, call) {
      const { services, now } = call;
      const { page, caller } = services;
      const by = { page, app: caller.app.id, at: now };
      const key = await onceKey(idempotencyKey, { ...args, operation: name }, by);
      const change = (tx: Transaction) =>
        changed(tx, idOf(args), event(args as Args<P>, by.app), call);
      await orRefused(() =>
        services.change((tx) => (key ? once(tx, page.no, key, () => change(tx)) : change(tx))),
      );
      return { answer: SUCCESS, ...(key && { extension: true }) };
    },
  });

const idOf = (args: unknown): string => (args as Args<typeof OF_ALL>).recipient.id;

/** @throws GraphError `noMatchingUser` (100/2018001) of whom nobody talks with; what the look-up throws */
async function conversationOf(
  whom: string,
  store: PageStore,
  personOf: (whom: string) => Promise<PersonRow>,
): Promise<ConversationRow> {
  const conversation = await newestWith(store, await personOf(whom));
  if (!conversation) throw new GraphError('noMatchingUser', { id: whom });
  return conversation;
}

async function changed(
  tx: Transaction,
  whom: string,
  event: ControlEvent,
  { services, now }: Call<Services>,
): Promise<typeof SUCCESS> {
  const { no } = services.page;
  const store = tx.pageReader(no);
  const row = await conversationOf(whom, store, async () => {
    const person = await store.people.byId(whom);
    if (!person) throw new GraphError('noMatchingUser', { id: whom });
    return person;
  });
  const at = await momentIn(tx, no, row, now);
  const behind = await changeControl(tx, no, row, event, at);
  if (behind !== row) await keepMoment(tx, no, row.no, at);
  return SUCCESS;
}

/** @throws GraphError that of a refusal: nothing is done */
async function judge(
  { platform, ownerApp: owner, controlUntil: until }: ConversationRow,
  event: ControlEvent,
  { page, store }: Services,
  now: number,
): Promise<void> {
  const apps = (await store.directory.installedApps.of(page.no)).map((app) => app.id);
  const setting = controlSettingOf(page, platform, apps);
  const { refusal } = decide(setting, { owner, until }, event, now);
  if (refusal) throw refusedControl(refusal);
}
