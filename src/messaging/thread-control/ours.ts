/**
 * What no source says and is no cell of a table: how long control lasts, what settings leave as it is,
 * what `messaging_feature_status` shows. docs/reference/thread-control.md lists it.
 */
export const OURS_BESIDE: readonly string[] = [
  'The 24 hours are counted from the customer’s last message, and from a pass, a take or a granted request; what the owner sends makes them no longer. Control that was extended, or came by an ad, is not made shorter by a message.',
  'An app that has no right to what it asks changes nothing; neither does a message whose `thread_control` would be refused: it does not go out.',
  'Another default app, another Primary Receiver, and another regime leave owned conversations to their owners until their time is over.',
  'With a default app an idle thread is passed by the default app and by apps with the take right: “anyone entitled” in the words of the platform.',
  'A take by the owner, and a pass to the owner itself, are refused (100) in words of ours; so is a take without the right (10), and a request with a default app (27).',
  '`messaging_feature_status`: `msgr_multi_app`, and with an Instagram account `ig_multi_app`, is true with a default app, `hop_v2` with a Primary Receiver.',
  'By the older protocol `thread_owner` shows the Primary Receiver itself, without an expiration, of what nobody owns; `secondary_receivers` lists the Page’s other apps, and behind them its inbox; a default app may ask for it too, where there is no Primary Receiver.',
];
