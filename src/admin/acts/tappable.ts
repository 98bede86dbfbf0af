import type { Offer } from '../../graph/declare/offer.ts';
import { partsOf } from '../../messaging/templates/actions.ts';
import { type MessagePosition, type MessageRow, sentTemplateOf } from '../../store/page/message.ts';
import type { ProfileProperties } from '../../store/page/messenger-profile.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { Stage } from '../acts.ts';

/** What a person sees and can tap. */
export interface Tappable {
  readonly title: string;
  readonly kind: 'quick reply' | 'button' | 'coupon' | 'Get Started' | 'ice breaker' | 'menu entry';
  /** What the tap brings; none where it opens an address, or where the person fills it in. */
  readonly payload?: string | undefined;
  readonly url?: string | undefined;
  /** What it does, in the word of the wire, of a button. */
  readonly type?: string | undefined;
  /** The message that it is in. */
  readonly of?: MessagePosition | undefined;
  /** The app that sent it, of a button. */
  readonly app?: string | undefined;
}

/** Messages whose buttons a person scrolls back to. */
const SEEN = 100;

/**
 * Everything that a person can tap, what is nearest first: quick replies under the newest message,
 * buttons of messages, what greets whoever has not written yet, and the menu.
 */
export async function tappables({
  store,
  person,
  conversation,
  at,
  offer,
}: Pick<Stage, 'store' | 'person' | 'conversation' | 'at' | 'offer'>): Promise<Tappable[]> {
  const profile = await store.messengerProfile.of(person.platform);
  const messages = conversation ? await seen(store, conversation.no) : [];
  const [newest] = messages;
  return [
    ...(newest ? quickReplies(newest, showsTextAlone(person.platform, offer, at)) : []),
    ...messages.flatMap((message) => [...buttons(message), ...coupon(message)]),
    ...offers(profile, person.profile.locale, newest !== undefined).all,
  ];
}

/** What can be tapped that is in no message. */
export interface Greeting extends Tappable {
  readonly kind: 'Get Started' | 'ice breaker' | 'menu entry';
}

/**
 * What a Page shows beside messages: what greets whoever has not written yet, and the menu.
 * @param locale of the person
 */
export function offers(
  profile: ProfileProperties,
  locale: string | undefined,
  hasBegun: boolean,
): { all: readonly Greeting[]; greeting: string | undefined; isComposerOff: boolean } {
  const menu = ofLocale(profile.persistent_menu, locale);
  const all = [...(hasBegun ? [] : greetings(profile)), ...entries(menu)];
  const greeting = hasBegun ? undefined : ofLocale(profile.greeting, locale)?.text;
  return { all, greeting, isComposerOff: menu?.composer_input_disabled === true };
}

/** The newest messages, with all their parts: an address of a button may be of any length. */
async function seen({ messages }: PageStore, conversation: number): Promise<MessageRow[]> {
  const newest = await messages.older(conversation, undefined, SEEN);
  return Promise.all(newest.map((each) => messages.whole(conversation, each)));
}

/** They go away with the next message. */
const quickReplies = (
  { sender, extra, created, tie }: MessageRow,
  onlyText: boolean,
): Tappable[] =>
  sender === 0
    ? (extra?.quickReplies ?? [])
        .filter(({ kind }) => kind === 'text' || !onlyText)
        .map(({ kind, title, payload }) => ({
          ...{ kind: 'quick reply', title: title ?? kind, payload, of: { created, tie } },
        }))
    : [];

/**
 * Whether quick replies for what a person has are not shown (wire.md 13.1, 11).
 * @param at epoch milliseconds
 */
export const showsTextAlone = (platform: Platform, offer: Offer, at: number): boolean =>
  platform === 'INSTAGRAM' && !offer.has('contact_quick_replies', at);

/** What a button says that has no title of its own (wire.md 8.3). */
const SAYS: Readonly<Record<string, string>> = {
  account_link: 'Log In',
  account_unlink: 'Log Out',
};

/** Only a postback says what a tap brings: the payload of `phone_number` is the number. */
function buttons({ sender, extra, created, tie }: MessageRow): Tappable[] {
  const sent = sender === 0 ? sentTemplateOf(extra) : undefined;
  return (sent ? partsOf(sent) : []).map(({ title, action: { type, payload, url } }) => ({
    ...{ kind: 'button', title: title || (SAYS[type] ?? ''), type, url, app: extra?.app },
    payload: type === 'postback' ? payload : undefined,
    of: { created, tie },
  }));
}

/** A coupon hides its code behind a button, whose words no business sets (wire.md 9.6). */
const coupon = ({ sender, extra, created, tie }: MessageRow): Tappable[] => {
  const { type, payload } = extra?.sentTemplate ?? {};
  if (sender !== 0 || type !== 'coupon' || payload?.coupon_code === undefined) return [];
  return [{ kind: 'coupon', title: 'Reveal code', of: { created, tie } }];
};

/** An action as a Page's profile has it (wire.md 8.3). */
interface Action {
  readonly title?: string;
  readonly question?: string;
  readonly payload?: string;
  readonly url?: string;
  readonly locale?: string;
  readonly text?: string;
  readonly composer_input_disabled?: boolean;
  readonly call_to_actions?: readonly Action[];
}

function greetings({ get_started: start, ice_breakers: breakers }: ProfileProperties): Greeting[] {
  const { payload } = (start ?? {}) as Action;
  const asked = flat((breakers ?? []) as readonly Action[]);
  return [
    ...(payload === undefined
      ? []
      : [{ kind: 'Get Started', title: 'Get Started', payload } as const]),
    ...asked.flatMap(({ question, payload }): Greeting[] =>
      question === undefined ? [] : [{ kind: 'ice breaker', title: question, payload }],
    ),
  ];
}

/** What is said in a person's language, or to all others. */
function ofLocale(value: unknown, locale: string | undefined): Action | undefined {
  const all = (value ?? []) as readonly Action[];
  const own = all.find((each) => each.locale === locale);
  return own ?? all.find((each) => each.locale === 'default') ?? all[0];
}

const entries = (menu: Action | undefined): Greeting[] =>
  flat(menu?.call_to_actions ?? []).flatMap(({ title, payload, url }): Greeting[] =>
    title === undefined ? [] : [{ kind: 'menu entry', title, payload, url }],
  );

/** Actions with those within them. */
const flat = (actions: readonly Action[]): Action[] =>
  actions.flatMap((each) => [each, ...flat(each.call_to_actions ?? [])]);
