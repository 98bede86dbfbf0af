import type { ControlClient } from './control/client.ts';
import type { ControlSchemas } from './control/operations.ts';
import { DOT, type SentFile, type SentParts, sentBy } from './sent-parts.ts';
import type { TestPage } from './test-page.ts';

/** Who a customer is. */
export interface TestCustomerOptions {
  /** The Page that is written to. */
  readonly page: TestPage;
  readonly name?: string | undefined;
  /** Where; Messenger without. */
  readonly platform?: 'messenger' | 'instagram' | undefined;
  /** PSID or IGSID. */
  readonly id?: string | undefined;
}

/** What was done, as it stands in the log of the Page. */
export interface Done {
  /** Its number in the log of the Page. */
  readonly event: number;
  /** Id of the Page. */
  readonly page: string;
  /** The message that was written, or that it is about. */
  readonly messageId: string | undefined;
  readonly conversationId: string | undefined;
}

/** How somebody came to the Page. */
export interface Coming {
  /** What the link says. */
  readonly ref?: string | undefined;
  /** The ad that led here, and what it shows. */
  readonly ad?: Ad | undefined;
  /** Id of the product that is looked at. */
  readonly product?: string | undefined;
}

/** An ad that leads to a Page. */
interface Ad {
  readonly id: string;
  readonly title?: string | undefined;
  readonly photoUrl?: string | undefined;
  readonly videoUrl?: string | undefined;
  readonly postId?: string | undefined;
}

/** The same, for the control plane. */
const led = ({ ref, ad, product }: Coming) => ({
  ...{ ref, product, ad_id: ad?.id, ad_title: ad?.title },
  ...{ photo_url: ad?.photoUrl, video_url: ad?.videoUrl, post_id: ad?.postId },
});

/** Whether marketing messages are wanted, and what their request is called. */
interface NewsOptions {
  readonly notification?: 'start' | 'stop' | 'resume' | undefined;
  readonly title?: string | undefined;
}

/** What was published. */
export interface Published {
  /** Its number in the log of the Page. */
  readonly event: number;
  /** Id of the Page. */
  readonly page: string;
  /** What a private reply names the comment by; none of a post. */
  readonly commentId: string | undefined;
  readonly postId: string;
}

/** Somebody who can write to a Page. What is done is there, and on its way to apps, when it resolves. */
export class TestCustomer {
  /** PSID or IGSID. */
  readonly id: string;
  readonly name: string;
  readonly page: TestPage;
  readonly #control: ControlClient;

  constructor(control: ControlClient, page: TestPage, { id, name }: ControlSchemas['Person']) {
    this.#control = control;
    this.page = page;
    this.id = id;
    this.name = name;
  }

  static async make(control: ControlClient, options: TestCustomerOptions): Promise<TestCustomer> {
    const { page, name = 'Maya Okafor', platform = 'messenger', id } = options;
    const person = await control.createPerson({
      page: page.id,
      name,
      id,
      platform: platform === 'instagram' ? 'INSTAGRAM' : 'MESSENGER',
    });
    return new TestCustomer(control, page, person);
  }

  /**
   * Writes a message.
   * @param about which message it answers, and how somebody who writes first came here
   */
  async says(
    text: string,
    about: Coming & { readonly replyTo?: string | undefined } = {},
  ): Promise<Done> {
    const { replyTo: reply_to, ...coming } = about;
    return this.#done(await this.#control.say({ ...this.#who, text, reply_to, ...led(coming) }));
  }

  /**
   * Sends something: files, a place, a link, a story … With a text beside files those are a message of
   * their own, before it.
   * @param about how somebody who writes first came here
   */
  async sends(parts: SentParts, about: Coming = {}): Promise<Done> {
    return this.#done(
      await this.#control.say({ ...this.#who, ...(await sentBy(parts)), ...led(about) }),
    );
  }

  /** Sends a picture: one of a pixel, where none is given. */
  async sendsPicture(file: SentFile = DOT): Promise<Done> {
    return this.sends({ file });
  }

  /**
   * Sends a sticker.
   * @param sticker its id or name: `like`, or one of the catalogue, as `parcel`
   * @param about as what webhooks tell of it; without it as on that day, by the clock
   */
  async sendsSticker(
    sticker: string,
    about: { readonly as?: 'image' | 'both' | 'sticker' | undefined } = {},
  ): Promise<Done> {
    const { as: sticker_as } = about;
    return this.#done(await this.#control.say({ ...this.#who, sticker, sticker_as }));
  }

  /**
   * Taps a quick reply, a button, Get Started, an ice breaker or an entry of the menu, by what it says;
   * one that is not there is refused with those that are.
   * @param about `value` is the phone number or address that a quick reply of such a kind gives
   */
  async taps(
    title: string,
    about: Coming & { readonly value?: string | undefined } = {},
  ): Promise<Done> {
    const { value, ...coming } = about;
    return this.#done(await this.#control.tap({ ...this.#who, title, value, ...led(coming) }));
  }

  /**
   * Taps Log In, the newest that was sent: gives the address of the business's page that it opens. A
   * browser that the bot sends back from there to `redirect_uri`, with an `authorization_code`, has
   * linked the account.
   */
  async logsIn(): Promise<string> {
    return (await this.#control.link(this.#who)).url;
  }

  /** The same at once: links the account as if the bot had sent the browser back with a code. */
  async links({ code }: { readonly code: string }): Promise<Done> {
    const { event = 0, conversation_id } = await this.#control.link({ ...this.#who, code });
    return { event, page: this.page.id, messageId: undefined, conversationId: conversation_id };
  }

  /** Taps Log Out, which unlinks the account. */
  async unlinks(): Promise<Done> {
    return this.taps('Log Out');
  }

  /**
   * Reacts to a message of the Page: the newest, unless another is named.
   * @param reaction an emoji, or smile, angry, sad, wow, love, like, dislike
   */
  async reacts(reaction: string, message?: string): Promise<Done> {
    return this.#done(await this.#control.react({ ...this.#who, reaction, message }));
  }

  /** Takes the reaction back. */
  async unreacts(message?: string): Promise<Done> {
    return this.#done(await this.#control.unreact({ ...this.#who, message }));
  }

  /** Writes the newest of the own messages anew, or another. */
  async edits(text: string, message?: string): Promise<Done> {
    return this.#done(await this.#control.edit({ ...this.#who, text, message }));
  }

  /**
   * Has the newest of the own messages, or another, told of as an edit, number 0 and without text, as Instagram
   * does of new ones.
   * @param about `unsaid`: without saying of whom
   */
  async getsEditNotice(
    message?: string,
    about: { readonly unsaid?: boolean | undefined } = {},
  ): Promise<Done> {
    const unsaid = about.unsaid ? true : undefined;
    return this.#done(await this.#control.editNotice({ ...this.#who, message, unsaid }));
  }

  /** Takes the newest of the own messages back, or another. */
  async unsends(message?: string): Promise<Done> {
    return this.#done(await this.#control.unsend({ ...this.#who, message }));
  }

  /** Has what the Page sent come to the telephone: Messenger tells of it. */
  async receives(): Promise<Done> {
    return this.#done(await this.#control.receive(this.#who));
  }

  /** Reads what the Page sent. */
  async reads(): Promise<Done> {
    return this.#done(await this.#control.read(this.#who));
  }

  /** Comes to the conversation, which is there, by a link or an ad. */
  async comesBy(ref: string, about: Omit<Coming, 'ref'> = {}): Promise<Done> {
    return this.#done(await this.#control.refer({ ...this.#who, ...led(about), ref }));
  }

  /** Lets the Page write, by a plugin that says `ref`. */
  async optsIn(ref: string): Promise<Done> {
    return this.#done(await this.#control.optIn({ ...this.#who, ref }));
  }

  /**
   * Comments on a post of the Page, or of its Instagram account.
   * @param about the post, another each time without one, or the comment that it answers
   */
  async comments(
    text: string,
    about: { readonly post?: string | undefined; readonly replyTo?: string | undefined } = {},
  ): Promise<Published & { readonly commentId: string }> {
    const { post: post_id, replyTo: reply_to } = about;
    const act = await this.#control.comment({ ...this.#who, text, post_id, reply_to });
    return { ...this.#published(act), commentId: act.comment_id ?? '' };
  }

  /** Posts on the Page, as a visitor; nobody does on Instagram. */
  async posts(text: string): Promise<Published> {
    return this.#published(await this.#control.post({ ...this.#who, text }));
  }

  /** Deletes an own comment, or post. */
  async uncomments(id: string): Promise<void> {
    await this.#control.uncomment({ ...this.#who, id });
  }

  /** Wants marketing messages of the Page, stops them, or takes them up again. */
  async wantsNews(
    payload: string,
    { notification = 'start', title }: NewsOptions = {},
  ): Promise<Done> {
    const about = { ref: payload, notification, title };
    return this.#done(await this.#control.optIn({ ...this.#who, ...about }));
  }

  /** Answers the newest customer feedback template: by a score, and in words where it asks for them. */
  async answersFeedback(score: number | string, followUp?: string): Promise<Done> {
    const answer = { score: String(score), follow_up: followUp };
    return this.#done(await this.#control.feedback({ ...this.#who, ...answer }));
  }

  /** Says whether an answer of the Page was good: the newest, unless another is named. */
  async rates(answer: 'good' | 'bad', message?: string): Promise<Done> {
    return this.#done(await this.#control.rate({ ...this.#who, answer, message }));
  }

  /** Sends an order: Messenger tells of it by `send_cart`. */
  async orders(
    products: readonly ControlSchemas['OrderedProduct'][],
    note?: string,
  ): Promise<Done> {
    const order = { products, ...(note !== undefined && { note }) };
    return this.#done(await this.#control.order({ ...this.#who, order }));
  }

  /** Fills in an instant form, of which apps are told the id. */
  async submits(formId: string): Promise<Done> {
    return this.#done(await this.#control.submit({ ...this.#who, form_id: formId }));
  }

  /** Says where to ship to, by the form for that. */
  async informs(information: Readonly<Record<string, string>>): Promise<Done> {
    return this.#done(await this.#control.inform({ ...this.#who, information }));
  }

  /** Blocks the Page: its sends are refused. */
  async blocks(): Promise<void> {
    await this.#control.block(this.#who);
  }

  async unblocks(): Promise<void> {
    await this.#control.unblock(this.#who);
  }

  /** Is written to, or sent something, by the Page's human, in the platform's own inbox. */
  async isAnswered(what: string | SentParts): Promise<Done> {
    const said = typeof what === 'string' ? { text: what } : await sentBy(what);
    return this.#done(await this.#control.say({ ...this.#who, ...said, from_page: true }));
  }

  /** Is what the Page's human is done with in the inbox: the conversation is nobody's then. */
  async isDoneWith(): Promise<Done> {
    return this.#done(await this.#control.inbox({ ...this.#who, act: 'done' }));
  }

  /** Is reacted to by the Page's human: the newest of the own messages, unless another is named. */
  async isReactedTo(reaction: string, message?: string): Promise<Done> {
    return this.#done(
      await this.#control.react({ ...this.#who, reaction, message, from_page: true }),
    );
  }

  /** Is read by the Page's human. */
  async isRead(): Promise<Done> {
    return this.#done(await this.#control.read({ ...this.#who, from_page: true }));
  }

  get #who() {
    return { page: this.page.id, as: this.id };
  }

  #published({ event, comment_id, post_id = '' }: ControlSchemas['Act']): Published {
    return { event, page: this.page.id, commentId: comment_id, postId: post_id };
  }

  #done({ event, message_id, conversation_id }: ControlSchemas['Act']): Done {
    return { event, page: this.page.id, messageId: message_id, conversationId: conversation_id };
  }
}
