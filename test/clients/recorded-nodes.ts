import type { RecordedReply } from './replies.ts';

const PEOPLE_BY_USER_ID = 'user_id stands in one sample of v10 only (wire.md 12)';
const LINK_TO_NOTHING = 'captures link to a next page that is empty; clients need no such link';
const SHORTENED = 'a fixture shortened by hand: every page of an edge has paging (wire.md 2.3)';
const V2_5 = 'v2.5 gave the attachments of a message without paging';

const SINCE_V2 = 'in v2 a token was told of without its type and data access, and ids were numbers';
const ASKED = '/debug_token?input_token={token}';

const SEND = '/me/messages?method=post&recipient[id]={psid}&message[text]=Hi';

/** Recorded nodes, edges and endpoints. */
export const NODES: Readonly<Record<string, RecordedReply>> = {
  'conversation-v1-full.json': {
    of: ['conversation'],
    ask: '/{conversation-id}?fields=snippet,updated_time,message_count,unread_count,participants,senders,can_reply,is_subscribed,link,messages{created_time,tags,from,to,message,attachments{mime_type,name,size,image_data{width,height,url,preview_url}}}',
    differs: {
      'in 2012 conversations had tags': ['-tags'],
      'in 2012 pages were told apart by time, and attachments had none': [
        '+messages.data[].attachments.paging',
        '+messages.paging.cursors',
        '-messages.paging.next',
        '-messages.paging.previous',
      ],
    },
  },
  'conversation-2013.json': {
    of: ['page-id'],
    ask: '/{page-id}/conversations?fields=senders,message_count,updated_time,messages{message,from,created_time}',
    form: 'first of list',
    differs: {
      'in 2013 there was no paging of nested messages, and no address of senders': [
        '+messages.data[].from.email',
        '+messages.paging',
      ],
    },
  },
  'conversation-default.json': { of: ['conversation'] },
  'conversation-all-fields.json': { of: ['conversation'] },
  'conversations-by-ids.json': {
    of: ['conversation', 'quiet conversation'],
    ask: '/?ids={c1},{c2}&fields=id,link,message_count,snippet,unread_count,updated_time',
    form: 'by id',
  },
  'instagram-conversation-participants.json': {
    of: ['instagram conversation'],
    differs: { [PEOPLE_BY_USER_ID]: ['-participants.data[].user_id'] },
  },
  'send-response.json': { of: ['psid'], ask: SEND },
  'send-response-phone-number.json': {
    of: ['psid'],
    ask: SEND,
    differs: { 'to phone numbers nothing is sent yet': ['+recipient_id'] },
  },
  'attachment-upload.json': {
    of: ['picture'],
    ask: '/me/message_attachments?method=post&message[attachment][type]=image&message[attachment][payload][url]={picture}',
  },
  'persona.json': { of: ['persona-id'] },
  'persona-create.json': {
    of: ['picture'],
    ask: '/me/personas?method=post&name=Bo&profile_picture_url={picture}',
  },
  'personas.json': { of: ['page-id'], differs: { [LINK_TO_NOTHING]: ['-paging.next'] } },
  'message.json': { of: ['text'] },
  'message-with-share.json': {
    of: ['share'],
    ask: '/{message-id}?fields=shares{id,link,name,description},message,to,from',
    differs: {
      [SHORTENED]: ['+shares.paging'],
      'the recorded share has no data but a link': [
        '~shares.data[].description',
        '~shares.data[].id',
      ],
      'v2.5 had pictures of shares': ['-shares.data[].picture'],
    },
  },
  'messages-with-attachments.json': {
    of: ['gif', 'image', 'text file', 'program', 'video'],
    ask: '/{message-id}?fields=attachments',
    form: 'one by one',
    differs: {
      [V2_5]: [0, 1, 2, 3, 4].map((i) => `+${i}.attachments.paging`),
      'there is no WebP copy of a GIF here': [
        '-0.attachments.data[].image_data.animated_webp_preview_url',
        '-0.attachments.data[].image_data.animated_webp_url',
        '-0.attachments.data[].image_data.raw_webp_image',
      ],
      'Meta did not know the sizes of these pictures': [
        '~0.attachments.data[].size',
        '~1.attachments.data[].size',
      ],
      'v2.5 gave image_data of videos too; v10 does not (messages-by-ids.json)': [
        '-4.attachments.data[].image_data',
      ],
    },
  },
  'message-with-sticker.json': { of: ['sticker'] },
  'message-eu-privacy.json': {
    of: ['withheld'],
    differs: { [SHORTENED]: ['+attachments.paging'] },
  },
  'message-generic-template.json': {
    of: ['template'],
    differs: {
      [SHORTENED]: ['+attachments.paging'],
      'captures have an array of buttons and no id, this fixture made by hand not (wire.md 13.3)': [
        '+attachments.data[].generic_template.cta[]',
        '-attachments.data[].generic_template.cta.title',
        '-attachments.data[].generic_template.cta.type',
        '-attachments.data[].generic_template.cta.url',
        '-attachments.data[].id',
        '~attachments.data[].generic_template.cta',
      ],
    },
  },
  'message-image-attachment.json': {
    of: ['image'],
    differs: { [LINK_TO_NOTHING]: ['-attachments.paging.next'] },
  },
  'messages-by-ids.json': {
    of: ['image', 'video'],
    ask: '/?ids={m1},{m2}&fields=id,created_time,from,to,tags,attachments',
    form: 'by id',
    differs: { [LINK_TO_NOTHING]: ['-0.attachments.paging.next', '-1.attachments.paging.next'] },
  },
  'message-all-fields.json': {
    of: ['image'],
    differs: { [LINK_TO_NOTHING]: ['-attachments.paging.next'] },
  },
  'instagram-message-all-fields.json': {
    of: ['everything'],
    ask: '/{ig-message-id}?fields=id,created_time,from,to,message,is_unsupported,attachments{id,name,image_data{url},video_data{url},file_url},reactions,shares{link,template},story',
    differs: {
      [PEOPLE_BY_USER_ID]: [
        '-from.user_id',
        '-reactions.data[].users[].user_id',
        '-to.data[].user_id',
      ],
      [SHORTENED]: ['+attachments.paging', '+shares.paging'],
      'the sample leaves the ids of shares away': ['+shares.data[].id'],
      'the sample has placeholders, texts all': ['~is_unsupported'],
      'a message answers a story or mentions in one; the sample shows both': ['-story.mention'],
    },
  },
  'instagram-message-story-reply.json': {
    of: ['story reply'],
    differs: { [PEOPLE_BY_USER_ID]: ['-from.user_id'] },
  },
  'thread-owner.json': {
    of: ['psid'],
    differs: {
      'a fixture made by hand: expiration is documented (wire.md 5.8)': [
        '+data[].thread_owner.expiration',
      ],
    },
  },
  'pass-thread-control.json': {
    of: ['instagram customer'],
    ask: '/me/pass_thread_control?method=post&recipient[id]={psid}&target_app_id=1217981644879628',
  },
  'secondary-receivers.json': { as: 'primary receiver' },
  'page-info.json': {},
  'picture-redirect-false.json': { of: ['page-id'], ask: '/{page-id}/picture?redirect=false' },
  'page-from-as.json': {
    of: ['page-id'],
    ask: '/{page-id}?fields=id,name,category,engagement',
    differs: { 'likes of a Page are no part of conversations': ['-engagement'] },
  },
  'page-webhook-subscription.json': {
    of: ['page-id'],
    ask: '/{page-id}?fields=id,is_webhooks_subscribed',
    differs: {
      'likes of a Page are no part of conversations': ['-engagement'],
    },
  },
  'messenger-profile.json': {
    ask: '/me/messenger_profile?fields=get_started,persistent_menu',
    differs: {
      'its menu opens nothing': ['+data[].persistent_menu[].call_to_actions[].url'],
    },
  },
  'messenger-profile-settings.json': {
    ask: '/me/messenger_profile?fields=whitelisted_domains,greeting',
    form: 'first of list',
  },
  'messenger-profile-set.json': {
    ask: '/me/messenger_profile?method=post&get_started={"payload":"GET_STARTED"}',
  },
  'messenger-profile-get-started.json': {},
  'messenger-profile-empty.json': {
    of: ['ig-id'],
    ask: '/{ig-id}/messenger_profile?fields=ice_breakers',
  },
  'messenger-profile-persistent-menu.json': {},
  'messenger-profile-greeting.json': {},
  'messenger-profile-ice-breakers.json': {},
  'messenger-profile-whitelisted-domains.json': {},
  'messenger-profile-account-linking-url.json': {},
  'app-subscriptions.json': { of: ['app-id'], as: 'app' },
  'app-subscriptions-many.json': { of: ['app-id'], as: 'app' },
  'instagram-user.json': {
    of: ['ig-user-id'],
    ask: '/{ig-user-id}?fields=id,username',
    differs: {
      'the account of the Marketing API in v2.8, which is another node': [
        '-follow_count',
        '-followed_by_count',
        '-has_profile_picture',
        '-is_private',
        '-is_published',
        '-media_count',
        '-profile_pic',
      ],
    },
  },
  'debug-token.json': {
    of: ['user token'],
    ask: ASKED,
    as: 'app',
    form: 'data',
    differs: {
      [SINCE_V2]: ['+data_access_expires_at', '+granular_scopes', '+type', '~app_id', '~user_id'],
      'no login here says where it was made': ['-metadata'],
    },
  },
  'debug-token-data.json': {
    of: ['user token'],
    ask: ASKED,
    as: 'app',
    differs: {
      [SINCE_V2]: [
        '+data.data_access_expires_at',
        '+data.granular_scopes',
        '+data.type',
        '~data.app_id',
        '~data.user_id',
      ],
      'no login here says where it was made': ['-data.metadata'],
    },
  },
  'debug-token-docs.json': {
    of: ['user token'],
    ask: ASKED,
    as: 'app',
    differs: {
      [SINCE_V2]: [
        '+data.data_access_expires_at',
        '+data.granular_scopes',
        '+data.type',
        '~data.user_id',
      ],
    },
  },
  'debug-token-3.json': {
    of: ['narrowed token'],
    ask: ASKED,
    as: 'app',
    form: 'data',
    differs: { 'tokens of the recorded kind have no time of issue': ['+issued_at'] },
  },
  'debug-token-user.json': {
    of: ['user token'],
    ask: ASKED,
    as: 'app',
    differs: { 'tokens of the recorded kind have no time of issue': ['+data.issued_at'] },
  },
  'oauth-long-lived-token.json': {
    of: ['app-id', 'app secret', 'user token'],
    ask: '/oauth/access_token?grant_type=fb_exchange_token&client_id={id}&client_secret={secret}&fb_exchange_token={token}',
    as: 'nobody',
  },
  'user-profile.json': {
    of: ['psid'],
    differs: { 'a fixture made by hand: name was asked for': ['+name'] },
  },
  'user-profile-extra-fields.json': {
    of: ['psid'],
    ask: '/{psid}?fields=id,first_name,last_name,profile_pic,locale,timezone,gender',
  },
  'accounts.json': { as: 'one page' },
  'accounts-paged-summary.json': { as: 'five pages' },
  'paging-cursor.json': { ask: '/me/accounts?fields=name&summary=1&limit=2', as: 'five pages' },
  'paging-cursor-only.json': { ask: '/me/accounts?fields=name&summary=1', as: 'five pages' },
  'paging-no-data.json': {
    ask: '/me/accounts?limit=0',
    as: 'five pages',
    differs: { 'no page before the last is empty here': ['-paging'] },
  },
  'paging-p1.json': {
    ask: '/me/accounts?fields=name&summary=1&limit=2',
    as: 'five pages',
    differs: { 'a fixture made by hand, without cursors': ['+paging.cursors'] },
  },
  'paging-p3-last.json': {
    ask: '/me/accounts?fields=name&summary=1&limit=2&after=MgZDZD',
    as: 'five pages',
    differs: { 'a fixture made by hand, without cursors': ['+paging.cursors'] },
  },
  'paging-same-cursor.json': {
    of: ['image'],
    ask: '/{message-id}/attachments?fields=id',
    differs: { 'of an advertising account': ['-data[].account_id'] },
  },
};
