import { exactNumber } from '../exact-number.ts';

/** Who and what a sample is about. */
export interface SampleScene {
  /** Id of a message that it names. */
  readonly mid: string;
  /** Ids of the app that is told, and of an inbox of the platform. */
  readonly app: string;
  readonly inbox: string;
  /** PSID or IGSID, and their name, or username on Instagram. */
  readonly person: string;
  readonly name: string;
  /** Id of the Page, or of the Instagram account. */
  readonly account: string;
  /** Epoch ms. */
  readonly at: number;
}

/** What an event of a field may hold, behind sender, recipient and time. */
export interface Sample {
  /** What stands in it, key by key in the order of the wire. */
  readonly own: (scene: SampleScene) => object;
  /** Whose doing it is, as events/shape.ts has it; the person's where nothing is said. */
  readonly by?: 'page' | 'nobody';
  /** The list of its entry; `messaging` where nothing is said. */
  readonly list?: 'standby' | 'changes';
}

const TEXT = 'Hello from Convograph';

const message: Sample = { own: ({ mid }) => ({ message: { mid, text: TEXT } }) };
const reaction: Sample = {
  own: ({ mid }) => ({ reaction: { mid, action: 'react', reaction: 'love', emoji: '❤' } }),
};
const edit: Sample = { own: ({ mid }) => ({ message_edit: { mid, text: TEXT, num_edit: 1 } }) };
const postback: Sample = {
  own: ({ mid }) => ({ postback: { mid, title: 'Get started', payload: 'GET_STARTED' } }),
};
const optin: Sample = {
  own: ({ at }) => ({
    optin: {
      ...{ type: 'notification_messages', payload: 'UPDATES', title: 'Updates' },
      notification_messages_token: '1234567890123456789',
      notification_messages_timezone: 'UTC',
      token_expiry_timestamp: at + 270 * 86_400_000,
      user_token_status: 'NOT_REFRESHED',
    },
  }),
};
const handover: Sample = {
  own: ({ app, inbox }) => ({
    pass_thread_control: {
      ...{ previous_owner_app_id: inbox, new_owner_app_id: app },
      metadata: 'from the inbox',
    },
  }),
};
const standby: Sample = { ...message, list: 'standby' };

/** A sample of each field that Convograph makes events of (wire.md 9.3 to 9.7). */
export const SAMPLES: Readonly<
  Record<'page' | 'instagram', Readonly<Record<string, Sample | undefined>>>
> = {
  page: {
    messages: message,
    message_echoes: {
      by: 'page',
      own: ({ app, mid }) => ({
        message: { is_echo: true, app_id: exactNumber(app), mid, text: TEXT },
      }),
    },
    message_deliveries: { own: ({ mid, at }) => ({ delivery: { mids: [mid], watermark: at } }) },
    message_reads: { own: ({ at }) => ({ read: { watermark: at } }) },
    message_reactions: reaction,
    message_edits: edit,
    messaging_postbacks: postback,
    messaging_referrals: {
      own: () => ({ referral: { ref: 'spring', source: 'SHORTLINK', type: 'OPEN_THREAD' } }),
    },
    messaging_optins: optin,
    messaging_account_linking: {
      own: () => ({ account_linking: { status: 'linked', authorization_code: 'code-of-yours' } }),
    },
    messaging_handovers: handover,
    standby,
    messaging_policy_enforcement: {
      by: 'nobody',
      own: () => ({ policy_enforcement: { action: 'warning', reason: 'A test of your webhook.' } }),
    },
    messaging_feedback: {
      own: () => ({
        messaging_feedback: {
          feedback_screens: [
            { screen_id: 0, questions: { rating: { type: 'csat', payload: '5' } } },
          ],
        },
      }),
    },
    messaging_in_thread_lead_form_submit: { own: () => ({ form: { id: '1234567890' } }) },
    messaging_customer_information: {
      own: () => ({
        messaging_customer_information: {
          screens: [{ screen_id: 'name', responses: [{ key: 'name', value: 'A customer' }] }],
        },
      }),
    },
    send_cart: {
      own: () => ({
        order: {
          products: [
            {
              ...{ id: '1234567890', retailer_id: 'mug', name: 'A mug' },
              ...{ unit_price: 18, currency: 'USD', quantity: 1 },
            },
          ],
        },
      }),
    },
    response_feedback: {
      own: ({ mid }) => ({ response_feedback: { feedback: 'Good response', mid } }),
    },
    feed: {
      list: 'changes',
      own: ({ account, person, name, at }) => ({
        ...{ item: 'comment', verb: 'add', comment_id: `${account}_1_2`, post_id: `${account}_1` },
        ...{ parent_id: `${account}_1`, from: { id: person, name } },
        ...{ created_time: Math.floor(at / 1000), message: TEXT },
      }),
    },
  },
  instagram: {
    messages: message,
    message_reactions: reaction,
    message_edit: edit,
    messaging_postbacks: postback,
    messaging_referral: {
      own: () => ({
        referral: { ref: 'spring', source: 'IGME-SOURCE-LINK', type: 'OPEN_THREAD' },
      }),
    },
    messaging_optins: optin,
    messaging_seen: { own: ({ mid }) => ({ read: { mid } }) },
    messaging_handover: handover,
    standby,
    comments: {
      list: 'changes',
      own: ({ person, name }) => ({
        from: { id: person, username: name },
        media: { id: '17900000000000001', media_product_type: 'FEED' },
        ...{ id: '17900000000000002', text: TEXT },
      }),
    },
  },
};
