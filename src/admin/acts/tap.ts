import { recordAccountLinking } from '../../store/page/commands/record-account-linking.ts';
import { recordCoupon } from '../../store/page/commands/record-coupon.ts';
import { recordMessage } from '../../store/page/commands/record-message.ts';
import { recordPostback } from '../../store/page/commands/record-postback.ts';
import type { MessagePosition } from '../../store/page/message.ts';
import {
  checkWord,
  messageFor,
  onStage,
  requireConversation,
  requireOpen,
  type Stage,
} from '../acts.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { text } from '../schema.ts';
import { Act, as } from './act.ts';
import { cameBy, leading } from './leading.ts';
import { type Tappable, tappables } from './tappable.ts';

export const tapOperation = operation({
  id: 'tap',
  words: 'Tap a quick reply, a button, Get Started, an ice breaker or an entry of the menu',
  http: 'POST /pages/{page}/acts/tap',
  status: 201,
  takes: {
    page,
    as,
    title: text('what it says'),
    'value?': text('phone number or address that a quick reply of such a kind gives'),
    'message?': text('id of the message that it is in (default: whatever is nearest)'),
    'payload?': text('what it brings, where several say the same'),
    ...leading,
  },
  gives: Act,
  run: (deps, { page, as, title, value, message, payload: brings, ...led }) =>
    onStage(deps, { page, as }, async (stage) => {
      requireOpen(stage);
      const within = await inMessage(stage, message);
      const fits = (each: Tappable) =>
        within(each) && (brings === undefined || each.payload === brings);
      const tapped = chosen(stage, (await tappables(stage)).filter(fits), title);
      if (tapped.kind === 'quick reply') return reply(stage, tapped, value);
      if (tapped.type === 'account_unlink') return logOut(stage, tapped);
      if (tapped.kind === 'coupon' && tapped.of) return reveal(stage, tapped.of);
      const { tx, page, person, at } = stage;
      const payload = payloadOf(tapped);
      const conversation = await stage.begin();
      const referral = tapped.kind === 'Get Started' ? cameBy(led, person.platform) : undefined;
      const button = { title: tapped.title, payload, app: tapped.app, referral };
      const tap = { conversation, person: person.no, ...button };
      const position = await recordPostback(tx, page.no, tap, at);
      return { conversation, position };
    }),
  command: 'tap <title>',
  examples: [
    'tap "Get Started" --page "My Page" --as "Grace Hopper"',
    'tap "Help" --page "My Page" --as "Grace Hopper"',
  ],
  note: 'A title that is not there is answered with those that are.',
  says: ({ message_id, event }) =>
    message_id === undefined ? `Tapped (event ${event})` : `Tapped: ${message_id} (event ${event})`,
});

/** Whether what can be tapped is in a message; anything is where none is named. */
async function inMessage(
  stage: Stage,
  id: string | undefined,
): Promise<(tappable: Tappable) => boolean> {
  if (id === undefined) return () => true;
  const { message } = await messageFor(stage, id, { whose: 'anybody', fits: () => true });
  return ({ of }) => of?.created === message.created && of.tie === message.tie;
}

/** Log Out unlinks the account, whether one is linked or not. */
async function logOut(stage: Stage, { app }: Tappable) {
  const { tx, page, person, at } = stage;
  const conversation = requireConversation(stage);
  await recordAccountLinking(tx, page.no, { conversation: conversation.no, person, app }, at);
  return { conversation };
}

/** The code of a coupon is shown to whoever taps it. */
async function reveal(stage: Stage, position: MessagePosition) {
  const { tx, page, person, at } = stage;
  const conversation = requireConversation(stage);
  const place = { conversation: conversation.no, ...position };
  await recordCoupon(tx, page.no, place, person.no, at);
  return { conversation, position };
}

/** A tap on a quick reply is a message that says its title. */
async function reply(stage: Stage, { title, payload }: Tappable, value: string | undefined) {
  const isFilledIn = /^user_(?:phone_number|email)$/.test(title);
  if (isFilledIn && value === undefined) {
    throw new AdminError(
      `The quick reply ${title} gives what the person has: say it with --value, "value" over HTTP.`,
    );
  }
  checkWord(value);
  const text = (isFilledIn ? value : undefined) ?? title;
  const extra = { source: 'chat', quickReply: (isFilledIn ? value : payload) ?? '' };
  const conversation = await stage.begin();
  const { tx, page, person, at: created } = stage;
  const message = { created, sender: person.no, text, extra };
  const position = await recordMessage(tx, page.no, conversation.no, () => message);
  return { conversation, position };
}

/** @throws AdminError for what makes no event */
function payloadOf({ title, type, payload, url }: Tappable): string {
  if (payload !== undefined) return payload;
  if (type === 'account_link') {
    throw new AdminError(
      `"${title}" opens a page where an account is linked: \`npx convograph link\` tells its address, in a test \`logsIn()\` does.`,
    );
  }
  throw new AdminError(
    `"${title}" ${url === undefined ? 'makes no event' : `opens ${url}: no event is made of that`}.`,
  );
}

/**
 * What says this; whatever its case, where nothing says it to the letter.
 * @throws AdminError that tells what can be tapped
 */
function chosen({ person }: Stage, all: readonly Tappable[], title: string): Tappable {
  const folded = title.trim().toLowerCase();
  const found =
    all.find((each) => each.title === title) ??
    all.find((each) => each.title.trim().toLowerCase() === folded);
  if (found) return found;
  const shown = all.map(({ title, kind }) => `"${title}" (${kind})`);
  throw new AdminError(
    all.length === 0
      ? `There is nothing that "${person.name}" could tap: the newest message has no quick replies, none before it has a button, and the Page's messenger_profile shows nothing.`
      : `There is no "${title}" to tap: "${person.name}" sees ${[...new Set(shown)].join(', ')}.`,
    { missing: title },
  );
}
