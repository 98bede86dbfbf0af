import type { ControlClient } from './control/client.ts';
import type { ControlSchemas } from './control/operations.ts';
import type { TestCustomer } from './test-customer.ts';

/** A button of a template. */
export interface ReplyButton {
  readonly title: string;
  readonly type: string;
  readonly payload: string | undefined;
  readonly url: string | undefined;
}

/** A card of a template, or a thing in a receipt. */
export interface ReplyElement {
  readonly title: string | undefined;
  readonly subtitle: string | undefined;
  readonly imageUrl: string | undefined;
  /** Where a tap on the card leads. */
  readonly url: string | undefined;
  readonly buttons: readonly ReplyButton[];
}

/** A file that was sent. */
export interface ReplyFile {
  readonly type: 'image' | 'audio' | 'video' | 'file';
  readonly name: string | undefined;
  readonly mimeType: string | undefined;
  /** Bytes. */
  readonly size: number | undefined;
}

/** A message that a bot sent. */
export interface Reply {
  readonly id: string;
  /** By the clock of the Convograph. */
  readonly at: Date;
  /** Id of the app that sent it. */
  readonly app: string | undefined;
  /** '' where it has none. */
  readonly text: string;
  /** Titles of the quick replies that it offers. */
  readonly quickReplies: readonly string[];
  readonly files: readonly ReplyFile[];
  /** Id of the sticker that it is. */
  readonly sticker: string | undefined;
  /** Type of its template, such as `generic`. */
  readonly template: string | undefined;
  /** Of its template. */
  readonly elements: readonly ReplyElement[];
  /** Of its template, and of its elements. */
  readonly buttons: readonly ReplyButton[];
  /** Id of the persona in whose name it stands. */
  readonly persona: string | undefined;
  readonly metadata: string | undefined;
  readonly tag: string | undefined;
}

/** What is waited for; times in ms of the machine. */
export interface ReplyWait {
  /** Messages, at least; 1 without. */
  readonly count?: number | undefined;
  /** How long no call of the bot may have come; 50 without. */
  readonly quiet?: number | undefined;
  /** How long it is waited; 5,000 without. */
  readonly within?: number | undefined;
}

/** That a bot did not answer. The message says what happened instead. */
export class NoReply extends Error {
  override readonly name = 'NoReply';
}

/** That a bot wrote where it was to be silent, or is not done. */
export class NoSilence extends Error {
  override readonly name = 'NoSilence';
}

/** What was sent to somebody since the last thing that they did. */
export async function repliesTo(
  control: ControlClient,
  customer: TestCustomer,
  wait: ReplyWait,
): Promise<readonly Reply[]> {
  const who = { page: customer.page.id, person: customer.id };
  const { data, missing } = await control.awaitReplies({ ...who, ...wait });
  if (missing !== undefined) throw new NoReply(missing);
  return data.map(replyOf);
}

/** Waits whether nothing is sent to somebody. */
export async function silenceTo(
  control: ControlClient,
  customer: TestCustomer,
  ms: number | undefined,
): Promise<void> {
  const who = { page: customer.page.id, person: customer.id };
  const { broken } = await control.awaitSilence({ ...who, for: ms });
  if (broken !== undefined) throw new NoSilence(broken);
}

const replyOf = (told: ControlSchemas['Reply']): Reply => ({
  id: told.id,
  at: new Date(told.at),
  app: told.app,
  text: told.text ?? '',
  quickReplies: told.quick_replies ?? [],
  files: (told.files ?? []).map(fileOf),
  sticker: told.sticker,
  template: told.template,
  elements: (told.elements ?? []).map(elementOf),
  buttons: (told.buttons ?? []).map(buttonOf),
  persona: told.persona,
  metadata: told.metadata,
  tag: told.tag,
});

const fileOf = ({ type, name, mime_type, size }: ControlSchemas['ReplyFile']): ReplyFile => ({
  ...{ type, name, mimeType: mime_type, size },
});

const elementOf = (told: ControlSchemas['ReplyElement']): ReplyElement => ({
  title: told.title,
  subtitle: told.subtitle,
  imageUrl: told.image_url,
  url: told.url,
  buttons: (told.buttons ?? []).map(buttonOf),
});

const buttonOf = ({ title, type, payload, url }: ControlSchemas['ReplyButton']): ReplyButton => ({
  ...{ title, type, payload, url },
});
