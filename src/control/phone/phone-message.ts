import { integer, list, number, object, open, text, word, yes } from '../../admin/schema.ts';

/** Where a person taps, or what answers a tap. */
const Action = open('', 'In the words of the wire.', {});

const File = object('PhoneFile', 'A file, or a card of a template that came with an archive.', {
  type: word(['image', 'audio', 'video', 'file', 'card']),
  'name?': text(),
  'mime_type?': text(),
  'size?': integer('bytes'),
  'width?': integer('pixels'),
  'height?': integer('pixels'),
  'seconds?': number('of sound or a video'),
  'path?': text('where this server has it; absent where its bytes are not there'),
  'preview?': text('where it has a still picture of it'),
  'card?': Action,
});

const Share = object('PhoneShare', 'Something that was shared.', {
  'kind?': text('in the word of webhooks, such as ig_reel'),
  'link?': text(),
  'title?': text(),
  'description?': text(),
  'path?': text('where this server has its picture or video'),
  'products?': list(
    object('PhoneProduct', 'A product of the catalogue.', {
      id: text(),
      name: text(),
      price: text(),
      'path?': text('where this server has its picture'),
      'image_url?': text(),
    }),
  ),
});

/** What a message shows besides its text. */
export const partsOfMessage = {
  'files?': list(File),
  'sticker?': object('PhoneSticker', 'A sticker.', {
    id: text(),
    'name?': text(),
    'path?': text('where this server has its picture'),
  }),
  'shares?': list(Share),
  'template?': object('PhoneTemplate', 'A template as it was sent.', {
    type: text('its template_type'),
    payload: Action,
    'path?': text('where this server has the picture or video that it shows by its id'),
  }),
  'location?': object('PhoneLocation', 'A place.', {
    lat: number(),
    long: number(),
    'title?': text(),
    'url?': text(),
  }),
  'story?': object('PhoneStory', 'The story that it answers, or that mentions the account.', {
    kind: word(['reply_to', 'mention']),
    id: text(),
    'path?': text('where this server has its picture or video'),
  }),
  'bare?': object('PhoneBare', 'Something without a text.', {
    kind: word(['like_heart', 'ephemeral', 'unsupported_type']),
    'path?': text('where this server has its picture'),
  }),
  'call?': object('PhoneCall', 'A call, as archives tell.', {
    'seconds?': number(),
    'missed?': yes(),
  }),
  'members?': object('PhoneMembers', 'Who joined or left a group, as archives tell.', {
    change: word(['joined', 'left']),
    names: list(text()),
  }),
};

/** A message as it stands on the telephone of the person. */
export const PhoneMessage = object('PhoneMessage', 'A message as the person sees it.', {
  id: text('the mid'),
  at: text('ISO 8601, by the clock of the store'),
  from: word(['person', 'page', 'nobody']),
  'author?': text('name of the person, or of the persona in whose name it stands'),
  'app?': text('id of the app that sent it'),
  'app_name?': text(),
  'ai?': yes('Meta AI wrote it'),
  'text?': text(),
  'unsent?': yes('it was taken back, and nothing else is told of it'),
  'simulated?': yes(
    'somebody acted for the person, or for the Page, on a Page that holds an archive',
  ),
  'unsupported?': yes('content that the API cannot show'),
  'read?': yes('the Page has read it; of a message of the Page, the person has'),
  'delivered?': yes('a message of the Page has come to the telephone'),
  'edits?': list(text(), 'its texts before, the first first'),
  'reply_to?': text('id of the message that it answers'),
  'reactions?': list(
    object('PhoneReaction', 'A reaction.', { emoji: text(), by: text('id'), name: text() }),
  ),
  'quick_replies?': list(
    object('PhoneQuickReply', 'A quick reply that can be tapped.', {
      kind: word(['text', 'user_phone_number', 'user_email']),
      title: text('what it says, and is tapped by'),
      'payload?': text(),
      'image_url?': text(),
    }),
    'of the newest message alone: they go away with the next',
  ),
  ...partsOfMessage,
  'tapped?': text('the payload of the button or quick reply that was tapped'),
  'referral?': open('', 'What led the person here.', {}),
  'left_out?': yes('its parts are too long to be shown here'),
});
