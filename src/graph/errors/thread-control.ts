import { oauth } from './entry.ts';

/** Why a conversation's control does not change (wire.md 3.3, 5.9, 7, 13.1, 15, 13.4 c). */
export const threadControl = {
  otherAppControls: oauth(
    10,
    '(#10) Message failed to send because another app is controlling this thread now.',
    'Another app owns the conversation, or is the default app or Primary Receiver of one that nobody owns; without either, only where one of Meta’s inboxes owns it (wire.md 7.2, 13.1, 15).',
    { subcode: 2018300 },
  ),
  notThreadOwner: oauth(
    100,
    '(#100) calling app is not the thread owner',
    'Messenger: pass_thread_control or extend_thread_control of an app that does not own the conversation, of which that is asked.',
    { subcode: 2018151 },
  ),
  notThreadReleaser: oauth(
    100,
    '(#100) Only the current thread owner can release',
    'Messenger: release_thread_control of an app that does not own the conversation.',
  ),
  instagramNotThreadOwner: oauth(
    100,
    "The action is invalid since it's not the thread owner.",
    'Instagram: passing, releasing or extending of an app that does not own the conversation.',
    { subcode: 2534037 },
  ),
  alreadyThreadOwner: oauth(
    100,
    '(#100) The app that is to get control of the thread has it already',
    'take_thread_control of the owner, or pass_thread_control to the owner; the text is Convograph’s.',
  ),
  takeNotRouted: oauth(
    27,
    '(#27) Take thread control is not supported when Conversation Routing is not enabled.',
    'take_thread_control on a Page without a default app (`page set --default-app`) (wire.md 13.1, 15).',
    { subcode: 2018464 },
  ),
  takeNotAllowed: oauth(
    10,
    '(#10) This app may not take control of threads of this page.',
    'take_thread_control of an app that has not the take right (`page set --take-right`); the text is Convograph’s.',
    { status: 403 },
  ),
  requestRouted: oauth(
    27,
    '(#27) Request thread control is not supported when Conversation Routing is enabled.',
    'request_thread_control on a Page with a default app; the text is Convograph’s.',
  ),
  incorrectAppId: oauth(
    100,
    '(#100) Incorrect App ID.',
    'pass_thread_control to an app that gets no events of the Page, and is not its inbox (wire.md 13.4 d).',
    { subcode: 2018164 },
  ),
  receiversOnly: oauth(
    100,
    '(#100) Only available to Primary and Secondary Receivers.',
    'By the older protocol (`page set --primary-receiver`): thread control of an app that gets no events of the Page, or of a secondary receiver what is the primary’s.',
    { subcode: 2018171 },
  ),
  secondaryHidden: oauth(
    100,
    '(#100) Denying visibility of any secondary receiver to another secondary receiver other than itself.',
    'secondary_receivers, asked for by one of them: the Primary Receiver alone may.',
    { subcode: 2018234 },
  ),
  handoverDisabled: oauth(
    100,
    '(#100) Handover Protocol APIs disabled for this page.',
    'A Page with a Primary Receiver and a default app (wire.md 7.1); code and status are Convograph’s.',
  ),
};
