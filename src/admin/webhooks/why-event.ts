import { fieldOf } from '../../events/field-of.ts';
import { platformOf } from '../../events/platform-of.ts';
import { Scene } from '../../events/scene.ts';
import type { PageRow } from '../../store/directory.ts';
import { midsOf } from '../../store/ids/mid.ts';
import type { LogEvent } from '../../store/log/log.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { Platform } from '../../store/page/platform.ts';
import { sentWords } from '../../store/page/sent-words.ts';

/** An event, as people know it. */
export interface KnownEvent {
  readonly event: LogEvent;
  readonly platform: Platform | undefined;
  /** The field that it belongs to; undefined where no webhook is made of it. */
  readonly field: string | undefined;
  readonly messageId: string | undefined;
  /** Who did what. */
  readonly about: string;
  /** Why no webhook is made of it. */
  readonly nothing: string | undefined;
}

/** Letters of a text that are told. */
const MOST_TOLD = 40;

/** What is known of an event. */
export async function knownEvent(
  page: PageRow,
  store: PageStore,
  event: LogEvent,
): Promise<KnownEvent> {
  const scene = new Scene(page, store);
  const platform = await platformOf(scene, event);
  const field = fieldOf(event, platform);
  const { body } = event;
  const key = 'created' in body && 'conversation' in body ? body : undefined;
  const conversation =
    key?.conversation === undefined ? undefined : await scene.conversation(key.conversation);
  const position = key && { created: key.created ?? 0, tie: ('tie' in key && key.tie) || 0 };
  return {
    ...{ event, platform, field },
    messageId: conversation && position ? midsOf(page, conversation)(position) : undefined,
    about: await aboutOf(page, store, event),
    nothing: field === undefined ? nothingOf(event, platform) : undefined,
  };
}

/** Kinds of which no webhook is made, and why. */
const NOTHING: Readonly<Partial<Record<LogEvent['kind'], string>>> = {
  imported: 'it came by an import: the past sends nothing',
  seeded: 'it came by a seed: the past sends nothing',
  joined: 'conversations of downloads became one: the past sends nothing',
  parted: 'a conversation of downloads became two: the past sends nothing',
  page: 'settings of a Page are told to nobody',
  person: 'what is known of a person is told to nobody',
  conversation: 'in which folder a conversation lies is told to nobody',
  deleted: 'what is deleted here is told to nobody',
  installed: 'that an app is on a Page is told to nobody',
  uninstalled: 'that an app is not on a Page any more is told to nobody',
  persona: 'in whose name the Page can write is told to nobody',
  thread_control: 'an idle conversation, or longer control, is told to nobody',
  profile: 'what the Page shows before anybody writes is told to nobody',
};

function nothingOf({ kind, body }: LogEvent, platform: Platform | undefined): string {
  const told = NOTHING[kind];
  if (told) return told;
  if (kind === 'message' && body.sender === null) return 'nobody is known to have sent it';
  if ('person' in body && body.person === 0) return 'what the Page itself does is told to nobody';
  if (platform === undefined)
    return 'the conversation was deleted since, and what is to be told with it';
  const where = platform === 'INSTAGRAM' ? 'Instagram' : 'Messenger';
  return `${where} tells nobody of it: it has no webhook field for ${kind}`;
}

async function aboutOf(page: PageRow, store: PageStore, event: LogEvent): Promise<string> {
  const { kind, body } = event;
  const sender = 'sender' in body ? body.sender : undefined;
  const no = 'person' in body && typeof body.person === 'number' ? body.person : sender;
  const name = no ? ((await store.people.byNos([no]))[0]?.name ?? 'somebody') : undefined;
  const says = kind === 'message' || kind === 'postback' || kind === 'comment';
  const what = (says && (await toldOf(store, event))) || kind;
  if (kind === 'message' && sender === 0) return `${page.name}: ${what}`;
  return name === undefined ? `${page.name}: ${what}` : `${name} to ${page.name}: ${what}`;
}

/** What was written, or what was sent in its place. */
async function toldOf(store: PageStore, { body }: LogEvent): Promise<string | undefined> {
  if ('comment' in body) return quoted((await store.comments.byId(body.comment))?.text);
  if (!('tie' in body) || body.tie === undefined || body.created === undefined) return undefined;
  const { conversation, created, tie } = body;
  const found = await store.messages.find(conversation, { created, tie });
  return found && (quoted(found.message.text) ?? sentWords(found.message));
}

const quoted = (text = ''): string | undefined =>
  text === '' ? undefined : `"${text.length > MOST_TOLD ? `${text.slice(0, MOST_TOLD)}…` : text}"`;
