import { type ErrorEntry, oauth } from './entry.ts';

const INSTAGRAM: Partial<ErrorEntry> = { type: 'IGApiException', status: 403 };

const POLICY = 'https://developers.facebook.com/docs/messenger-platform/policy-overview';

/** Why a message does not go out (wire.md 3.3, 13.2). */
export const sending = {
  outsideWindow: oauth(
    10,
    `(#10) This message is sent outside of allowed window. Learn more about the new policy here: ${POLICY}`,
    'Messenger: more than 24 hours since the person wrote, tapped or reacted, and no tag that reaches further.',
    { subcode: 2018278, status: 403 },
  ),
  instagramOutsideWindow: oauth(
    10,
    'This message is sent outside of allowed window.',
    'The same on Instagram, at either host.',
    { ...INSTAGRAM, subcode: 2534022 },
  ),
  personUnavailable: oauth(
    551,
    "(#551) This person isn't available right now.",
    'Messenger: the person has blocked the Page (`person set --blocked-by person`).',
    { subcode: 1545041 },
  ),
  instagramPersonUnavailable: oauth(
    200,
    "(#551) This person isn't available right now.",
    'Instagram: the person has blocked the account (wire.md 13.2, 12).',
    { subcode: 1545041, status: 403 },
  ),
  personCannotReceive: oauth(
    10,
    "(#10) This Person Cannot Receive Messages: This person isn't receiving messages from you right now.",
    'The Page has blocked the person (`person set --blocked-by page`).',
    { subcode: 2018108, status: 403 },
  ),
  developmentRecipient: oauth(
    10,
    '(#10) Cannot message users who are not admins, developers or testers of the app until pages_messaging permission is reviewed and the app is live.',
    'Strict mode: the app is in development, or pages_messaging has standard access, and the person has no role on the app.',
    { subcode: 2018028, status: 403 },
  ),
  instagramStandardAccess: oauth(
    200,
    '(#200) Application does not have advanced access to instagram_manage_messages permission',
    'Strict mode, Instagram: the same for instagram_manage_messages; the text is Convograph’s (wire.md 13.2, 23).',
    { subcode: 2534048, status: 403 },
  ),
  instagramLoginStandardAccess: oauth(
    10,
    'Application does not have advanced access to instagram_business_manage_messages permission',
    'Strict mode, at graph.instagram.com: the same for instagram_business_manage_messages; the text is Convograph’s.',
    { ...INSTAGRAM, subcode: 2534048 },
  ),
  sendFailed: oauth(
    1200,
    '(#1200) Temporary send message failure. Please try again later.',
    'The Page refuses sends with 1200 (`page set --refuse 1200`).',
    { subcode: 2018024 },
  ),
  pageRestricted: oauth(
    10,
    '(#10) You are temporarily restricted from sending messages.',
    'Meta’s staff block the Page (`policy block`), or it refuses sends with 1893063 (`page set --refuse 1893063`).',
    { subcode: 1893063, status: 403 },
  ),
  accountNotEligible: oauth(
    36103,
    'This IG account is not eligible for API yet',
    'Instagram: the Page refuses sends with 36103 (`page set --refuse 36103`).',
  ),
  sendMessageFailure: oauth(
    -1,
    '(#-1) Send message failure',
    'The Page refuses sends with -1 (`page set --refuse -1`) (wire.md 13.2, 18).',
  ),
  contentReported: oauth(
    2022,
    '(#2022) Someone has reported what this Page sent, so it may send nothing by the Messenger Platform for up to 24 hours.',
    'Messenger: the Page refuses sends with 2022 (`page set --refuse 2022`); the text is Convograph’s.',
  ),
  privacyRules: oauth(
    10,
    '(#10) This action was not submitted due to new privacy rules in Europe and Japan. See developer documentation for more info.',
    'Messenger: the Page refuses sends with 2018336 (`page set --refuse 2018336`).',
    { subcode: 2018336, status: 403 },
  ),
  businessBlocked: oauth(
    100,
    'The business has been blocked from sending messages via the IG Messaging API',
    'Instagram: the Page refuses sends with 2534029 (`page set --refuse 2534029`).',
    { subcode: 2534029 },
  ),
  accountUnverified: oauth(
    10,
    'Cannot verify the connection between the IG account, the logged in user and the page.',
    'Instagram: the Page refuses sends with 2534077 (`page set --refuse 2534077`).',
    { subcode: 2534077, status: 403 },
  ),
  linkRestricted: oauth(
    508,
    'Invalid message id',
    'Instagram: the Page refuses sends with 2534122 (`page set --refuse 2534122`), as of one with a link that may not be shared (wire.md 13.2, 24).',
    { subcode: 2534122, transient: true },
  ),
  withdrawnTag: oauth(
    100,
    '(#100) The message tag {tag} is no longer supported.',
    'ACCOUNT_UPDATE, CONFIRMED_EVENT_UPDATE or POST_PURCHASE_UPDATE since 27 April 2026, by the store’s clock; the text is Convograph’s (wire.md 13.2, 9).',
    { subcode: 1893061 },
  ),
  humanAgentReview: oauth(
    10,
    "(#10) To use 'Human Agent', your use of this endpoint must be reviewed and approved by Facebook.",
    'Strict mode: HUMAN_AGENT, and the app has not the feature human_agent.',
    { status: 403 },
  ),
  instagramHumanAgentReview: oauth(
    10,
    "To use 'Human Agent', your use of this endpoint must be reviewed and approved by Facebook.",
    'The same on Instagram (wire.md 13.2, 25).',
    INSTAGRAM,
  ),
  messageAndAction: oauth(
    100,
    '(#100) Cannot send both message and state at the same time.',
    'message and sender_action in one call.',
    { subcode: 2018014 },
  ),
  mustSend: oauth(
    100,
    '(#100) Must send either message or state',
    'Neither message nor sender_action.',
    { subcode: 2018015 },
  ),
  messageEmpty: oauth(
    100,
    '(#100) Message cannot be empty, must provide valid attachment or text',
    'A message without a text and without an attachment (wire.md 13.2, 16).',
    { subcode: 2018034 },
  ),
  messageData: oauth(
    100,
    '(#100) Invalid message data',
    'A message with a text and an attachment, or with attachments of two kinds.',
    { subcode: 2534015 },
  ),
  unknownPersona: oauth(
    100,
    '(#100) Invalid persona_id',
    'A persona_id that is none of the Page’s, or no more; on Instagram any. The text is Convograph’s (wire.md 8.10).',
  ),
  unknownSticker: oauth(
    100,
    '(#100) Invalid sticker id',
    'A sticker_id that `GET /sticker_packs/{id}/stickers` does not list, and that is no thumb; the text is Convograph’s (wire.md 8.9).',
  ),
  fileNotFetched: oauth(
    100,
    '(#100) Failed to fetch the file from the url',
    'Nothing came from the address of a file: none that is open, no answer of 200 within 10 seconds, or too much is fetched for the Page at once.',
    { subcode: 2018008 },
  ),
  uploadFailed: oauth(
    100,
    '(#100) Upload attachment failure.',
    'A file is not of the type it is sent as, is of none that Instagram takes, is empty, or came as a part of multipart whose Content-Type does not say what it is (wire.md 8.5).',
    { subcode: 2018047 },
  ),
  picturesBeta: oauth(
    100,
    '(#100) Sending several pictures is in beta, and not available to this app.',
    'Instagram, as of a day before 2026-05-06: several pictures in one message; the code and the text are Convograph’s.',
    { subcode: 2534068 },
  ),
  attachmentUnknown: oauth(
    100,
    '(#100) Possible invalid ID or you do not own the attachment.',
    'An attachment_id of another Page or platform, of another type, older than 90 days, for one message that was sent, or of nothing.',
    { subcode: 2018074 },
  ),
  videoFailed: oauth(
    100,
    '(#100) Video upload timed out or video is corrupted.',
    'A video that did not come from its address within 75 seconds; one that is corrupted goes out.',
    { subcode: 2018294 },
  ),
  uploadedFiles: oauth(
    100,
    '(#100) Incorrect number of files uploaded. Must upload exactly one file.',
    'An attachment with neither url nor attachment_id, and no file or several in the request (wire.md 13.2, 15).',
    { subcode: 2018005 },
  ),
  senderActionFailed: oauth(
    100,
    '(#100) Sender action failed',
    'A reaction to what is no message of the conversation (wire.md 13.2, 17); on Messenger, one that is no emoji.',
    { subcode: 2018048 },
  ),
  tooManyElements: oauth(
    105,
    '(#105) param {param} has too many elements.',
    'More than 13 quick replies, 10 elements or 3 buttons.',
  ),
  keyReused: oauth(
    100,
    '(#100) This Idempotency-Key was used with other parameters.',
    'A second send under the Idempotency-Key of one of the last 24 hours, with another recipient or message. Convograph’s own, and marked so.',
    { extension: true },
  ),
};
