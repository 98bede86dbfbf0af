// Made by `npm run docs` of the OpenAPI document (scripts/control-client.ts).

/** What goes in and out of the control plane, by name. */
export interface ControlSchemas {
  readonly Error: {
    readonly error: {
      /** A sentence: what is wrong, and what to do next. */
      readonly message: string;
      /** Path of the field it is about, such as tasks.0. */
      readonly field?: string | undefined;
    };
  };
  /** An OpenAPI 3.1 document. */
  readonly OpenApi: {
    readonly openapi: string;
    readonly [name: string]: unknown;
  };
  readonly CreatePage: {
    /** Name of the Page. */
    readonly name: string;
    /** Made when not given; one that is taken is refused, so a request may be repeated. */
    readonly id?: string | undefined;
    /** Instagram account that is linked to the Page. */
    readonly instagram_username?: string | undefined;
    /** Archive keeps everything readable; strict does as Meta: details of the newest 20 messages of a conversation only, Instagram requests idle for 30 days not listed, app review enforced, and /{ig-id}/conversations at graph.facebook.com refused with 3. */
    readonly mode?: "archive" | "strict" | undefined;
    /** Whether calls over the rate limits of Meta are refused. */
    readonly limits?: "on" | "off" | undefined;
    /** App (id or exact name) of unowned conversations. */
    readonly default_app?: string | undefined;
    /** App that is the Primary Receiver of the older Handover Protocol; not beside a default app; null: none. */
    readonly primary_receiver?: string | null | undefined;
    /** Apps (ids or exact names) that may take control from others. */
    readonly take_right?: readonly (string)[] | undefined;
    /** Which app receives whoever comes by a way in: link=APP, social=APP, ad=APP, or of one ad and for how many days ad:ID=APP:5. */
    readonly receiving?: readonly (string)[] | undefined;
  };
  /** A Page with its settings. */
  readonly Page: {
    readonly id: string;
    readonly name: string;
    readonly instagram_id?: string | undefined;
    readonly instagram_username?: string | undefined;
    /** Archive keeps everything readable; strict does as Meta: details of the newest 20 messages of a conversation only, Instagram requests idle for 30 days not listed, app review enforced, and /{ig-id}/conversations at graph.facebook.com refused with 3. */
    readonly mode: "archive" | "strict";
    /** Whether calls over the rate limits of Meta are refused. */
    readonly limits: "on" | "off";
    /** How its apps share conversations: without a default app, routed, or by the older Handover Protocol. */
    readonly thread_control: "none" | "routing" | "handover";
    /** The app of conversations that nobody owns. */
    readonly default_app?: string | undefined;
    /** The Primary Receiver of the older protocol. */
    readonly primary_receiver?: string | undefined;
    /** Apps that may take control. */
    readonly take_right?: readonly (string)[] | undefined;
    /** Which app receives whoever comes by a link or an ad. */
    readonly receiving?: readonly (string)[] | undefined;
    /** "Allow access to messages" of the Instagram account. */
    readonly message_access: "on" | "off";
    /** Whether sends heed Idempotency-Key, where that is set. */
    readonly idempotency?: "on" | "off" | undefined;
    /** The error code that calls are refused with. */
    readonly refuse?: number | undefined;
  };
  readonly ChangePage: {
    /** Another name. */
    readonly name?: string | undefined;
    /** Instagram account that is linked to the Page. */
    readonly instagram_username?: string | undefined;
    /** Archive keeps everything readable; strict does as Meta: details of the newest 20 messages of a conversation only, Instagram requests idle for 30 days not listed, app review enforced, and /{ig-id}/conversations at graph.facebook.com refused with 3. */
    readonly mode?: "archive" | "strict" | undefined;
    /** Whether calls over the rate limits of Meta are refused. */
    readonly limits?: "on" | "off" | undefined;
    /** App (id or exact name) of unowned conversations: they are routed then; null: none. */
    readonly default_app?: string | null | undefined;
    /** App that is the Primary Receiver of the older Handover Protocol; not beside a default app; null: none. */
    readonly primary_receiver?: string | null | undefined;
    /** Apps (ids or exact names) that may take control from others. */
    readonly take_right?: readonly (string)[] | undefined;
    /** Which app receives whoever comes by a way in: link=APP, social=APP, ad=APP, or of one ad and for how many days ad:ID=APP:5. */
    readonly receiving?: readonly (string)[] | undefined;
    /** "Allow access to messages" of the Instagram account. */
    readonly message_access?: "on" | "off" | undefined;
    /** Whether sends heed the header Idempotency-Key; by default they do in archive mode alone. */
    readonly idempotency?: "on" | "off" | "default" | undefined;
    /** Refuse every read and send with 368, 613 or 80006; sends alone with 1200, 2022, 36103, 1893063, 2018336, 2534029, 2534077, 2534122, -1; private replies with 10904; null: none. */
    readonly refuse?: number | null | undefined;
  };
  readonly PageList: {
    readonly data: readonly (ControlSchemas['Page'])[];
  };
  readonly Deleted: {
    readonly id: string;
    readonly success: true;
  };
  readonly InstalledAppList: {
    readonly data: readonly (ControlSchemas['InstalledApp'])[];
  };
  /** An app that a Page gives events. */
  readonly InstalledApp: {
    readonly app_id: string;
    readonly name: string;
    /** The Page, or its Instagram account by Instagram login. */
    readonly account: "page" | "instagram";
    /** What it is given. */
    readonly fields: readonly (string)[];
    /** Number of the newest event of the Page when it came, or came back. */
    readonly since: number;
    /** When it was given up, because its callback had failed for too long. */
    readonly disabled_time?: string | undefined;
  };
  readonly CreatePerson: {
    /** Name of the person. */
    readonly name: string;
    /** Made when not given; one that is taken is refused, so a request may be repeated. */
    readonly id?: string | undefined;
    /** MESSENGER or INSTAGRAM. */
    readonly platform?: "MESSENGER" | "INSTAGRAM" | undefined;
    /** On Instagram; made from the name when not given. */
    readonly username?: string | undefined;
  };
  /** A person who can write to a Page. */
  readonly Person: {
    /** PSID or IGSID. */
    readonly id: string;
    readonly name: string;
    readonly platform: "MESSENGER" | "INSTAGRAM";
    /** On Instagram. */
    readonly username?: string | undefined;
    /** The user who this person is, if any. */
    readonly user_id?: string | undefined;
    /** On Instagram: whether the profile may be read. */
    readonly consent: "on" | "off";
    /** Who lets no message through: the person, whom the Page no longer reaches, the Page, or both. */
    readonly blocked_by?: "nobody" | "person" | "page" | "both" | undefined;
    /** Since when an account of the business is linked, ISO 8601 in UTC. */
    readonly linked?: string | undefined;
  };
  readonly ChangePerson: {
    /** Another name. */
    readonly name?: string | undefined;
    /** User (id or exact name) who this person is: has roles on apps; null: none. */
    readonly user?: string | null | undefined;
    /** On Instagram: whether the profile may be read. */
    readonly consent?: "on" | "off" | undefined;
    /** Who lets no message through: the person, whom the Page no longer reaches, the Page, or both. */
    readonly blocked_by?: "nobody" | "person" | "page" | "both" | undefined;
  };
  readonly PersonList: {
    readonly data: readonly (ControlSchemas['ListedPerson'])[];
  };
  /** A person of a list. */
  readonly ListedPerson: {
    /** PSID or IGSID. */
    readonly id: string;
    readonly name: string;
    readonly platform: "MESSENGER" | "INSTAGRAM";
    /** On Instagram. */
    readonly username?: string | undefined;
    /** The user who this person is, if any. */
    readonly user_id?: string | undefined;
    /** On Instagram: whether the profile may be read. */
    readonly consent: "on" | "off";
    /** Who lets no message through: the person, whom the Page no longer reaches, the Page, or both. */
    readonly blocked_by?: "nobody" | "person" | "page" | "both" | undefined;
    /** Since when an account of the business is linked, ISO 8601 in UTC. */
    readonly linked?: string | undefined;
    /** The Page that the person can write to. */
    readonly page_id: string;
  };
  readonly CreateProduct: {
    /** Name of the product. */
    readonly name: string;
    /** What it costs, as people see it. */
    readonly price: string;
    /** Made when not given; one that is taken is refused, so a request may be repeated. */
    readonly id?: string | undefined;
    /** The id that the business gave it (default: the other one). */
    readonly retailer_id?: string | undefined;
    /** Address of its picture. */
    readonly image_url?: string | undefined;
  };
  /** A product of a Page’s catalogue. */
  readonly Product: {
    readonly id: string;
    /** The id that the business gave it. */
    readonly retailer_id: string;
    readonly name: string;
    /** As people see it. */
    readonly price: string;
    readonly image_url?: string | undefined;
  };
  readonly ProductList: {
    readonly data: readonly (ControlSchemas['Product'])[];
  };
  readonly ConversationList: {
    readonly data: readonly (ControlSchemas['Conversation'])[];
  };
  /** A conversation of a Page. */
  readonly Conversation: {
    readonly id: string;
    readonly platform: "MESSENGER" | "INSTAGRAM";
    readonly folder: "inbox" | "other" | "page_done" | "spam";
    /** Time of the newest message, ISO 8601 in UTC. */
    readonly updated_time: string;
    /** Messages ever, deleted ones too. */
    readonly message_count: number;
    readonly unread_count: number;
    /** The app that has control of it. */
    readonly owner_app?: string | undefined;
    readonly people: readonly (ControlSchemas['ConversationPerson'])[];
  };
  readonly ConversationPerson: {
    readonly id: string;
    readonly name: string;
  };
  readonly DeleteConversation: {
    /** Take an automatic snapshot of what is there first, which brings it back. */
    readonly keep?: true | undefined;
  };
  readonly DeletedConversation: {
    readonly id: string;
    readonly success: true;
    /** The name of the automatic snapshot of what was there. */
    readonly before?: string | undefined;
    /** Why there is none. */
    readonly not_kept?: string | undefined;
  };
  readonly MergeConversations: {
    /** Id of a conversation. */
    readonly conversation: string;
    /** Id of another of the same Page. */
    readonly other: string;
  };
  readonly Merged: {
    /** Of the one that both are now. */
    readonly id: string;
  };
  readonly SplitConversation: {
    /** Id of a conversation that was merged, or joined by an import. */
    readonly conversation: string;
  };
  readonly Split: {
    /** Of all that there are now. */
    readonly ids: readonly (string)[];
  };
  readonly CreateApp: {
    /** Name of the app. */
    readonly name: string;
    /** Made when not given; one that is taken is refused, so a request may be repeated. */
    readonly id?: string | undefined;
    /** 32 hexadecimal digits in lower case; made when not given. */
    readonly secret?: string | undefined;
    /** The same for Instagram login, which has a secret of its own. */
    readonly instagram_secret?: string | undefined;
  };
  readonly NewApp: {
    readonly id: string;
    readonly name: string;
    /** 32 hexadecimal digits; not shown again. */
    readonly secret: string;
    /** The same for Instagram login: its login takes it, and it signs that account's webhooks. */
    readonly instagram_secret: string;
  };
  readonly ChangeApp: {
    /** Development: it knows people with a role on it alone; or live. */
    readonly mode?: "development" | "live" | undefined;
    /** Standard or advanced, by scopes or the features business_asset_user_profile_access, human_agent. */
    readonly access?: Readonly<Record<string, "standard" | "advanced">> | undefined;
    /** Administrator, developer, tester, analytics or none, by users. */
    readonly roles?: Readonly<Record<string, "administrator" | "developer" | "tester" | "analytics" | "none">> | undefined;
    /** Whether a verified business owns it: Instagram needs one. */
    readonly business_verified?: boolean | undefined;
    /** Whether calls with Page and user tokens need an appsecret_proof. */
    readonly require_proof?: boolean | undefined;
    /** Another secret: 32 hexadecimal digits in lower case; app tokens end with the old. */
    readonly secret?: string | undefined;
    /** Another secret for Instagram login. */
    readonly instagram_secret?: string | undefined;
    /** Where its login may lead back to, exactly, in place of those there were. */
    readonly redirect_uris?: readonly (string)[] | undefined;
    /** What Meta froze, and it used before: edge_ids, method_override, alias, jsonp; in place of what it is known to. */
    readonly used_before?: readonly ("edge_ids" | "method_override" | "alias" | "jsonp")[] | undefined;
  };
  /** An app, without its secret. */
  readonly App: {
    readonly id: string;
    readonly name: string;
    readonly mode: "development" | "live";
    /** Scopes and features at standard access; all others have advanced access. */
    readonly standard_access: readonly (string)[];
    readonly business_verified: boolean;
    /** Whether every call needs an appsecret_proof, but those with an app or client token. */
    readonly require_proof: boolean;
    /** Where the login dialog may lead back to, letter by letter. */
    readonly redirect_uris: readonly (string)[];
    readonly roles: readonly (ControlSchemas['AppRole'])[];
    /** What Meta froze, and the app used before. */
    readonly used_before: readonly (ControlSchemas['UsedForm'])[];
  };
  /** The role of a user on an app. */
  readonly AppRole: {
    readonly user_id: string;
    readonly role: "administrator" | "developer" | "tester" | "analytics";
  };
  /** What Meta froze, and the app may go on to use. */
  readonly UsedForm: {
    readonly form: "edge_ids" | "method_override" | "alias" | "jsonp";
    /** The day on which it first did; absent where it was only said that it did. */
    readonly since?: string | undefined;
  };
  readonly ShownApp: {
    readonly id: string;
    readonly name: string;
    /** `id|client_token` may read the app and nothing else. */
    readonly client_token: string;
  };
  readonly AppList: {
    readonly data: readonly (ControlSchemas['App'])[];
  };
  readonly SubscribeApp: {
    /** Whose events. */
    readonly object?: "page" | "instagram" | "user" | "permissions" | undefined;
    /** Where they go; where they went so far without it. */
    readonly callback_url?: string | undefined;
    /** What the callback knows a handshake by; made when there is none. */
    readonly verify_token?: string | undefined;
    /** What of them, such as messages,messaging_postbacks; those so far without it. */
    readonly fields?: readonly (string)[] | undefined;
    /** A Page (id or exact name) that gives the app these fields; of `object` instagram its account. */
    readonly page?: string | undefined;
    /** Whether the callback has to answer a handshake first. */
    readonly verify?: boolean | undefined;
  };
  readonly Subscribed: {
    readonly app_id: string;
    /** Whose events. */
    readonly object: "page" | "instagram" | "user" | "permissions";
    /** Where its events go; missing while only a Page gives it something. */
    readonly callback_url?: string | undefined;
    /** What of them. */
    readonly fields: readonly (string)[];
    readonly active?: boolean | undefined;
    /** When the callback answered a handshake. */
    readonly verified_time?: string | undefined;
    /** What the callback knows a handshake by, where it was made; not shown again. */
    readonly verify_token?: string | undefined;
    /** The Page that gives the app these fields. */
    readonly page_id?: string | undefined;
  };
  readonly UnsubscribeApp: {
    /** Whose events. */
    readonly object?: "page" | "instagram" | "user" | "permissions" | undefined;
    /** A Page (id or exact name) that gives the app nothing any more; its subscriptions stay. */
    readonly page?: string | undefined;
  };
  readonly Unsubscribed: {
    readonly app_id: string;
    /** What it was subscribed to and is no more. */
    readonly objects: readonly (string)[];
    /** The Page that gives it nothing any more. */
    readonly page_id?: string | undefined;
  };
  readonly SubscriptionList: {
    readonly data: readonly (ControlSchemas['Subscription'])[];
  };
  /** Where an app has events sent to. */
  readonly Subscription: {
    readonly app_id: string;
    /** Whose events. */
    readonly object: "page" | "instagram" | "user" | "permissions";
    /** Where they go. */
    readonly callback_url: string;
    /** What of them. */
    readonly fields: readonly (string)[];
    readonly active: boolean;
    /** When the callback answered a handshake; the first delivery asks it without. */
    readonly verified_time?: string | undefined;
    /** Pages that gave the app up: subscribing it there anew brings their events back. */
    readonly given_up_by?: readonly (ControlSchemas['GivenUp'])[] | undefined;
  };
  /** A Page that gives an app nothing more. */
  readonly GivenUp: {
    readonly page_id: string;
    /** When its callback had failed for too long. */
    readonly time: string;
  };
  readonly WebhookFieldList: {
    readonly data: readonly (ControlSchemas['WebhookField'])[];
  };
  /** What an app may be told of. */
  readonly WebhookField: {
    readonly field: string;
    /** Whose: a Page and an Instagram account have words of their own. */
    readonly objects: readonly ("page" | "instagram")[];
    /** Whether messaging has to be allowed for it. */
    readonly of_messaging: boolean;
    /** Of which of them a test can be sent. */
    readonly sampled: readonly ("page" | "instagram")[];
  };
  readonly AppPageList: {
    readonly data: readonly (ControlSchemas['AppPage'])[];
  };
  /** A Page that gives an app events, and how it stands with them. */
  readonly AppPage: {
    readonly page_id: string;
    readonly name: string;
    /** The Page, or its Instagram account by Instagram login. */
    readonly account: "page" | "instagram";
    /** What it gives. */
    readonly fields: readonly (string)[];
    /** Failing: something is not taken, and tried again; given_up: nothing is sent any more. */
    readonly state: "active" | "failing" | "given_up";
    /** When what has failed for longest was tried first. */
    readonly failing_since?: string | undefined;
    /** Conversations in which something is tried again. */
    readonly waiting?: number | undefined;
    /** When it is tried next. */
    readonly next?: string | undefined;
    /** Why it was not taken. */
    readonly reason?: string | undefined;
    /** When it was, because its callback had failed for too long. */
    readonly given_up_time?: string | undefined;
  };
  readonly ChangeSubscription: {
    /** These and no others. */
    readonly fields?: readonly (string)[] | undefined;
    /** Where they go from now on. */
    readonly callback_url?: string | undefined;
    /** What the callback knows a handshake by. */
    readonly verify_token?: string | undefined;
  };
  readonly ChangeInstalledApp: {
    /** The Page, or its Instagram account. */
    readonly account?: "page" | "instagram" | undefined;
    /** These and no others. */
    readonly fields: readonly (string)[];
  };
  /** What a Page gives an app. */
  readonly GivenFields: {
    readonly page_id: string;
    readonly app_id: string;
    /** The Page, or its Instagram account by Instagram login. */
    readonly account: "page" | "instagram";
    readonly fields: readonly (string)[];
  };
  readonly VerifyToken: {
    readonly app_id: string;
    /** Whose events. */
    readonly object: "page" | "instagram" | "user" | "permissions";
    /** What the callback knows a handshake by. */
    readonly verify_token: string;
  };
  readonly ShakeHands: {
    /** Whose events. */
    readonly object?: "page" | "instagram" | "user" | "permissions" | undefined;
  };
  /** A handshake: what was asked, and what was answered. */
  readonly ShakenHands: {
    /** GET, and the address: its verify token is …. */
    readonly asked: string;
    /** Of the answer; absent where there is none. */
    readonly status?: number | undefined;
    /** How it begins. */
    readonly answer?: string | undefined;
    /** Milliseconds of the machine. */
    readonly ms?: number | undefined;
    /** Whether it is as it has to be: 200 and the challenge. */
    readonly ok: boolean;
    /** That, as a sentence. */
    readonly says: string;
    /** When the callback was found to be one; the first delivery asks it without. */
    readonly verified_time?: string | undefined;
  };
  readonly TestWebhook: {
    /** Which field it is of. */
    readonly field?: string | undefined;
    /** To whose callback of the app. */
    readonly object?: "page" | "instagram" | undefined;
    /** Real: as it is when it happens; dashboard: as the button Test of the App Dashboard sends it, in `changes`, of no Page. */
    readonly shape?: "real" | "dashboard" | undefined;
    /** Of which Page (id or exact name) a real one is; the first that has the app. */
    readonly page?: string | undefined;
    /** Signed with the secret of Instagram login, as what comes of an account by it. */
    readonly login?: true | undefined;
  };
  /** A webhook sent by hand, and what came of it. */
  readonly SentWebhook: {
    /** The callback. */
    readonly url: string;
    /** The very bytes that were signed. */
    readonly request: string;
    /** Of the answer; absent where there is none. */
    readonly status?: number | undefined;
    /** The first 16 KB. */
    readonly answer: string;
    /** Why it was not taken, or what is odd about it. */
    readonly note?: string | undefined;
    /** Whether it was taken. */
    readonly delivered: boolean;
    /** Milliseconds of the machine. */
    readonly ms: number;
  };
  readonly SendWebhook: {
    /** To whose callback of the app. */
    readonly object?: "page" | "instagram" | undefined;
    /** JSON: it is sent letter by letter. */
    readonly body: string;
    /** Signed with the secret of Instagram login, as what comes of an account by it. */
    readonly login?: true | undefined;
  };
  readonly CreateUser: {
    /** Name of the user. */
    readonly name: string;
    /** Made when not given; one that is taken is refused, so a request may be repeated. */
    readonly id?: string | undefined;
    /** Told to apps that hold the scope email. */
    readonly email?: string | undefined;
    /** Id, Instagram id or exact name of a Page: gives a role there. */
    readonly page?: string | undefined;
    /** Tasks of that role (default: all). */
    readonly tasks?: readonly ("ADVERTISE" | "ANALYZE" | "CREATE_CONTENT" | "MESSAGING" | "MODERATE" | "MANAGE")[] | undefined;
  };
  readonly NewUser: {
    readonly id: string;
    readonly name: string;
  };
  readonly ChangeUser: {
    /** The tokens there are end (190/460). */
    readonly password_changed?: true | undefined;
    /** The tokens there are end (190/467). */
    readonly logged_out?: true | undefined;
    /** While on, tokens are refused: log in at the site (190/459). */
    readonly checkpoint?: boolean | undefined;
    /** While on, tokens are refused: not confirmed (190/464). */
    readonly unconfirmed?: boolean | undefined;
    /** The tokens of an app end (190/458). */
    readonly remove_app?: string | undefined;
    /** As if 90 days had passed without the app (190/493). */
    readonly inactive?: string | undefined;
    /** Uses the app again: undoes `inactive`. */
    readonly active?: string | undefined;
    /** Takes scopes from an app. */
    readonly revoke?: readonly ("public_profile" | "email" | "pages_show_list" | "pages_messaging" | "pages_read_engagement" | "pages_manage_metadata" | "pages_user_locale" | "pages_user_timezone" | "pages_user_gender" | "instagram_basic" | "instagram_manage_messages" | "instagram_manage_comments" | "business_management")[] | undefined;
    /** Gives scopes to an app again. */
    readonly grant?: readonly ("public_profile" | "email" | "pages_show_list" | "pages_messaging" | "pages_read_engagement" | "pages_manage_metadata" | "pages_user_locale" | "pages_user_timezone" | "pages_user_gender" | "instagram_basic" | "instagram_manage_messages" | "instagram_manage_comments" | "business_management")[] | undefined;
    /** App of `revoke` and `grant` (default: the only one). */
    readonly for_app?: string | undefined;
    /** Told to apps that hold the scope email; null: none. */
    readonly email?: string | null | undefined;
    /** Language of errors, where Meta’s words are known; null: none. */
    readonly locale?: string | null | undefined;
    /** Gives a role on a Page. */
    readonly page?: string | undefined;
    /** Tasks of that role (default: all). */
    readonly tasks?: readonly ("ADVERTISE" | "ANALYZE" | "CREATE_CONTENT" | "MESSAGING" | "MODERATE" | "MANAGE")[] | undefined;
    /** Takes the role on a Page: its Page tokens end (190/492). */
    readonly no_role?: string | undefined;
  };
  /** A user, who works for Pages. */
  readonly User: {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly (ControlSchemas['Role'])[];
    /** While it is so, tokens give 190/459. */
    readonly checkpoint?: true | undefined;
    /** While it is so, tokens give 190/464. */
    readonly unconfirmed?: true | undefined;
    /** Told to apps that hold the scope `email`. */
    readonly email?: string | undefined;
    /** In whose language errors are told to the tokens. */
    readonly locale?: string | undefined;
  };
  /** What a user may do on a Page. */
  readonly Role: {
    readonly page_id: string;
    readonly tasks: readonly (string)[];
  };
  readonly UserList: {
    readonly data: readonly (ControlSchemas['User'])[];
  };
  readonly CreateToken: {
    /** Id, Instagram id or exact name of a Page. */
    readonly page?: string | undefined;
    /** Id or exact name of a user. */
    readonly user?: string | undefined;
    /** Page whose Instagram account logged in (Instagram login). */
    readonly instagram?: string | undefined;
    /** Id or exact name of an app. */
    readonly app?: string | undefined;
    /** Person that a Page access token follows (default: nobody). */
    readonly for_user?: string | undefined;
    /** With `user`: as a system user, whom nobody logs out. */
    readonly system?: boolean | undefined;
    /** As the platform gives it: 60 days, or 90 minutes (Instagram: 1 hour). */
    readonly life?: "long" | "short" | undefined;
    /** App that the token belongs to (default: the only one). */
    readonly for_app?: string | undefined;
    /** Scopes (default: all). */
    readonly scopes?: readonly ("public_profile" | "email" | "pages_show_list" | "pages_messaging" | "pages_read_engagement" | "pages_manage_metadata" | "pages_user_locale" | "pages_user_timezone" | "pages_user_gender" | "instagram_basic" | "instagram_manage_messages" | "instagram_manage_comments" | "business_management" | "instagram_business_basic" | "instagram_business_manage_messages" | "instagram_business_manage_comments")[] | undefined;
    /** Tasks of a Page access token (default: all). */
    readonly tasks?: readonly ("ADVERTISE" | "ANALYZE" | "CREATE_CONTENT" | "MESSAGING" | "MODERATE" | "MANAGE")[] | undefined;
    /** Life in seconds; negative: already over (default: no end). */
    readonly expires_in?: number | undefined;
  };
  readonly NewToken: {
    /** Not shown again. */
    readonly access_token: string;
    readonly id: string;
    readonly type: "PAGE" | "USER" | "SYSTEM_USER" | "INSTAGRAM_USER" | "APP";
    readonly app_id: string;
    readonly page_id?: string | undefined;
    readonly scopes: readonly (string)[];
    /** Unix seconds; 0: never. */
    readonly expires_at: number;
  };
  readonly ChangeToken: {
    /** Scopes that it is to have besides, as if its person had been asked again. */
    readonly grant?: readonly ("public_profile" | "email" | "pages_show_list" | "pages_messaging" | "pages_read_engagement" | "pages_manage_metadata" | "pages_user_locale" | "pages_user_timezone" | "pages_user_gender" | "instagram_basic" | "instagram_manage_messages" | "instagram_manage_comments" | "business_management" | "instagram_business_basic" | "instagram_business_manage_messages" | "instagram_business_manage_comments")[] | undefined;
    /** Scopes that it is to have no more. */
    readonly revoke?: readonly ("public_profile" | "email" | "pages_show_list" | "pages_messaging" | "pages_read_engagement" | "pages_manage_metadata" | "pages_user_locale" | "pages_user_timezone" | "pages_user_gender" | "instagram_basic" | "instagram_manage_messages" | "instagram_manage_comments" | "business_management" | "instagram_business_basic" | "instagram_business_manage_messages" | "instagram_business_manage_comments")[] | undefined;
    /** Of a Page access token: its tasks, in place of those it had. */
    readonly tasks?: readonly ("ADVERTISE" | "ANALYZE" | "CREATE_CONTENT" | "MESSAGING" | "MODERATE" | "MANAGE")[] | undefined;
    /** Life from now on in seconds; negative: already over (190/463); null: none. */
    readonly expires_in?: number | null | undefined;
    /** Is good again, whatever has ended it: expiry, revocation, 90 days without use. */
    readonly valid?: true | undefined;
  };
  /** A token without its text. */
  readonly Token: {
    readonly id: string;
    readonly type: "PAGE" | "USER" | "SYSTEM_USER" | "INSTAGRAM_USER" | "APP";
    readonly app_id: string;
    readonly page_id?: string | undefined;
    readonly scopes: readonly (string)[];
    /** Unix seconds; 0: never. */
    readonly expires_at: number;
    readonly user_id?: string | undefined;
    readonly tasks: readonly (string)[];
    /** Unix seconds. */
    readonly issued_at: number;
    /** Neither expired nor revoked. */
    readonly is_valid: boolean;
    /** Unix seconds. */
    readonly revoked_at?: number | undefined;
  };
  readonly RevokeToken: {
    /** Text or id of the token. */
    readonly token: string;
  };
  readonly Revoked: {
    readonly id: string;
    readonly success: true;
  };
  readonly TokenList: {
    readonly data: readonly (ControlSchemas['Token'])[];
  };
  readonly TokenEndingList: {
    readonly data: readonly (ControlSchemas['TokenEnding'])[];
  };
  /** Something that ends a token. */
  readonly TokenEnding: {
    readonly with: ControlSchemas['Remedy'];
    readonly error: ControlSchemas['GraphError'];
  };
  /** An operation that mends something, with what it is given. */
  readonly Remedy: {
    /** Its id. */
    readonly operation: string;
    /** Method and path below the control plane. */
    readonly place: string;
    /** What stands in its path, and its body. */
    readonly input: {
      readonly [name: string]: unknown;
    };
    /** What it does. */
    readonly words: string;
    /** The same as a command, without the program’s name. */
    readonly command: string;
  };
  /** An error as Meta’s host would give it. */
  readonly GraphError: {
    readonly message: string;
    readonly type: string;
    readonly code: number;
    readonly error_subcode?: number | undefined;
    readonly [name: string]: unknown;
  };
  readonly ChangeClock: {
    /** Show the machine's time again, running. */
    readonly reset?: true | undefined;
    /** Show this moment: ISO 8601, -2h or +1d, or milliseconds since 1970. */
    readonly now?: string | number | undefined;
    /** Move on so many seconds; negative: back. */
    readonly seconds?: number | undefined;
    /** Whether it stands still, at what it then shows, or runs on from there. */
    readonly frozen?: boolean | undefined;
  };
  /** What the clock of the store shows. */
  readonly Time: {
    /** ISO 8601, in UTC. */
    readonly now: string;
    /** The same in epoch milliseconds. */
    readonly now_ms: number;
    /** Whether it stands still. */
    readonly frozen: boolean;
    /** Milliseconds it runs ahead of the machine's; absent while it stands. */
    readonly offset_ms?: number | undefined;
  };
  readonly SetClock: {
    /** Show this moment: ISO 8601, -2h or +1d, or milliseconds since 1970. */
    readonly now: string | number;
  };
  readonly AdvanceClock: {
    /** Move on so many seconds; negative: back. */
    readonly seconds: number;
  };
  readonly Say: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** What is written. */
    readonly text?: string | undefined;
    /** A file that is sent: several are one message. */
    readonly files?: readonly (ControlSchemas['GivenFile'])[] | undefined;
    /** Address of a link, a post, a reel or a story that is shared. */
    readonly share?: string | undefined;
    /** What it is, in the word of webhooks, a link being a fallback (default: that on Messenger, ig_post on Instagram). */
    readonly share_kind?: "fallback" | "post" | "reel" | "share" | "ig_post" | "ig_reel" | "ig_story" | undefined;
    /** Its title. */
    readonly share_title?: string | undefined;
    /** Id of the post, reel or story (default: one is made). */
    readonly share_id?: string | undefined;
    /** Where the person is: LAT,LONG in degrees. */
    readonly location?: string | undefined;
    /** What the place is called. */
    readonly location_title?: string | undefined;
    /** Id of a product of the Page that it is about. */
    readonly asks_about?: string | undefined;
    /** It answers a story, or is one that mentions who is written to; its picture or video is the file; on Instagram. */
    readonly story?: "reply" | "mention" | undefined;
    /** Id of the story (default: one is made). */
    readonly story_id?: string | undefined;
    /** A sticker, by its name or id: `like`, or what GET /sticker_packs/{id}/stickers lists. */
    readonly sticker?: string | undefined;
    /** As what webhooks tell of it (default: as on that day, by the calendar or else the clock: as an image, as both, since 30 August 2026 as a sticker). */
    readonly sticker_as?: "image" | "both" | "sticker" | undefined;
    /** Something without text: like_heart, ephemeral (a picture that is gone once it was seen) or unsupported_type, each on Instagram, or unsupported, which the API does not show at all. */
    readonly kind?: "like_heart" | "ephemeral" | "unsupported_type" | "unsupported" | undefined;
    /** Id of the message that it answers. */
    readonly reply_to?: string | undefined;
    /** The Page's human writes it, to the person. */
    readonly from_page?: true | undefined;
    /** With `from_page`: Meta AI writes it, on Messenger. */
    readonly ai?: true | undefined;
    /** What the link or ad that led here says, as `ref` of its m.me or ig.me link. */
    readonly ref?: string | undefined;
    /** Where it led from (default: ADS for an ad, else SHORTLINK, on Instagram IGME-SOURCE-LINK). */
    readonly source?: "SHORTLINK" | "ADS" | "CUSTOMER_CHAT_PLUGIN" | "DISCOVER_TAB" | "IGME-SOURCE-LINK" | "SHORTLINKS" | undefined;
    /** Id of the ad. */
    readonly ad_id?: string | undefined;
    /** What the ad says. */
    readonly ad_title?: string | undefined;
    /** Address of the picture in the ad. */
    readonly photo_url?: string | undefined;
    /** Address of a still of the video in the ad. */
    readonly video_url?: string | undefined;
    /** Id of the post that the ad is. */
    readonly post_id?: string | undefined;
    /** Id of the product that is looked at, in the ad or without one. */
    readonly product?: string | undefined;
  };
  /** A file that is sent: its bytes, or where they are fetched. */
  readonly GivenFile: {
    /** Its bytes; 25 MB of all files of a message at most. */
    readonly base64?: string | undefined;
    /** Address that it is fetched from, as those of sends are. */
    readonly url?: string | undefined;
    /** What it is called, such as picture.jpg. */
    readonly name?: string | undefined;
  };
  /** What was done, as it stands in the log of the Page. */
  readonly Act: {
    /** Its number in the Page's log: what `why` and `wait` are asked for. */
    readonly event: number;
    /** ISO 8601 in UTC. */
    readonly at: string;
    readonly conversation_id?: string | undefined;
    /** Of the message that was written, or that it is about. */
    readonly message_id?: string | undefined;
    /** Of the one with the files, where a text was written beside them. */
    readonly files_message_id?: string | undefined;
    /** Of the comment that was written, or deleted. */
    readonly comment_id?: string | undefined;
    /** Of the post that it is on, or that was written or deleted. */
    readonly post_id?: string | undefined;
  };
  readonly Tap: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** What it says. */
    readonly title: string;
    /** Phone number or address that a quick reply of such a kind gives. */
    readonly value?: string | undefined;
    /** Id of the message that it is in (default: whatever is nearest). */
    readonly message?: string | undefined;
    /** What it brings, where several say the same. */
    readonly payload?: string | undefined;
    /** What the link or ad that led here says, as `ref` of its m.me or ig.me link. */
    readonly ref?: string | undefined;
    /** Where it led from (default: ADS for an ad, else SHORTLINK, on Instagram IGME-SOURCE-LINK). */
    readonly source?: "SHORTLINK" | "ADS" | "CUSTOMER_CHAT_PLUGIN" | "DISCOVER_TAB" | "IGME-SOURCE-LINK" | "SHORTLINKS" | undefined;
    /** Id of the ad. */
    readonly ad_id?: string | undefined;
    /** What the ad says. */
    readonly ad_title?: string | undefined;
    /** Address of the picture in the ad. */
    readonly photo_url?: string | undefined;
    /** Address of a still of the video in the ad. */
    readonly video_url?: string | undefined;
    /** Id of the post that the ad is. */
    readonly post_id?: string | undefined;
    /** Id of the product that is looked at, in the ad or without one. */
    readonly product?: string | undefined;
  };
  readonly Link: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** The authorization_code, as if somebody had logged in there. */
    readonly code?: string | undefined;
    /** Where a browser comes back to (default: the server of the store). */
    readonly server?: string | undefined;
  };
  /** An account that somebody links, or is about to. */
  readonly Linking: {
    /** What the button opens: the business’s page, where somebody logs in within 5 minutes. */
    readonly url: string;
    /** Of an account that is linked: its number in the Page's log. */
    readonly event?: number | undefined;
    /** ISO 8601 in UTC. */
    readonly at: string;
    readonly conversation_id: string;
  };
  readonly React: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** An emoji, or smile, angry, sad, wow, love, like, dislike. */
    readonly reaction: string;
    /** Id of the message (default: the newest of the other side). */
    readonly message?: string | undefined;
    /** The Page's human reacts, to the person. */
    readonly from_page?: true | undefined;
  };
  readonly Unreact: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** Id of the message (default: the newest of those that were reacted to). */
    readonly message?: string | undefined;
    /** The Page's human takes it back. */
    readonly from_page?: true | undefined;
    /** Tell apps what was taken back, as some streams do. */
    readonly repeats?: true | undefined;
  };
  readonly Edit: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** The new text. */
    readonly text: string;
    /** Id of the message (default: the newest of the person). */
    readonly message?: string | undefined;
  };
  readonly EditNotice: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** Id of the message (default: the newest of the person). */
    readonly message?: string | undefined;
    /** Without sender and recipient, as some come. */
    readonly unsaid?: true | undefined;
  };
  readonly Unsend: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** Id of the message (default: the newest of the person). */
    readonly message?: string | undefined;
  };
  readonly Receive: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
  };
  readonly Read: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** The Page's human reads it, which is told to no app. */
    readonly from_page?: true | undefined;
  };
  readonly Refer: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** What the link says. */
    readonly ref: string;
    /** Where it led from (default: ADS for an ad, else SHORTLINK, on Instagram IGME-SOURCE-LINK). */
    readonly source?: "SHORTLINK" | "ADS" | "CUSTOMER_CHAT_PLUGIN" | "DISCOVER_TAB" | "IGME-SOURCE-LINK" | "SHORTLINKS" | undefined;
    /** Id of the ad. */
    readonly ad_id?: string | undefined;
    /** What the ad says. */
    readonly ad_title?: string | undefined;
    /** Address of the picture in the ad. */
    readonly photo_url?: string | undefined;
    /** Address of a still of the video in the ad. */
    readonly video_url?: string | undefined;
    /** Id of the post that the ad is. */
    readonly post_id?: string | undefined;
    /** Id of the product that is looked at, in the ad or without one. */
    readonly product?: string | undefined;
  };
  readonly OptIn: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as?: string | undefined;
    /** What the plugin says. */
    readonly ref: string;
    /** What a checkbox knows somebody by. */
    readonly user_ref?: string | undefined;
    /** To start, stop or resume marketing messages, of which `ref` is what their request says as payload. */
    readonly notification?: "start" | "stop" | "resume" | undefined;
    /** Title of the request for marketing messages. */
    readonly title?: string | undefined;
    /** Time zone of who wants them. */
    readonly timezone?: string | undefined;
  };
  readonly Comment: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** What the comment says. */
    readonly text: string;
    /** Id of the post that it is on (default: another). */
    readonly post_id?: string | undefined;
    /** Id of the comment that it answers. */
    readonly reply_to?: string | undefined;
  };
  readonly Post: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** What the post says. */
    readonly text: string;
  };
  readonly Uncomment: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** Id of the comment or post. */
    readonly id: string;
  };
  readonly Order: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    readonly order: ControlSchemas['SentOrder'];
  };
  /** What is ordered, as JSON. */
  readonly SentOrder: {
    readonly products: readonly (ControlSchemas['OrderedProduct'])[];
    /** What is said with it. */
    readonly note?: string | undefined;
    readonly [name: string]: unknown;
  };
  /** A product of an order. */
  readonly OrderedProduct: {
    /** In the catalogue. */
    readonly id?: string | undefined;
    /** Where it is sold. */
    readonly retailer_id?: string | undefined;
    readonly name: string;
    readonly unit_price: number;
    /** Such as EUR. */
    readonly currency: string;
    readonly quantity: number;
  };
  readonly Submit: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** Id of the form. */
    readonly form_id: string;
  };
  readonly Inform: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    readonly information: ControlSchemas['Information'];
  };
  /** What is filled in, by key, as JSON. */
  readonly Information: {
    /** Such as this: whatever else the form asks for may stand beside it. */
    readonly city?: string | undefined;
    readonly [name: string]: unknown;
  };
  readonly Feedback: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** What is chosen: 1 to 5 of csat, 0 to 10 of nps, 1 to 7 of ces, or a text. */
    readonly score: string;
    /** What is written besides, where the template asks for it. */
    readonly follow_up?: string | undefined;
    /** Id of the message (default: the newest of the Page with a question). */
    readonly message?: string | undefined;
  };
  readonly Rate: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
    /** What it was. */
    readonly answer: "good" | "bad";
    /** Id of the message (default: the newest of the Page). */
    readonly message?: string | undefined;
  };
  readonly Block: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
  };
  readonly Unblock: {
    /** PSID, IGSID or exact name of the person who does it. */
    readonly as: string;
  };
  readonly EnforcePolicy: {
    /** What is done. */
    readonly action: "warning" | "block" | "unblock";
    /** Why; nothing is told of it with unblock. */
    readonly reason?: string | undefined;
  };
  readonly Inbox: {
    /** PSID, IGSID or exact name of the person whose conversation it is. */
    readonly as: string;
    /** Take: move it to the inbox; done: be done with it, which frees it; pass: hand it to an app. */
    readonly act: "take" | "done" | "pass";
    /** Pass: the app (id or exact name); the default app where nothing is said. */
    readonly to?: string | undefined;
    /** Pass: what that app is told. */
    readonly metadata?: string | undefined;
  };
  readonly RawEvent: {
    readonly item: ControlSchemas['RawItem'];
    /** The field that apps have to be subscribed to. */
    readonly field: string;
    /** MESSENGER or INSTAGRAM. */
    readonly platform?: "MESSENGER" | "INSTAGRAM" | undefined;
    /** As `standby`, to apps that have that field too. */
    readonly standby?: true | undefined;
  };
  /** What is to stand in `messaging`, as JSON. */
  readonly RawItem: {
    /** Ms. */
    readonly timestamp?: number | undefined;
    readonly [name: string]: unknown;
  };
  /** An event of a Page, and where somebody did it the operation that does it again. */
  readonly ActAgain: {
    /** Its number in the Page's log. */
    readonly event: number;
    /** ISO 8601 in UTC. */
    readonly at: string;
    /** Of the event. */
    readonly kind: string;
    /** Id of the operation; absent of what no person and no human of the Page did. */
    readonly operation?: string | undefined;
    readonly input?: ControlSchemas['ActInput'] | undefined;
    /** Whom it is about: PSID or IGSID. */
    readonly person_id?: string | undefined;
    readonly person_name?: string | undefined;
    readonly platform?: "MESSENGER" | "INSTAGRAM" | undefined;
    readonly conversation_id?: string | undefined;
    /** Of the message that it wrote, or that it is about. */
    readonly message_id?: string | undefined;
    /** Why it can be done again no more, where it cannot. */
    readonly unclear?: string | undefined;
  };
  /** What the operation takes, files as their bytes. */
  readonly ActInput: {
    /** Who did it. */
    readonly as?: string | undefined;
    readonly [name: string]: unknown;
  };
  readonly ShowOwner: {
    /** With who had control before. */
    readonly history?: true | undefined;
    /** So many steps of that (default: 50, at most 1000). */
    readonly limit?: number | undefined;
  };
  /** Who controls a conversation. */
  readonly Owner: {
    readonly conversation_id: string;
    /** How the apps of the Page share conversations. */
    readonly thread_control: "none" | "routing" | "handover";
    /** Who owns it. */
    readonly owner_app?: string | undefined;
    readonly owner_name?: string | undefined;
    /** When that ends, ISO 8601 in UTC. */
    readonly until?: string | undefined;
    /** Who is told of it in `messaging`, others in `standby`; absent where all are. */
    readonly receives?: string | undefined;
    /** The newest first, where it was asked for. */
    readonly history: readonly (ControlSchemas['OwnerStep'])[];
  };
  /** A step of who controlled a conversation. */
  readonly OwnerStep: {
    /** Its number in the log of the Page; absent of control that ended by time and was not noticed since. */
    readonly event?: number | undefined;
    /** ISO 8601 in UTC. */
    readonly at: string;
    readonly change: "route" | "pass" | "take" | "request" | "release" | "extend" | "expire" | "remove";
    /** The app that did it, or the inbox; absent of customers, of time and of settings. */
    readonly by?: string | undefined;
    /** Who had control. */
    readonly from?: string | undefined;
    /** Who has it behind. */
    readonly to?: string | undefined;
    /** When it ends, ISO 8601 in UTC. */
    readonly until?: string | undefined;
    /** What an app said with it. */
    readonly metadata?: string | undefined;
    readonly told?: ControlSchemas['OwnerTold'] | undefined;
  };
  /** The one app that is told. */
  readonly OwnerTold: {
    readonly app: string;
    readonly of: "pass" | "take" | "request";
  };
  readonly CanSendRequest: {
    /** PSID, IGSID or exact name of the person. */
    readonly to?: string | undefined;
    /** Id of a comment, or post, that is to be answered in private instead. */
    readonly comment?: string | undefined;
    /** Id or exact name of the app (default: the only one). */
    readonly app?: string | undefined;
    /** The tag of the message. */
    readonly tag?: "HUMAN_AGENT" | "CUSTOMER_FEEDBACK" | "ACCOUNT_UPDATE" | "CONFIRMED_EVENT_UPDATE" | "POST_PURCHASE_UPDATE" | undefined;
    /** The messaging_type of the message. */
    readonly type?: "RESPONSE" | "UPDATE" | "MESSAGE_TAG" | "UTILITY" | undefined;
  };
  /** Whether an app may write to a person now. */
  readonly CanSend: {
    readonly ok: boolean;
    readonly summary: string;
    /** The first gate that is closed. */
    readonly closed?: "token" | "comment" | "recipient" | "review" | "block" | "owner" | "window" | "tag" | "limits" | undefined;
    readonly error?: ControlSchemas['GraphError'] | undefined;
    /** Until when the window stays open: ISO 8601, by the clock of the store. */
    readonly until?: string | undefined;
    /** In the order in which they are judged. */
    readonly gates: readonly (ControlSchemas['SendGate'])[];
    readonly would_pass: readonly (ControlSchemas['SendPassing'])[];
  };
  /** One thing that has to hold for a send. */
  readonly SendGate: {
    readonly gate: "token" | "comment" | "recipient" | "review" | "block" | "owner" | "window" | "tag" | "limits";
    readonly state: "open" | "closed" | "not reached";
    /** What there is. */
    readonly has: string;
    /** Of one that is closed: the command that opens it. */
    readonly open_it?: string | undefined;
    /** The same as operations, in their order. */
    readonly open_with?: readonly (ControlSchemas['Remedy'])[] | undefined;
  };
  /** What would go out where the window is closed. */
  readonly SendPassing: {
    /** With this tag; without one: whatever it is, once the person has done something. */
    readonly tag?: string | undefined;
    /** ISO 8601, by the clock of the store. */
    readonly until?: string | undefined;
    /** Once app review has given the feature. */
    readonly unreviewed?: true | undefined;
    readonly words: string;
  };
  readonly Fail: {
    /** What stands under a name: rate-limited, meta-is-down, slow-sends …; or in a file of the same fields. */
    readonly preset?: string | undefined;
    /** Which calls: send, sender_action, node, batch, any, or an edge or endpoint as the wire names it (default: send, or any with `path`). */
    readonly on?: string | undefined;
    /** An error by its name in the catalogue. */
    readonly error?: string | undefined;
    /** An error by its code. */
    readonly code?: number | undefined;
    /** With its subcode. */
    readonly subcode?: number | undefined;
    /** What words in braces of its message stand for. */
    readonly values?: Readonly<Record<string, string>> | undefined;
    /** Milliseconds of the machine that the answer comes later. */
    readonly latency?: number | undefined;
    /** End the connection before the answer, or in its middle. */
    readonly cut?: "before" | "middle" | undefined;
    /** End the JSON in its middle. */
    readonly malformed?: true | undefined;
    /** Answer as a proxy does: 500 to 599. */
    readonly status?: number | undefined;
    /** What such an answer holds (default: html). */
    readonly body?: "html" | "empty" | undefined;
    /** Answer nothing, as long as the client waits. */
    readonly timeout?: true | undefined;
    /** Calls about this Page: id, Instagram id or exact name. */
    readonly page?: string | undefined;
    /** Calls with tokens of this app: id or exact name. */
    readonly app?: string | undefined;
    /** Calls with this token: its id. */
    readonly token?: string | undefined;
    /** Calls of this path, without version; * stands for any letters. */
    readonly path?: string | undefined;
    /** Let the call take effect first. */
    readonly after?: true | undefined;
    /** The first of them that meets it, counted from 1. */
    readonly nth?: number | undefined;
    /** How many meet it (default: all, or one with `nth`). */
    readonly times?: number | undefined;
    /** Which share of them does, such as 0.2. */
    readonly share?: number | undefined;
    /** Decides which ones; the same again gives the same. */
    readonly seed?: string | undefined;
    /** When it ends, by the clock of the store: ISO 8601, +1h, or milliseconds since 1970. */
    readonly until?: string | number | undefined;
    /** A test may end without anything having met it. */
    readonly optional?: true | undefined;
  };
  /** A fault that calls meet, or chaos that webhooks do. */
  readonly Fault: {
    readonly id: string;
    /** What meets it. */
    readonly of: "call" | "webhook";
    /** What becomes of it. */
    readonly does: string;
    /** Which calls, or the field of which webhooks. */
    readonly on: string;
    /** Name of the error in the catalogue. */
    readonly error?: string | undefined;
    /** The kind: duplicate, reorder, drop …. */
    readonly chaos?: string | undefined;
    /** Id of the Page. */
    readonly page?: string | undefined;
    /** Id of the app. */
    readonly app?: string | undefined;
    /** Id of the token. */
    readonly token?: string | undefined;
    /** PSID or IGSID. */
    readonly customer?: string | undefined;
    readonly path?: string | undefined;
    readonly nth: number;
    /** Absent: all. */
    readonly times?: number | undefined;
    readonly share: number;
    readonly seed: string;
    /** ISO 8601, in UTC. */
    readonly until?: string | undefined;
    /** How many met it. */
    readonly used: number;
    readonly optional?: true | undefined;
    /** Spent: nothing can meet it any more. */
    readonly state: "armed" | "spent";
  };
  readonly Chaos: {
    /** What stands under a name: flaky-webhooks, webhooks-twice, out-of-order …; or in a file of the same fields. */
    readonly preset?: string | undefined;
    /** Send it once more when it was taken: at once, or `delay` ms later. */
    readonly duplicate?: true | undefined;
    /** Send it after the next one of its conversation, which is waited for 1,000 ms, or `delay`. */
    readonly reorder?: true | undefined;
    /** Let it never come to the app, which counts as failed: it is tried again. */
    readonly drop?: true | undefined;
    /** Send it so many milliseconds of the machine late. */
    readonly delay?: number | undefined;
    /** Milliseconds of the store’s clock, for `delay` alone. */
    readonly by_clock?: true | undefined;
    /** Sign it with another secret first: where that is refused, the right one follows. */
    readonly wrong_signature?: true | undefined;
    /** Let the echo of a send come before its answer, which waits for 5,000 ms, or `delay`, at most. */
    readonly echo_first?: true | undefined;
    /** Never try it: only a read shows what it told of. */
    readonly lose?: true | undefined;
    /** How many attempts of each are dropped, or signed wrongly: 1 to 20 (default: 1). */
    readonly attempts?: number | undefined;
    /** Which webhooks, by their field: messages, message_echoes, messaging_postbacks … (default: any). */
    readonly on?: string | undefined;
    /** Webhooks of this Page: id, Instagram id or exact name. */
    readonly page?: string | undefined;
    /** Webhooks to this app: id or exact name. */
    readonly app?: string | undefined;
    /** Webhooks of what this person takes part in: PSID or IGSID. */
    readonly customer?: string | undefined;
    /** The first of them that meets it, counted from 1. */
    readonly nth?: number | undefined;
    /** How many meet it (default: all, or one with `nth`). */
    readonly times?: number | undefined;
    /** Which share of them does, such as 0.2. */
    readonly share?: number | undefined;
    /** Decides which ones; the same again gives the same. */
    readonly seed?: string | undefined;
    /** When it ends, by the clock of the store: ISO 8601, +1h, or milliseconds since 1970. */
    readonly until?: string | number | undefined;
    /** A test may end without anything having met it. */
    readonly optional?: true | undefined;
  };
  readonly FaultList: {
    readonly data: readonly (ControlSchemas['Fault'])[];
  };
  readonly FaultOffers: {
    /** In the order of the catalogue. */
    readonly errors: readonly (ControlSchemas['OfferedError'])[];
    readonly presets: readonly (ControlSchemas['OfferedPreset'])[];
    /** Names that calls go by. */
    readonly on: readonly (string)[];
  };
  /** An error of the catalogue whose text needs no words. */
  readonly OfferedError: {
    readonly name: string;
    readonly code: number;
    readonly subcode?: number | undefined;
    /** HTTP. */
    readonly status: number;
    /** As it leaves, but for words of the call in braces. */
    readonly message: string;
    /** What it is answered to otherwise. */
    readonly when: string;
    /** What meets it without a fault: sends alone, any call, or other calls. */
    readonly of: "send" | "any" | "other";
  };
  /** A fault, or chaos, under a name. */
  readonly OfferedPreset: {
    readonly name: string;
    /** What meets it. */
    readonly of: "call" | "webhook";
    /** What it does. */
    readonly words: string;
  };
  readonly Mend: {
    /** Id of the fault or chaos; all without it. */
    readonly fault?: string | undefined;
  };
  readonly RestartFrom: {
    /** Id of the message that is to be as if it had not been. */
    readonly message: string;
  };
  /** A conversation that stands as it stood. */
  readonly Restart: {
    /** The event in the Page's log that says so: what it is undone by. */
    readonly restart: number;
    readonly conversation_id: string;
    /** How many messages are there no more. */
    readonly messages: number;
    /** What the clock shows where it is as it was then, ISO 8601. */
    readonly clock?: string | undefined;
    /** The name of an automatic snapshot of the Page as it was. */
    readonly before?: string | undefined;
  };
  /** Whether it can begin anew from a message. */
  readonly RestartCheck: {
    readonly can: boolean;
    /** Why it cannot. */
    readonly why?: string | undefined;
    /** How many messages would be there no more. */
    readonly messages?: number | undefined;
  };
  readonly ResetRequest: {
    /** Id, Instagram id or exact name of the Page; all without it. */
    readonly page?: string | undefined;
    /** Imported: as it was when its last import had ended; or the name of a snapshot. */
    readonly to?: string | undefined;
    /** Take an automatic snapshot of what is there first, which brings it back. */
    readonly keep?: true | undefined;
  };
  /** What was emptied. */
  readonly Reset: {
    /** How many Pages. */
    readonly pages: number;
    /** The name of the automatic snapshot of what was there. */
    readonly before?: string | undefined;
    /** Why there is none. */
    readonly not_kept?: string | undefined;
  };
  readonly BeginUpload: {
    /** What it is called, without a folder: an archive is told by it. */
    readonly name: string;
    /** How many it has. */
    readonly bytes: number;
  };
  /** A file that was sent, or is on its way. */
  readonly Upload: {
    readonly id: string;
    /** What its sender calls it. */
    readonly name: string;
    /** That it has. */
    readonly bytes: number;
    /** How many of them are in: the next part begins there. */
    readonly received: number;
  };
  readonly UploadList: {
    readonly data: readonly (ControlSchemas['Upload'])[];
  };
  readonly LookIntoArchive: {
    /** Folders or .zip parts of a download, or files of dialogues, one a line. */
    readonly paths?: readonly (string)[] | undefined;
    /** Ids of such files that were sent; they go when they are in. */
    readonly uploads?: readonly (string)[] | undefined;
    /** Messenger or instagram (default: what the archive tells). */
    readonly platform?: string | undefined;
    /** Of a download in HTML, such as Europe/Paris (default: the machine's). */
    readonly time_zone?: string | undefined;
    /** Of its dates, where they do not tell: dmy, mdy, ymd or ydm. */
    readonly date_order?: string | undefined;
    /** Of its dates, where they do not tell, such as pl. */
    readonly date_language?: string | undefined;
  };
  /** Work that takes longer than an answer should. */
  readonly ImportLookJob: {
    readonly id: string;
    /** What it is, in a word: replay, import, snapshot …. */
    readonly kind: string;
    /** Cancelled: by whoever asked, or since the server was stopped; what it had done stays. */
    readonly state: "running" | "done" | "failed" | "cancelled";
    /** What it does. */
    readonly words: string;
    /** What it is at. */
    readonly phase?: string | undefined;
    /** How much is done, in its unit. */
    readonly done: number;
    /** Of how much; absent while that is not known. */
    readonly total?: number | undefined;
    /** What is counted. */
    readonly unit: string;
    /** ISO 8601, by the clock of the store. */
    readonly started: string;
    /** The same. */
    readonly ended?: string | undefined;
    /** Milliseconds of the machine that it took. */
    readonly ms?: number | undefined;
    readonly error?: ControlSchemas['JobError'] | undefined;
    readonly result?: ControlSchemas['ImportLook'] | undefined;
  };
  /** Why a job is not done. */
  readonly JobError: {
    /** A sentence. */
    readonly message: string;
  };
  /** What came of it; of one that is cancelled, until then. */
  readonly ImportLook: {
    readonly archives: readonly (ControlSchemas['LookedArchive'])[];
    readonly page?: ControlSchemas['FittingPage'] | undefined;
    readonly platforms: readonly (ControlSchemas['LookedPlatform'])[];
    readonly dialogues: ControlSchemas['LookedDialogues'];
    readonly html?: readonly (ControlSchemas['ImportPages'])[] | undefined;
    /** Files, threads and messages that are not in. */
    readonly skipped: readonly (ControlSchemas['ImportRemark'])[];
    /** What nobody would miss. */
    readonly left_out: readonly (ControlSchemas['ImportRemark'])[];
    /** Threads of which numbered files lack. */
    readonly gaps: readonly (ControlSchemas['ImportRemark'])[];
  };
  /** What was looked into. */
  readonly LookedArchive: {
    /** Of the file that was sent; a path without one. */
    readonly name: string;
    /** Id of the file that was sent. */
    readonly upload?: string | undefined;
  };
  /** Absent where nothing tells. */
  readonly FittingPage: {
    /** Absent of one that is yet to be made. */
    readonly id?: string | undefined;
    readonly name: string;
    /** What speaks for it: its name is in the threads, an earlier import had the same business, or no Page is of that name. */
    readonly because: "name" | "earlier" | "new";
  };
  /** What was recognised of one platform. */
  readonly LookedPlatform: {
    readonly platform: "MESSENGER" | "INSTAGRAM";
    readonly threads: number;
    readonly messages: number;
    /** Who take part, the business among them. */
    readonly people: number;
    readonly business?: ControlSchemas['ImportBusiness'] | undefined;
    /** Who may be the business: those in most threads, 50 of them. */
    readonly names: readonly (ControlSchemas['LookedName'])[];
    /** ISO 8601. */
    readonly first_message?: string | undefined;
    /** ISO 8601. */
    readonly last_message?: string | undefined;
  };
  /** Whom an import into that Page would take for the business; absent where it is not clear, and has to be said. */
  readonly ImportBusiness: {
    readonly name: string;
    /** In how many of the threads the name takes part. */
    readonly threads: number;
    /** Of how many. */
    readonly of: number;
    /** What spoke for it: given, asked, earlier, page, profile, everywhere or nobody. */
    readonly because: string;
    /** Names that take part in as many. */
    readonly equals: readonly (string)[];
  };
  /** Somebody who takes part. */
  readonly LookedName: {
    readonly name: string;
    /** In how many of the threads. */
    readonly threads: number;
  };
  /** What files of dialogues hold. */
  readonly LookedDialogues: {
    readonly files: number;
    readonly dialogues: number;
    readonly messages: number;
  };
  /** How the times of a download in HTML were read. */
  readonly ImportPages: {
    readonly folder: string;
    readonly time_zone: string;
    /** What told it: dates, page, json, given or machine. */
    readonly because: string;
  };
  /** Something that is not in, or not wholly. */
  readonly ImportRemark: {
    /** The file; of a medium, what its message calls it. */
    readonly file: string;
    readonly reason: string;
  };
  readonly ImportArchive: {
    /** Id, Instagram id or exact name of the Page. */
    readonly page: string;
    /** Folders or .zip parts of a download, or files of dialogues, one a line. */
    readonly paths?: readonly (string)[] | undefined;
    /** Ids of such files that were sent; they go when they are in. */
    readonly uploads?: readonly (string)[] | undefined;
    /** Make the Page if there is none of this name, and an app. */
    readonly create?: true | undefined;
    /** The business's name in the archive (default: the Page's own). */
    readonly me?: string | undefined;
    /** Its name in what is of Facebook and Messenger. */
    readonly me_facebook?: string | undefined;
    /** Its name in what is of Instagram. */
    readonly me_instagram?: string | undefined;
    /** Messenger or instagram (default: what the archive tells). */
    readonly platform?: string | undefined;
    /** Of a download in HTML, such as Europe/Paris (default: the machine's). */
    readonly time_zone?: string | undefined;
    /** Of its dates, where they do not tell: dmy, mdy, ymd or ydm. */
    readonly date_order?: string | undefined;
    /** Of its dates, where they do not tell, such as pl. */
    readonly date_language?: string | undefined;
    /** Say what an import would bring, and write nothing. */
    readonly dry_run?: true | undefined;
  };
  /** Work that takes longer than an answer should. */
  readonly ImportJob: {
    readonly id: string;
    /** What it is, in a word: replay, import, snapshot …. */
    readonly kind: string;
    /** Cancelled: by whoever asked, or since the server was stopped; what it had done stays. */
    readonly state: "running" | "done" | "failed" | "cancelled";
    /** What it does. */
    readonly words: string;
    /** What it is at. */
    readonly phase?: string | undefined;
    /** How much is done, in its unit. */
    readonly done: number;
    /** Of how much; absent while that is not known. */
    readonly total?: number | undefined;
    /** What is counted. */
    readonly unit: string;
    /** ISO 8601, by the clock of the store. */
    readonly started: string;
    /** The same. */
    readonly ended?: string | undefined;
    /** Milliseconds of the machine that it took. */
    readonly ms?: number | undefined;
    readonly error?: ControlSchemas['JobError'] | undefined;
    readonly result?: ControlSchemas['ImportReport'] | undefined;
  };
  /** What came of it; of one that is cancelled, until then. */
  readonly ImportReport: {
    /** Of the Page; absent where none was made. */
    readonly page_id?: string | undefined;
    readonly conversations: number;
    readonly messages: number;
    readonly media: number;
    /** How many of them the store did not have. */
    readonly new_conversations: number;
    /** The same. */
    readonly new_messages: number;
    readonly platforms: readonly (ControlSchemas['ImportPlatform'])[];
    /** Media that messages name and that are not there. */
    readonly missing_media: readonly (ControlSchemas['ImportRemark'])[];
    readonly html?: readonly (ControlSchemas['ImportPages'])[] | undefined;
    /** Files, threads and messages that are not in. */
    readonly skipped: readonly (ControlSchemas['ImportRemark'])[];
    /** What nobody would miss. */
    readonly left_out: readonly (ControlSchemas['ImportRemark'])[];
    /** Threads of which numbered files lack. */
    readonly gaps: readonly (ControlSchemas['ImportRemark'])[];
    /** Files that meet one of an earlier import. */
    readonly counted_once: readonly (ControlSchemas['ImportRemark'])[];
    readonly joined: readonly (ControlSchemas['ImportJoined'])[];
    /** How many more of those there are. */
    readonly joined_more: number;
    readonly parted: readonly (ControlSchemas['ImportParted'])[];
  };
  /** What was found of one platform. */
  readonly ImportPlatform: {
    readonly platform: "MESSENGER" | "INSTAGRAM";
    readonly conversations: number;
    readonly messages: number;
    readonly media: number;
    /** How many of them the store did not have. */
    readonly new_conversations: number;
    /** The same. */
    readonly new_messages: number;
    readonly business?: ControlSchemas['ImportBusiness'] | undefined;
    /** Besides the business. */
    readonly people: number;
    /** Media that are there, by kind. */
    readonly media_kinds: Readonly<Record<string, number>>;
    readonly media_missing: number;
    /** ISO 8601. */
    readonly first_message?: string | undefined;
    /** ISO 8601. */
    readonly last_message?: string | undefined;
    readonly sections: readonly (ControlSchemas['ImportSection'])[];
    readonly years: readonly (ControlSchemas['ImportYear'])[];
  };
  /** What a folder of threads holds. */
  readonly ImportSection: {
    readonly section: string;
    readonly threads: number;
    readonly messages: number;
    /** Besides the business. */
    readonly people: number;
    readonly media: number;
    readonly media_missing: number;
  };
  readonly ImportYear: {
    readonly year: number;
    readonly messages: number;
  };
  /** Two threads that were taken for one conversation. */
  readonly ImportJoined: {
    readonly platform: "MESSENGER" | "INSTAGRAM";
    /** Its id. */
    readonly conversation: string;
    readonly threads: readonly (string)[];
    readonly because: string;
    readonly shared_messages?: number | undefined;
  };
  /** Threads that were part of a conversation and are not any more. */
  readonly ImportParted: {
    readonly platform: "MESSENGER" | "INSTAGRAM";
    /** Its id. */
    readonly conversation: string;
    /** Id of the conversation that they were part of. */
    readonly from: string;
    readonly threads: readonly (string)[];
    readonly because: string;
  };
  readonly SaveSnapshot: {
    /** What it is to be called; a path of a file on the command line. */
    readonly name: string;
    /** Id, Instagram id or exact name of the Page; all without it. */
    readonly page?: string | undefined;
    /** What its secrets are sealed under, besides the key of this store, for another machine. */
    readonly passphrase?: string | undefined;
    /** Take the place of the one of that name. */
    readonly replace?: true | undefined;
  };
  /** Work that takes longer than an answer should. */
  readonly SnapshotJob: {
    readonly id: string;
    /** What it is, in a word: replay, import, snapshot …. */
    readonly kind: string;
    /** Cancelled: by whoever asked, or since the server was stopped; what it had done stays. */
    readonly state: "running" | "done" | "failed" | "cancelled";
    /** What it does. */
    readonly words: string;
    /** What it is at. */
    readonly phase?: string | undefined;
    /** How much is done, in its unit. */
    readonly done: number;
    /** Of how much; absent while that is not known. */
    readonly total?: number | undefined;
    /** What is counted. */
    readonly unit: string;
    /** ISO 8601, by the clock of the store. */
    readonly started: string;
    /** The same. */
    readonly ended?: string | undefined;
    /** Milliseconds of the machine that it took. */
    readonly ms?: number | undefined;
    readonly error?: ControlSchemas['JobError'] | undefined;
    readonly result?: ControlSchemas['Snapshot'] | undefined;
  };
  /** What came of it; of one that is cancelled, until then. */
  readonly Snapshot: {
    readonly name: string;
    /** Path on the machine of the store. */
    readonly file: string;
    readonly bytes: number;
    /** ISO 8601, by the clock of the store. */
    readonly taken?: string | undefined;
    /** The version of Convograph that took it. */
    readonly program?: string | undefined;
    readonly page?: ControlSchemas['SnapshotPage'] | undefined;
    readonly holds?: ControlSchemas['SnapshotHolds'] | undefined;
    readonly media_files?: number | undefined;
    /** Whether the bytes of media lie in the store alone. */
    readonly media_left_out?: boolean | undefined;
    /** Of one that was taken without being asked: before something was done, or after an import. */
    readonly automatic?: true | undefined;
    /** What opens its secrets besides the key of the store. */
    readonly opened_by?: "key" | "passphrase" | undefined;
    /** Of a file that is no snapshot of this version. */
    readonly damaged?: boolean | undefined;
  };
  /** The Page that it is of; the whole store without one. */
  readonly SnapshotPage: {
    readonly id: string;
    readonly name: string;
  };
  /** What a snapshot holds. */
  readonly SnapshotHolds: {
    readonly pages: number;
    readonly people: number;
    readonly conversations: number;
    readonly messages: number;
    readonly apps: number;
    readonly tokens: number;
  };
  readonly SnapshotList: {
    readonly data: readonly (ControlSchemas['Snapshot'])[];
  };
  readonly BringSnapshot: {
    /** Id of the upload. */
    readonly upload: string;
    /** Take the place of the one of that name. */
    readonly replace?: true | undefined;
  };
  readonly RestoreSnapshot: {
    /** What its secrets are sealed under, besides the key of this store, for another machine. */
    readonly passphrase?: string | undefined;
    /** Make secrets and tokens anew where a passphrase would open them. */
    readonly new_secrets?: true | undefined;
  };
  /** Work that takes longer than an answer should. */
  readonly RestoreJob: {
    readonly id: string;
    /** What it is, in a word: replay, import, snapshot …. */
    readonly kind: string;
    /** Cancelled: by whoever asked, or since the server was stopped; what it had done stays. */
    readonly state: "running" | "done" | "failed" | "cancelled";
    /** What it does. */
    readonly words: string;
    /** What it is at. */
    readonly phase?: string | undefined;
    /** How much is done, in its unit. */
    readonly done: number;
    /** Of how much; absent while that is not known. */
    readonly total?: number | undefined;
    /** What is counted. */
    readonly unit: string;
    /** ISO 8601, by the clock of the store. */
    readonly started: string;
    /** The same. */
    readonly ended?: string | undefined;
    /** Milliseconds of the machine that it took. */
    readonly ms?: number | undefined;
    readonly error?: ControlSchemas['JobError'] | undefined;
    readonly result?: ControlSchemas['Restored'] | undefined;
  };
  /** What came of it; of one that is cancelled, until then. */
  readonly Restored: {
    readonly snapshot: ControlSchemas['Snapshot'];
    /** The name of a snapshot of what was there before. */
    readonly before?: string | undefined;
    /** Told by this job alone, and no longer than it is kept. */
    readonly apps?: readonly (ControlSchemas['AnewApp'])[] | undefined;
    /** Told by this job alone, and no longer than it is kept. */
    readonly verify_tokens?: readonly (ControlSchemas['AnewVerifyToken'])[] | undefined;
    /** Those whose texts are others than they were: 100 of them. */
    readonly tokens?: readonly (ControlSchemas['AnewToken'])[] | undefined;
  };
  /** An app whose secrets were made anew. */
  readonly AnewApp: {
    readonly id: string;
    readonly name: string;
    readonly secret: string;
    readonly instagram_secret: string;
  };
  /** A verify token that was made anew. */
  readonly AnewVerifyToken: {
    readonly app: string;
    readonly object: string;
    readonly verify_token: string;
  };
  /** A token whose text is another than it was. */
  readonly AnewToken: {
    /** Its number. */
    readonly no: string;
    readonly kind: string;
    /** Id of its app. */
    readonly app: string;
    /** Id of its user. */
    readonly user?: string | undefined;
    readonly access_token: string;
  };
  readonly JobList: {
    readonly data: readonly (ControlSchemas['Job'])[];
  };
  /** Work that takes longer than an answer should. */
  readonly Job: {
    readonly id: string;
    /** What it is, in a word: replay, import, snapshot …. */
    readonly kind: string;
    /** Cancelled: by whoever asked, or since the server was stopped; what it had done stays. */
    readonly state: "running" | "done" | "failed" | "cancelled";
    /** What it does. */
    readonly words: string;
    /** What it is at. */
    readonly phase?: string | undefined;
    /** How much is done, in its unit. */
    readonly done: number;
    /** Of how much; absent while that is not known. */
    readonly total?: number | undefined;
    /** What is counted. */
    readonly unit: string;
    /** ISO 8601, by the clock of the store. */
    readonly started: string;
    /** The same. */
    readonly ended?: string | undefined;
    /** Milliseconds of the machine that it took. */
    readonly ms?: number | undefined;
    readonly error?: ControlSchemas['JobError'] | undefined;
    /** What came of it: the form depends on the kind. */
    readonly result?: {
      readonly [name: string]: unknown;
    } | undefined;
  };
  /** As of when the platform is, and what it offers then. */
  readonly Calendar: {
    /** All, today, or a day. */
    readonly as_of: string;
    /** The day that this is; absent under all. */
    readonly day?: string | undefined;
    /** The day up to which it is known what Meta changed. */
    readonly known_until: string;
    /** Oldest first. */
    readonly versions: readonly (ControlSchemas['DatedVersion'])[];
    /** By their end. */
    readonly forms: readonly (ControlSchemas['DatedForm'])[];
    /** By their days. */
    readonly parts: readonly (ControlSchemas['DatedPart'])[];
  };
  /** A version, and its days. */
  readonly DatedVersion: {
    readonly version: string;
    /** The day on which it came out. */
    readonly out: string;
    /** The first day on which another answers; absent where none is announced. */
    readonly ends?: string | undefined;
    /** Whether it answers itself now. */
    readonly offered: boolean;
  };
  /** A form of requests or answers that ends. */
  readonly DatedForm: {
    readonly form: string;
    /** The day from which no version has it; absent where none is announced. */
    readonly ends?: string | undefined;
    /** The day from which only apps have it that used it before. */
    readonly frozen_from?: string | undefined;
    /** This version never had it, nor has one after it. */
    readonly lacked_from?: string | undefined;
    /** What whoever uses it all the same is answered with. */
    readonly afterwards: string;
    /** What there is in its place. */
    readonly instead: string;
    /** How that is known. */
    readonly known: "captured" | "documented" | "ours";
    /** Its row of wire.md. */
    readonly row: string;
    /** The versions that are offered, and have it no more. */
    readonly lacked_by: readonly (string)[];
    /** Whether only apps have it now that used it before. */
    readonly frozen: boolean;
  };
  /** What every version has from a day on, or until one. */
  readonly DatedPart: {
    readonly part: string;
    /** As people write it; code stands in backticks. */
    readonly written: string;
    /** The first day on which it is there. */
    readonly from?: string | undefined;
    /** The first day on which it is there no more. */
    readonly ends?: string | undefined;
    /** What whoever uses it on another day is answered with. */
    readonly otherwise: string;
    /** How that is known. */
    readonly known: "captured" | "documented" | "ours";
    /** Its row of wire.md. */
    readonly row: string;
    /** Whether it is there now. */
    readonly offered: boolean;
  };
  readonly ChangeCalendar: {
    /** A day such as 2026-10-27, today by the clock of the store, or all. */
    readonly as_of: string;
  };
  readonly WhyRequest: {
    /** Number in the Page's log, or id of a message. */
    readonly event?: string | undefined;
    /** Id or exact name of the Page (default: that of the message, or the only one). */
    readonly page?: string | undefined;
    /** What an app failed to take last; if nothing, the newest event that is no receipt. */
    readonly last?: true | undefined;
    /** What this person did last but for receipts: PSID, IGSID or exact name. */
    readonly customer?: string | undefined;
    /** Every gate, also those that were open. */
    readonly all?: true | undefined;
  };
  /** Why apps were told of an event, or were not. */
  readonly Why: {
    readonly page_id: string;
    /** Its number in the Page's log; absent where none was made. */
    readonly event?: number | undefined;
    readonly kind?: string | undefined;
    /** The webhook field that it belongs to. */
    readonly field?: string | undefined;
    /** When it happened, ISO 8601 in UTC. */
    readonly at?: string | undefined;
    /** The same in epoch milliseconds. */
    readonly at_ms?: number | undefined;
    readonly message_id?: string | undefined;
    /** Who did what. */
    readonly about: string;
    /** Why no webhook is made of it. */
    readonly nothing?: string | undefined;
    readonly apps: readonly (ControlSchemas['WhyApp'])[];
    /** What the clock shows. */
    readonly now_ms: number;
  };
  /** How an event stands with an app. */
  readonly WhyApp: {
    readonly app_id: string;
    readonly name: string;
    readonly state: "sent" | "not_sent" | "failed" | "lost" | "held_back" | "waiting" | "given_up" | "nothing_to_tell";
    /** The same as a sentence. */
    readonly says: string;
    /** The first gate that was closed. */
    readonly closed?: "callback" | "app_field" | "installed" | "page_field" | "mode" | "access" | "owner" | "disabled" | undefined;
    readonly gates: readonly (ControlSchemas['WhyGate'])[];
    /** The command that opens the closed gate, for what happens from then on. */
    readonly open_it?: string | undefined;
    readonly open_with?: ControlSchemas['GateOpening'] | undefined;
    readonly attempts: readonly (ControlSchemas['WhyAttempt'])[];
    /** When it is tried again. */
    readonly next?: string | undefined;
    /** How many later events of its conversation wait behind it. */
    readonly behind?: number | undefined;
    /** When the Page unsubscribes the app, unless it takes it before. */
    readonly gives_up?: string | undefined;
    /** The command that sends it once more. */
    readonly again?: string | undefined;
  };
  /** What an event has to pass to come to an app. */
  readonly WhyGate: {
    readonly gate: "callback" | "app_field" | "installed" | "page_field" | "mode" | "access" | "owner" | "disabled";
    /** As it was when it happened; absent where an earlier one was closed. */
    readonly open?: boolean | undefined;
    /** What there is at it. */
    readonly says: string;
  };
  /** The operation that opens a closed gate. */
  readonly GateOpening: {
    readonly operation: "subscribeApp" | "changeApp" | "changePage";
    /** Method and path below the control plane. */
    readonly place: "POST /apps/{app}/subscriptions" | "PATCH /apps/{app}" | "PATCH /pages/{page}";
    /** What it is given: what stands in its path, and its body. */
    readonly input: {
      readonly [name: string]: unknown;
    };
    /** What it has to be given besides. */
    readonly asks?: "callback_url" | undefined;
    /** What it does. */
    readonly words: string;
  };
  /** A request that was made of the app. */
  readonly WhyAttempt: {
    /** 0 where it was never tried. */
    readonly number: number;
    /** ISO 8601 in UTC, by the clock of the store. */
    readonly at: string;
    /** Of the answer; absent where there is none. */
    readonly status?: number | undefined;
    /** Milliseconds of the machine. */
    readonly ms: number;
    /** Why it failed, or what is odd about it. */
    readonly note?: string | undefined;
    /** How the answer began. */
    readonly answer?: string | undefined;
    readonly delivered: boolean;
    /** Whether somebody asked for it. */
    readonly replay: boolean;
  };
  readonly Replay: {
    /** Id or exact name of the app. */
    readonly app: string;
    /** Numbers of events, or ids of messages. */
    readonly events?: readonly (string)[] | undefined;
    /** All since a time: ISO 8601, -2h, or milliseconds since 1970. */
    readonly since?: string | number | undefined;
    /** All since this event that the app has not taken. */
    readonly failed_since?: string | undefined;
    /** Of those, all before a time. */
    readonly until?: string | number | undefined;
    /** Of those, what happened with this person: PSID, IGSID or exact name. */
    readonly person?: string | undefined;
    /** Of those, what happened in this conversation: its id. */
    readonly conversation?: string | undefined;
    /** Of those, what the app has not taken. */
    readonly failed?: true | undefined;
    /** Also what the app was not told of when it happened, if its gates are open now: after they were opened. */
    readonly offer?: true | undefined;
    /** How many that must be, so that no others are sent. */
    readonly confirm_count?: number | undefined;
    /** Say how many match, and send nothing. */
    readonly dry_run?: true | undefined;
  };
  /** Work that takes longer than an answer should. */
  readonly ReplayJob: {
    readonly id: string;
    /** What it is, in a word: replay, import, snapshot …. */
    readonly kind: string;
    /** Cancelled: by whoever asked, or since the server was stopped; what it had done stays. */
    readonly state: "running" | "done" | "failed" | "cancelled";
    /** What it does. */
    readonly words: string;
    /** What it is at. */
    readonly phase?: string | undefined;
    /** How much is done, in its unit. */
    readonly done: number;
    /** Of how much; absent while that is not known. */
    readonly total?: number | undefined;
    /** What is counted. */
    readonly unit: string;
    /** ISO 8601, by the clock of the store. */
    readonly started: string;
    /** The same. */
    readonly ended?: string | undefined;
    /** Milliseconds of the machine that it took. */
    readonly ms?: number | undefined;
    readonly error?: ControlSchemas['JobError'] | undefined;
    readonly result?: ControlSchemas['Replayed'] | undefined;
  };
  /** What came of it; of one that is cancelled, until then. */
  readonly Replayed: {
    /** How many were meant. */
    readonly matching: number;
    /** How many were taken. */
    readonly delivered: number;
    /** The first that was not taken of each conversation: what follows it there was not sent; 1000 of them. */
    readonly failed: readonly (ControlSchemas['NotReplayed'])[];
    /** How many were not sent, since one before them failed, or nothing is left of them. */
    readonly not_sent: number;
  };
  /** An event that was not taken. */
  readonly NotReplayed: {
    /** Its number in the Page's log. */
    readonly event: number;
    /** Of the answer. */
    readonly status?: number | undefined;
    /** Why there is none, or what is odd about it. */
    readonly note?: string | undefined;
  };
  readonly AttemptList: {
    readonly data: readonly (ControlSchemas['Attempt'])[];
  };
  /** A webhook that was sent to an app, and what came of it. */
  readonly Attempt: {
    /** Number among the Page's attempts; what is sent later has a larger one. */
    readonly id: number;
    readonly app_id: string;
    /** Numbers in the Page's log. */
    readonly events: readonly (number)[];
    /** 1 for the first of these bytes; 0 where it was never tried. */
    readonly number: number;
    /** ISO 8601 in UTC, by the clock of the store. */
    readonly at: string;
    readonly url: string;
    /** Its body. */
    readonly request: string;
    /** Of the answer; absent where there is none. */
    readonly status?: number | undefined;
    /** The first 16 KB. */
    readonly answer: string;
    /** Why it failed, or what is odd about it. */
    readonly note?: string | undefined;
    /** Whether it was taken. */
    readonly delivered: boolean;
    /** Milliseconds of the machine. */
    readonly ms: number;
    /** When it was to be tried again. */
    readonly next?: string | undefined;
    /** Whether somebody asked for it. */
    readonly replay: boolean;
  };
  /** What the Graph offers in a version. */
  readonly Catalogue: {
    readonly version: string;
    readonly standing?: ControlSchemas['GraphStanding'] | undefined;
    /** The day as of which the platform is, or all. */
    readonly as_of: string;
    /** The day up to which it is known what Meta changed. */
    readonly known_until: string;
    readonly hosts: ControlSchemas['GraphHosts'];
    readonly nodes: readonly (ControlSchemas['GraphNode'])[];
    readonly operations: readonly (ControlSchemas['GraphOperation'])[];
    /** Of any call. */
    readonly parameters: readonly (ControlSchemas['GraphParameter'])[];
    /** Of a field. */
    readonly modifiers: readonly (ControlSchemas['GraphParameter'])[];
    /** By the names that nodes, fields and operations have of them. */
    readonly permissions: Readonly<Record<string, ControlSchemas['GraphPermission']>>;
    readonly errors: readonly (ControlSchemas['CatalogueError'])[];
    readonly families: readonly (ControlSchemas['ErrorFamily'])[];
  };
  /** Of what is not plainly there in a version and on a day, or not for long. */
  readonly GraphStanding: {
    /** Ends: it is there, and ends on the day; frozen: only apps have it that used it before. */
    readonly state: "ended" | "not_yet" | "ends" | "frozen";
    readonly day?: string | undefined;
    /** The first version that has it. */
    readonly since?: string | undefined;
    /** The last. */
    readonly until?: string | undefined;
    /** What whoever uses it all the same is answered with. */
    readonly afterwards?: string | undefined;
    /** What there is in its place. */
    readonly instead?: string | undefined;
  };
  readonly GraphHosts: {
    readonly facebook: string;
    readonly instagram: string;
  };
  /** A type of node. */
  readonly GraphNode: {
    /** Names it in the catalogue. */
    readonly key: string;
    readonly name: string;
    readonly description: string;
    /** How its id is written in a path; absent where it has none. */
    readonly placeholder?: string | undefined;
    readonly hosts: readonly ("facebook" | "instagram")[];
    /** Whether names that it has not are dropped, where others refuse. */
    readonly lenient: boolean;
    /** What reading it needs, of `permissions`. */
    readonly permission?: string | undefined;
    readonly fields: readonly (ControlSchemas['GraphField'])[];
    readonly dataless: ControlSchemas['GraphNames'];
  };
  /** A field of a node, or an edge, which is one too. */
  readonly GraphField: {
    readonly name: string;
    readonly kind: "scalar" | "object" | "list" | "edge";
    readonly type: string;
    readonly description: string;
    /** Whether it is answered when no fields are asked for. */
    readonly default: boolean;
    /** Key of the node that it leads to. */
    readonly node?: string | undefined;
    /** It takes limit, after, before and order. */
    readonly paged?: true | undefined;
    /** At its address, and as modifiers. */
    readonly params?: readonly (ControlSchemas['GraphParameter'])[] | undefined;
    /** What is answered there without fields. */
    readonly defaults?: readonly (string)[] | undefined;
    /** What it needs, of `permissions`. */
    readonly permission?: string | undefined;
    readonly partial?: string | undefined;
    readonly standing?: ControlSchemas['GraphStanding'] | undefined;
  };
  /** A parameter, or a member of an object that is one. */
  readonly GraphParameter: {
    readonly name: string;
    readonly description: string;
    /** The platform’s name of it. */
    readonly type: string;
    /** The words that it may be. */
    readonly values?: readonly (string)[] | undefined;
    /** Those of them that came or went. */
    readonly dated?: readonly (ControlSchemas['DatedValue'])[] | undefined;
    /** Letters of a text. */
    readonly longest?: number | undefined;
    /** Of a number, or of how many a list holds. */
    readonly least?: number | undefined;
    /** Of a number, or of how many a list holds. */
    readonly most?: number | undefined;
    readonly required?: true | undefined;
    readonly of?: ControlSchemas['GraphValue'] | undefined;
    /** What an object holds. */
    readonly members?: readonly (ControlSchemas['GraphParameter'])[] | undefined;
    /** What an object holds besides, by a word in it. */
    readonly variants?: readonly (ControlSchemas['GraphVariant'])[] | undefined;
    /** How far it is done. */
    readonly partial?: string | undefined;
    readonly standing?: ControlSchemas['GraphStanding'] | undefined;
  };
  /** A word that came or went. */
  readonly DatedValue: {
    readonly value: string;
    /** Ends: it is there, and ends on the day; frozen: only apps have it that used it before. */
    readonly state: "ended" | "not_yet" | "ends" | "frozen";
    readonly day?: string | undefined;
    /** The first version that has it. */
    readonly since?: string | undefined;
    /** The last. */
    readonly until?: string | undefined;
    /** What whoever uses it all the same is answered with. */
    readonly afterwards?: string | undefined;
    /** What there is in its place. */
    readonly instead?: string | undefined;
  };
  /** What a list holds. */
  readonly GraphValue: {
    /** The platform’s name of it. */
    readonly type: string;
    /** The words that it may be. */
    readonly values?: readonly (string)[] | undefined;
    /** Those of them that came or went. */
    readonly dated?: readonly (ControlSchemas['DatedValue'])[] | undefined;
    /** Letters of a text. */
    readonly longest?: number | undefined;
    /** Of a number, or of how many a list holds. */
    readonly least?: number | undefined;
    /** Of a number, or of how many a list holds. */
    readonly most?: number | undefined;
    readonly of?: ControlSchemas['GraphValue'] | undefined;
    /** What an object holds. */
    readonly members?: readonly (ControlSchemas['GraphParameter'])[] | undefined;
    /** What an object holds besides, by a word in it. */
    readonly variants?: readonly (ControlSchemas['GraphVariant'])[] | undefined;
  };
  /** One of the forms of an object. */
  readonly GraphVariant: {
    /** The member that tells, and its value: template_type=generic. */
    readonly when: string;
    readonly members: readonly (ControlSchemas['GraphParameter'])[];
    readonly standing?: ControlSchemas['GraphStanding'] | undefined;
  };
  /** Names that are documented and in no answer. */
  readonly GraphNames: {
    readonly fields: readonly (string)[];
    readonly edges: readonly (string)[];
  };
  /** A call that the Graph takes. */
  readonly GraphOperation: {
    /** Names it in the catalogue: POST Page/messages. */
    readonly key: string;
    readonly method: "GET" | "POST" | "DELETE";
    /** Behind the version, with kinds of ids in braces. */
    readonly path: string;
    /** Key of the node that it is about. */
    readonly node?: string | undefined;
    readonly edge?: string | undefined;
    readonly hosts: readonly ("facebook" | "instagram")[];
    readonly description: string;
    readonly params: readonly (ControlSchemas['GraphParameter'])[];
    /** Key of the node that `fields` read. */
    readonly reads?: string | undefined;
    /** It answers {"data":[…]}. */
    readonly list?: true | undefined;
    /** Members of what a write answers. */
    readonly result?: readonly (ControlSchemas['GraphMember'])[] | undefined;
    readonly takes_files?: true | undefined;
    /** The parameter that one more segment of the path may name. */
    readonly item?: string | undefined;
    /** What it needs, of `permissions`. */
    readonly permission?: string | undefined;
    /** What faults call it. */
    readonly call_names: readonly (string)[];
    readonly partial?: string | undefined;
    readonly standing?: ControlSchemas['GraphStanding'] | undefined;
  };
  readonly GraphMember: {
    readonly name: string;
    readonly type: string;
  };
  /** What is needed, by platform. */
  readonly GraphPermission: {
    /** In the order in which they are judged. */
    readonly MESSENGER: readonly (ControlSchemas['GraphNeed'])[];
    /** In the order in which they are judged. */
    readonly INSTAGRAM: readonly (ControlSchemas['GraphNeed'])[];
    /** In the order in which they are judged. */
    readonly INSTAGRAM_LOGIN: readonly (ControlSchemas['GraphNeed'])[];
  };
  /** One thing that is needed. */
  readonly GraphNeed: {
    readonly kind: string;
    /** For people. */
    readonly needed: string;
    /** The scope or feature that it is about. */
    readonly word?: string | undefined;
    /** Names of those that its lack gives; none: data is left out. */
    readonly errors?: readonly (string)[] | undefined;
  };
  /** An error of the platform’s. */
  readonly CatalogueError: {
    readonly name: string;
    readonly family: string;
    readonly code: number;
    readonly subcode?: number | undefined;
    /** HTTP. */
    readonly status: number;
    readonly type: string;
    /** As it leaves; words in braces are filled in. */
    readonly message: string;
    /** Its cause. */
    readonly when: string;
    readonly transient?: boolean | undefined;
    /** None of Meta’s. */
    readonly extension?: true | undefined;
    /** Whether a fault can give it without being told its words. */
    readonly ready: boolean;
  };
  /** Errors that have a cause in common. */
  readonly ErrorFamily: {
    readonly name: string;
    readonly words: string;
    /** Keys of the calls that meet them; any call without it. */
    readonly operations?: readonly (string)[] | undefined;
    /** The host that alone gives them. */
    readonly host?: "instagram" | undefined;
  };
  /** The versions that there are, oldest first. */
  readonly VersionList: {
    /** The day as of which the platform is, or all. */
    readonly as_of: string;
    readonly known_until: string;
    /** That is offered. */
    readonly newest: string;
    /** Which answers where none is named. */
    readonly default: string;
    readonly data: readonly (ControlSchemas['GraphVersion'])[];
  };
  readonly GraphVersion: {
    readonly version: string;
    /** The day on which it came out. */
    readonly out: string;
    /** The first day on which another answers. */
    readonly ends?: string | undefined;
    readonly state: "offered" | "ended" | "not_yet";
    /** The version that answers it now. */
    readonly answered_by: string;
  };
  readonly FindCall: {
    /** A path or an address; kinds of ids in braces stand for an id. */
    readonly url: string;
    readonly method?: "GET" | "POST" | "DELETE" | undefined;
    /** Id of a token, ID:PAGE for the Page token that a user token gives, or app:ID for an app’s own; or its text: ids are looked up as far as it reaches. */
    readonly token?: string | undefined;
  };
  /** Which of the catalogue’s calls a path is. */
  readonly FoundCall: {
    readonly host: "facebook" | "instagram";
    /** As its address has it. */
    readonly asked_version?: string | undefined;
    /** The one that answers. */
    readonly version?: string | undefined;
    /** Key of the node that it is about. */
    readonly node?: string | undefined;
    /** Key of the call; absent where there is no such. */
    readonly operation?: string | undefined;
    /** Key of the node that `fields` read. */
    readonly reads?: string | undefined;
    /** Why it is not known what it is. */
    readonly problem?: string | undefined;
  };
  /** What of the calls that apps made ends, or has ended. */
  readonly CalendarCheck: {
    /** The last day that matters. */
    readonly by?: string | undefined;
    /** The day up to which it is known what Meta changed. */
    readonly known_until: string;
    /** How many were looked at. */
    readonly calls: number;
    /** In how many ways they were made. */
    readonly ways: number;
    /** Calls among them of more ways than are kept: nothing is known of these. */
    readonly unseen: number;
    /** When the first of them was made. */
    readonly since?: string | undefined;
    /** By their day; none: nothing is to be changed. */
    readonly findings: readonly (ControlSchemas['CalendarFinding'])[];
  };
  /** Something that ends, and who uses it. */
  readonly CalendarFinding: {
    /** Id. */
    readonly app?: string | undefined;
    readonly app_name?: string | undefined;
    /** A word for it: pretty, v21.0. */
    readonly what: string;
    /** As people write it. */
    readonly written: string;
    /** The first day on which the calls meet what comes afterwards. */
    readonly day: string;
    /** What they are answered with then. */
    readonly afterwards: string;
    /** What there is in its place. */
    readonly instead: string;
    /** How it is known what comes afterwards. */
    readonly known: "captured" | "documented" | "ours";
    /** Its row of wire.md. */
    readonly row: string;
    /** How many calls use it. */
    readonly count: number;
    /** When the first was made: ISO 8601, by the clock of the store. */
    readonly first: string;
    /** And the last. */
    readonly last: string;
    /** The most frequent first, 50 at most. */
    readonly calls: readonly (ControlSchemas['CallShape'])[];
    /** How many ways more there are. */
    readonly further?: number | undefined;
  };
  /** Calls that were made in one way: of what they said nothing. */
  readonly CallShape: {
    readonly method: string;
    /** The verb of HTTP, where method= put another in its place. */
    readonly sent_as?: string | undefined;
    /** With its version, and kinds of ids in their place. */
    readonly path: string;
    /** Their names. */
    readonly params: readonly (string)[];
    /** Values that are words of the platform’s, which end: tag=ACCOUNT_UPDATE. */
    readonly words?: readonly (string)[] | undefined;
    /** Their names, and those of modifiers. */
    readonly fields?: string | undefined;
    /** Where it is not graph.facebook.com. */
    readonly host?: string | undefined;
    readonly if_none_match?: true | undefined;
    /** Whether it was an item of a batch. */
    readonly in_batch?: true | undefined;
    readonly count: number;
    /** When the first was made: ISO 8601, by the clock of the store. */
    readonly first: string;
    /** And the last. */
    readonly last: string;
  };
  readonly Explain: {
    /** A path or an address, with its query; a token in it counts before `token`. */
    readonly url?: string | undefined;
    /** The same as it was written, in place of `url`: with its method before it, or a curl line with its data and token. */
    readonly call?: string | undefined;
    readonly method?: "GET" | "HEAD" | "POST" | "DELETE" | undefined;
    /** The access token of the call: its text, or id of a token, ID:PAGE for the Page token that a user token gives, or app:ID for an app’s own. */
    readonly token?: string | undefined;
    /** The last call that was refused, in place of `url`: the server knows its token. */
    readonly last?: true | undefined;
    /** Which rows: words, all of which have to hold, such as kind:call app:ID page:ID conversation:t_… person:ID mid:m_… code:613 status:4xx path:* /messages method:POST is:refused (failed, untold, faulty) cause:SEQ trace:ID; several values stand between commas, another word is looked for in what a row is called, - before one turns it round. */
    readonly filter?: string | undefined;
    /** The call of this number in the timeline, in place of `url`. */
    readonly seq?: number | undefined;
  };
  /** Why a call is answered as it is. */
  readonly Explanation: {
    readonly request: string;
    /** The token in words, if it is one of this store. */
    readonly token?: string | undefined;
    readonly owner?: ControlSchemas['TokenOwner'] | undefined;
    readonly made?: ControlSchemas['MadeCall'] | undefined;
    /** What is wrong, in a few words. */
    readonly headline?: string | undefined;
    /** In the order in which they are judged: the first with an error is the answer. */
    readonly requirements: readonly (ControlSchemas['Requirement'])[];
    /** What is needed of those that are not met. */
    readonly missing: readonly (string)[];
    /** Reads are carried out, writes judged only. */
    readonly carried_out: boolean;
    /** What Meta remedies and Convograph does not yet: Meta would answer otherwise. */
    readonly not_yet?: string | undefined;
    readonly answer: {
      readonly status: number;
      readonly error?: ControlSchemas['GraphError'] | undefined;
    };
    /** Of a send what it passes, and where it does not. */
    readonly gates?: readonly (ControlSchemas['SendGate'])[] | undefined;
    /** What mends it, the best first: three at most. */
    readonly remedies: readonly (ControlSchemas['Remedy'])[];
    /** How that is on Meta’s host. */
    readonly at_meta?: string | undefined;
  };
  /** TokenOwner a token is, by ids. */
  readonly TokenOwner: {
    readonly kind: "page" | "user" | "system" | "instagram" | "app" | "client";
    /** Its own; absent of an app’s. */
    readonly token?: string | undefined;
    /** Whether it is the Page token that comes of that user token. */
    readonly derived: boolean;
    readonly app: string;
    readonly user?: string | undefined;
    readonly page?: string | undefined;
    readonly tasks: readonly (string)[];
  };
  /** A call that was made, and what became of it then. */
  readonly MadeCall: {
    /** In the timeline. */
    readonly seq: number;
    /** ISO 8601, by the clock of the store. */
    readonly at: string;
    /** Of the answer; absent where there was none. */
    readonly status?: number | undefined;
    /** Of the error. */
    readonly code?: number | undefined;
    readonly subcode?: number | undefined;
    /** Of the error. */
    readonly message?: string | undefined;
    /** What a fault that it met did. */
    readonly fault?: string | undefined;
    /** Parameters that are kept nowhere: it is explained without their values. */
    readonly lost: readonly (string)[];
  };
  /** One thing that a call needs. */
  readonly Requirement: {
    /** What it is about. */
    readonly kind: "known token" | "token" | "proof" | "scope" | "task" | "people" | "shown" | "own account" | "account" | "verification" | "messages" | "consent" | "refusal" | "limits" | "send" | "call" | "object" | "fields" | "offer" | "frozen" | "rest";
    /** The scope or feature, of one about one. */
    readonly word?: string | undefined;
    readonly needed: string;
    /** What the token, app, person and Page have. */
    readonly has: string;
    /** A lack without an error leaves data out of the answer. */
    readonly ok: boolean;
    readonly error?: ControlSchemas['GraphError'] | undefined;
    /** How to mend the lack. */
    readonly hint?: string | undefined;
  };
  readonly Call: {
    readonly method?: "GET" | "POST" | "DELETE" | undefined;
    /** A path with its query, such as /v25.0/me/conversations?fields=id. */
    readonly url: string;
    /** Graph.facebook.com or graph.instagram.com. */
    readonly host?: "facebook" | "instagram" | undefined;
    /** Of a POST: JSON, or a form where it begins with no brace. */
    readonly body?: string | undefined;
    /** Id of a token, ID:PAGE for the Page token that a user token gives, or app:ID for an app’s own; or its text. */
    readonly token?: string | undefined;
  };
  /** What a call was answered. */
  readonly Called: {
    readonly status: number;
    /** As they came. */
    readonly headers: readonly (ControlSchemas['CalledHeader'])[];
    /** As it came. */
    readonly body: string;
    /** Milliseconds until all of it was there. */
    readonly ms: number;
    /** Of the call in the timeline. */
    readonly seq?: number | undefined;
  };
  /** A header of an answer. */
  readonly CalledHeader: {
    readonly name: string;
    readonly value: string;
  };
  readonly CallAgainRequest: {
    /** Token to make it with, in place of its own: id of a token, ID:PAGE for the Page token that a user token gives, or app:ID for an app’s own. */
    readonly token?: string | undefined;
  };
  /** What a call that was made once more came to. */
  readonly CallAgain: {
    /** The call that was made once more, in the timeline. */
    readonly again: number;
    /** Its own number in the timeline. */
    readonly seq?: number | undefined;
    /** HTTP. */
    readonly status: number;
    readonly error?: ControlSchemas['GraphError'] | undefined;
  };
  readonly ReadFieldsRequest: {
    /** Such as id,messages.limit(5){from,message}. */
    readonly fields: string;
  };
  /** What a text of `fields` selects, or what is wrong with it. */
  readonly ReadFields: {
    /** Each before those that stand in it; none where it is not understood. */
    readonly fields: readonly (ControlSchemas['SelectedField'])[];
    readonly error?: ControlSchemas['FieldsError'] | undefined;
  };
  /** A field that a text selects. */
  readonly SelectedField: {
    readonly name: string;
    /** What it is called in the answer. */
    readonly alias?: string | undefined;
    /** Its modifiers, but for `as` and `fields`. */
    readonly args: Readonly<Record<string, string>>;
    /** Place in this list of the field that it stands in. */
    readonly in?: number | undefined;
  };
  readonly FieldsError: {
    /** As a call would be answered. */
    readonly message: string;
    /** From 0, where that is told. */
    readonly character?: number | undefined;
  };
  /** How an error is had, to see what an app makes of it. */
  readonly ErrorMaking: {
    readonly name: string;
    readonly with?: ControlSchemas['Remedy'] | undefined;
    readonly fault: ControlSchemas['ErrorFault'];
  };
  /** How the next call is answered with it, whatever it is. */
  readonly ErrorFault: {
    /** Without the program’s name. */
    readonly command: string;
  };
  readonly DebugToken: {
    /** Its text, or id of a token, ID:PAGE for the Page token that a user token gives, or app:ID for an app’s own. */
    readonly token: string;
  };
  /** What a token is. */
  readonly DebuggedToken: {
    /** In a few words, without its text. */
    readonly words: string;
    readonly token?: ControlSchemas['Token'] | undefined;
    /** That it has today: those of its row that its person grants still. */
    readonly scopes: readonly (string)[];
    /** That it has today on its Page. */
    readonly tasks: readonly (string)[];
    readonly error?: ControlSchemas['GraphError'] | undefined;
    readonly could: ControlSchemas['TokenRights'];
    /** What debug_token on Meta’s side answers, asked by its app. */
    readonly debug_token: {
      readonly [name: string]: unknown;
    };
  };
  /** What a token of its kind can be given. */
  readonly TokenRights: {
    readonly scopes: readonly (string)[];
    readonly tasks: readonly (string)[];
  };
  readonly RequestList: {
    readonly data: readonly (ControlSchemas['Request'])[];
  };
  /** A call that Meta’s side was asked. */
  readonly Request: {
    /** Counted from 1; what begins later has a larger one. */
    readonly no: number;
    /** In the timeline. */
    readonly seq: number;
    /** ISO 8601, by the clock of the store. */
    readonly at: string;
    readonly method: string;
    /** With its version, without the query. */
    readonly path: string;
    readonly host: "facebook" | "instagram";
    /** Those that hold secrets are …, and what is long is cut. */
    readonly params: Readonly<Record<string, string>>;
    /** X-fb-request-id of the answer, and fbtrace_id of an error. */
    readonly request_id: string;
    /** Id of the app whose token it was, where that was good. */
    readonly app?: string | undefined;
    /** Id of the Page of the token. */
    readonly page?: string | undefined;
    /** Which token it was: its number, never its text. */
    readonly token?: string | undefined;
    /** Of the answer; absent until there is one, and where there was none. */
    readonly status?: number | undefined;
    /** What a fault that it met did. */
    readonly fault?: string | undefined;
    /** Of the error. */
    readonly code?: number | undefined;
    readonly subcode?: number | undefined;
    /** Of the error. */
    readonly message?: string | undefined;
    /** What is behind it, such as why a file was not fetched: no client is told. */
    readonly because?: string | undefined;
    /** Milliseconds of the machine until it was answered. */
    readonly ms?: number | undefined;
    /** Of a batch. */
    readonly items?: readonly (ControlSchemas['RequestItem'])[] | undefined;
    /** Numbers in the timeline of the events that it set off. */
    readonly effects?: readonly (number)[] | undefined;
  };
  /** An item of a batch. */
  readonly RequestItem: {
    readonly method: string;
    readonly path: string;
    readonly status: number;
    /** Of the error. */
    readonly code?: number | undefined;
    readonly token?: string | undefined;
  };
  readonly KnownClientList: {
    readonly data: readonly (ControlSchemas['KnownClient'])[];
  };
  /** A client of the Graph API, and how it is brought here. */
  readonly KnownClient: {
    /** As its users know it. */
    readonly name: string;
    /** What it is used from. */
    readonly of: string;
    /** How it is brought here, in a line. */
    readonly by: string;
    /** Heading of its recipe in docs/clients.md. */
    readonly recipe: string;
    /** What its recipe says; none where that is not said in code. */
    readonly code: readonly (ControlSchemas['ClientCode'])[];
  };
  readonly ClientCode: {
    /** Js, sh, php …. */
    readonly language: string;
    /** With the address of this server. */
    readonly code: string;
  };
  /** What the server saw, and what set off what. */
  readonly Timeline: {
    /** Oldest first. */
    readonly data: readonly (ControlSchemas['TimelineRow'])[];
    /** The first number that is kept. */
    readonly first: number;
    /** The newest number. */
    readonly last: number;
    /** Rows up to this number are of the time before the server was started. */
    readonly started: number;
    /** More happened behind `after` than is kept. */
    readonly gap?: true | undefined;
  };
  /** A line of the timeline. */
  readonly TimelineRow: {
    /** In the one sequence of all that the server saw since it was started. */
    readonly seq: number;
    /** Call: of Meta’s side; act: what a customer did, or a human in the inbox; event: anything else of a Page’s log; webhook: one attempt; not_sent: an app that an event was kept from; control: an operation of the control plane. */
    readonly kind: "call" | "act" | "event" | "webhook" | "not_sent" | "control";
    /** ISO 8601, by the clock of the store. */
    readonly at: string;
    /** The same by the clock of the machine. */
    readonly real: string;
    /** Id. */
    readonly page?: string | undefined;
    /** Id. */
    readonly app?: string | undefined;
    /** Id. */
    readonly conversation?: string | undefined;
    /** PSID or IGSID. */
    readonly person?: string | undefined;
    /** Id of the message. */
    readonly mid?: string | undefined;
    /** Of a call: what it says that it was made by, such as axios/1.7.2. */
    readonly client?: string | undefined;
    /** In a word or two: message, POST /me/messages, id of an operation. */
    readonly what: string;
    /** The beginning of a message, where bodies are kept. */
    readonly text?: string | undefined;
    /** Number of what set it off. */
    readonly cause?: number | undefined;
    /** Of a call: the last webhook that was sent to its app before, in the same conversation; the wire has no proof of cause. */
    readonly after?: number | undefined;
    /** Number in the Page’s log. */
    readonly event?: number | undefined;
    /** HTTP; absent until there is an answer. */
    readonly status?: number | undefined;
    /** Of the error. */
    readonly code?: number | undefined;
    readonly subcode?: number | undefined;
    /** Of the error. */
    readonly message?: string | undefined;
    /** What is behind it, of which no client is told. */
    readonly because?: string | undefined;
    /** What a fault that it met did. */
    readonly fault?: string | undefined;
    /** Which was closed. */
    readonly gate?: string | undefined;
    /** Whether the app took it. */
    readonly delivered?: boolean | undefined;
    /** 1 for the first. */
    readonly attempt?: number | undefined;
    /** Of a webhook: the array that it stood in. */
    readonly channel?: "messaging" | "standby" | undefined;
    /** Of an act on a Page that holds an archive: no real person did it. */
    readonly simulated?: true | undefined;
    /** Of a webhook: it was sent again because somebody asked for it. */
    readonly replay?: true | undefined;
    /** Why it failed, or what is odd about it. */
    readonly note?: string | undefined;
    /** Milliseconds of the machine. */
    readonly ms?: number | undefined;
  };
  /** A row of the timeline, with what stands behind it. */
  readonly TimelineDetail: {
    /** In the one sequence of all that the server saw since it was started. */
    readonly seq: number;
    /** Call: of Meta’s side; act: what a customer did, or a human in the inbox; event: anything else of a Page’s log; webhook: one attempt; not_sent: an app that an event was kept from; control: an operation of the control plane. */
    readonly kind: "call" | "act" | "event" | "webhook" | "not_sent" | "control";
    /** ISO 8601, by the clock of the store. */
    readonly at: string;
    /** The same by the clock of the machine. */
    readonly real: string;
    /** Id. */
    readonly page?: string | undefined;
    /** Id. */
    readonly app?: string | undefined;
    /** Id. */
    readonly conversation?: string | undefined;
    /** PSID or IGSID. */
    readonly person?: string | undefined;
    /** Id of the message. */
    readonly mid?: string | undefined;
    /** Of a call: what it says that it was made by, such as axios/1.7.2. */
    readonly client?: string | undefined;
    /** In a word or two: message, POST /me/messages, id of an operation. */
    readonly what: string;
    /** The beginning of a message, where bodies are kept. */
    readonly text?: string | undefined;
    /** Number of what set it off. */
    readonly cause?: number | undefined;
    /** Of a call: the last webhook that was sent to its app before, in the same conversation; the wire has no proof of cause. */
    readonly after?: number | undefined;
    /** Number in the Page’s log. */
    readonly event?: number | undefined;
    /** HTTP; absent until there is an answer. */
    readonly status?: number | undefined;
    /** Of the error. */
    readonly code?: number | undefined;
    readonly subcode?: number | undefined;
    /** Of the error. */
    readonly message?: string | undefined;
    /** What is behind it, of which no client is told. */
    readonly because?: string | undefined;
    /** What a fault that it met did. */
    readonly fault?: string | undefined;
    /** Which was closed. */
    readonly gate?: string | undefined;
    /** Whether the app took it. */
    readonly delivered?: boolean | undefined;
    /** 1 for the first. */
    readonly attempt?: number | undefined;
    /** Of a webhook: the array that it stood in. */
    readonly channel?: "messaging" | "standby" | undefined;
    /** Of an act on a Page that holds an archive: no real person did it. */
    readonly simulated?: true | undefined;
    /** Of a webhook: it was sent again because somebody asked for it. */
    readonly replay?: true | undefined;
    /** Why it failed, or what is odd about it. */
    readonly note?: string | undefined;
    /** Milliseconds of the machine. */
    readonly ms?: number | undefined;
    readonly request?: ControlSchemas['TimelineRequest'] | undefined;
    readonly answer?: ControlSchemas['TimelineAnswer'] | undefined;
    /** Id of the operation that did it. */
    readonly operation?: string | undefined;
    /** What the operation was given, without what is secret. */
    readonly input?: {
      readonly [name: string]: unknown;
    } | undefined;
    /** What the log says of the event. */
    readonly body?: {
      readonly [name: string]: unknown;
    } | undefined;
    readonly told?: readonly (ControlSchemas['TimelineApp'])[] | undefined;
    /** Numbers of what it set off. */
    readonly caused: readonly (number)[];
  };
  /** What was asked, of this server or of an app. */
  readonly TimelineRequest: {
    readonly method: string;
    /** Of a call its path, with its version; of a webhook the address of the app. */
    readonly url: string;
    readonly host?: "facebook" | "instagram" | undefined;
    /** X-fb-request-id of the answer, and fbtrace_id of an error. */
    readonly request_id?: string | undefined;
    /** Which token it was: its number, never its text. */
    readonly token?: string | undefined;
    /** Those that hold secrets are …; each, where shapes alone are kept. */
    readonly params?: Readonly<Record<string, string>> | undefined;
    /** Of a batch. */
    readonly items?: readonly (ControlSchemas['RequestItem'])[] | undefined;
    /** Of a webhook as it was sent, signed with the secret that the app has now; none where its signature was made wrong. */
    readonly headers?: Readonly<Record<string, string>> | undefined;
    readonly body?: string | undefined;
  };
  /** What was answered. */
  readonly TimelineAnswer: {
    readonly status?: number | undefined;
    /** Where bodies are kept; the first 64 KB. */
    readonly body?: string | undefined;
  };
  /** An app that an event was for, or was kept from. */
  readonly TimelineApp: {
    /** Id. */
    readonly app: string;
    /** Messaging or standby. */
    readonly channel?: string | undefined;
    /** Which was closed. */
    readonly gate?: string | undefined;
    /** Numbers of those that were sent. */
    readonly webhooks: readonly (number)[];
  };
  readonly PhoneList: {
    readonly data: readonly (ControlSchemas['ListedPhone'])[];
  };
  /** A telephone of a list. */
  readonly ListedPhone: {
    /** What showPhone takes: id of the conversation, of who has none yet PSID or IGSID. */
    readonly of: string;
    /** Of who takes part besides the Page. */
    readonly name: string;
    readonly platform: "MESSENGER" | "INSTAGRAM";
    /** On Instagram. */
    readonly username?: string | undefined;
    /** Where the Page has the conversation. */
    readonly folder?: "inbox" | "other" | "page_done" | "spam" | undefined;
    /** Time of the newest message, ISO 8601 in UTC. */
    readonly updated_time?: string | undefined;
    /** What was said last. */
    readonly snippet?: string | undefined;
  };
  /** A conversation as a person has it on the telephone. */
  readonly Phone: {
    readonly platform: "MESSENGER" | "INSTAGRAM";
    /** Who takes part besides the Page: one, but in groups. */
    readonly people: readonly (ControlSchemas['Person'])[];
    /** Id of who holds the telephone; absent of a group, in which nobody can act. */
    readonly person?: string | undefined;
    /** Absent until there is one. */
    readonly conversation_id?: string | undefined;
    /** ISO 8601, by the clock of the store. */
    readonly now: string;
    /** Until when the Page may write without a tag: ISO 8601, over where it is past. */
    readonly window?: string | undefined;
    /** Until when the Page is shown as typing, ISO 8601. */
    readonly typing?: string | undefined;
    /** The Page holds what came from archives: data of real people. */
    readonly imported?: true | undefined;
    /** Oldest first. */
    readonly messages: readonly (ControlSchemas['PhoneMessage'])[];
    /** Id of the message to go on from towards older ones, where there are any. */
    readonly before?: string | undefined;
    /** What stands above an empty conversation. */
    readonly greeting?: string | undefined;
    /** The menu, and before the first message what greets. */
    readonly offers: readonly (ControlSchemas['PhoneOffer'])[];
    /** People cannot write, only tap. */
    readonly composer_off?: true | undefined;
  };
  /** A message as the person sees it. */
  readonly PhoneMessage: {
    /** The mid. */
    readonly id: string;
    /** ISO 8601, by the clock of the store. */
    readonly at: string;
    readonly from: "person" | "page" | "nobody";
    /** Name of the person, or of the persona in whose name it stands. */
    readonly author?: string | undefined;
    /** Id of the app that sent it. */
    readonly app?: string | undefined;
    readonly app_name?: string | undefined;
    /** Meta AI wrote it. */
    readonly ai?: true | undefined;
    readonly text?: string | undefined;
    /** It was taken back, and nothing else is told of it. */
    readonly unsent?: true | undefined;
    /** Somebody acted for the person, or for the Page, on a Page that holds an archive. */
    readonly simulated?: true | undefined;
    /** Content that the API cannot show. */
    readonly unsupported?: true | undefined;
    /** The Page has read it; of a message of the Page, the person has. */
    readonly read?: true | undefined;
    /** A message of the Page has come to the telephone. */
    readonly delivered?: true | undefined;
    /** Its texts before, the first first. */
    readonly edits?: readonly (string)[] | undefined;
    /** Id of the message that it answers. */
    readonly reply_to?: string | undefined;
    readonly reactions?: readonly (ControlSchemas['PhoneReaction'])[] | undefined;
    /** Of the newest message alone: they go away with the next. */
    readonly quick_replies?: readonly (ControlSchemas['PhoneQuickReply'])[] | undefined;
    readonly files?: readonly (ControlSchemas['PhoneFile'])[] | undefined;
    readonly sticker?: ControlSchemas['PhoneSticker'] | undefined;
    readonly shares?: readonly (ControlSchemas['PhoneShare'])[] | undefined;
    readonly template?: ControlSchemas['PhoneTemplate'] | undefined;
    readonly location?: ControlSchemas['PhoneLocation'] | undefined;
    readonly story?: ControlSchemas['PhoneStory'] | undefined;
    readonly bare?: ControlSchemas['PhoneBare'] | undefined;
    readonly call?: ControlSchemas['PhoneCall'] | undefined;
    readonly members?: ControlSchemas['PhoneMembers'] | undefined;
    /** The payload of the button or quick reply that was tapped. */
    readonly tapped?: string | undefined;
    /** What led the person here. */
    readonly referral?: {
      readonly [name: string]: unknown;
    } | undefined;
    /** Its parts are too long to be shown here. */
    readonly left_out?: true | undefined;
  };
  /** A reaction. */
  readonly PhoneReaction: {
    readonly emoji: string;
    /** Id. */
    readonly by: string;
    readonly name: string;
  };
  /** A quick reply that can be tapped. */
  readonly PhoneQuickReply: {
    readonly kind: "text" | "user_phone_number" | "user_email";
    /** What it says, and is tapped by. */
    readonly title: string;
    readonly payload?: string | undefined;
    readonly image_url?: string | undefined;
  };
  /** A file, or a card of a template that came with an archive. */
  readonly PhoneFile: {
    readonly type: "image" | "audio" | "video" | "file" | "card";
    readonly name?: string | undefined;
    readonly mime_type?: string | undefined;
    /** Bytes. */
    readonly size?: number | undefined;
    /** Pixels. */
    readonly width?: number | undefined;
    /** Pixels. */
    readonly height?: number | undefined;
    /** Of sound or a video. */
    readonly seconds?: number | undefined;
    /** Where this server has it; absent where its bytes are not there. */
    readonly path?: string | undefined;
    /** Where it has a still picture of it. */
    readonly preview?: string | undefined;
    /** In the words of the wire. */
    readonly card?: {
      readonly [name: string]: unknown;
    } | undefined;
  };
  /** A sticker. */
  readonly PhoneSticker: {
    readonly id: string;
    readonly name?: string | undefined;
    /** Where this server has its picture. */
    readonly path?: string | undefined;
  };
  /** Something that was shared. */
  readonly PhoneShare: {
    /** In the word of webhooks, such as ig_reel. */
    readonly kind?: string | undefined;
    readonly link?: string | undefined;
    readonly title?: string | undefined;
    readonly description?: string | undefined;
    /** Where this server has its picture or video. */
    readonly path?: string | undefined;
    readonly products?: readonly (ControlSchemas['PhoneProduct'])[] | undefined;
  };
  /** A product of the catalogue. */
  readonly PhoneProduct: {
    readonly id: string;
    readonly name: string;
    readonly price: string;
    /** Where this server has its picture. */
    readonly path?: string | undefined;
    readonly image_url?: string | undefined;
  };
  /** A template as it was sent. */
  readonly PhoneTemplate: {
    /** Its template_type. */
    readonly type: string;
    /** In the words of the wire. */
    readonly payload: {
      readonly [name: string]: unknown;
    };
    /** Where this server has the picture or video that it shows by its id. */
    readonly path?: string | undefined;
  };
  /** A place. */
  readonly PhoneLocation: {
    readonly lat: number;
    readonly long: number;
    readonly title?: string | undefined;
    readonly url?: string | undefined;
  };
  /** The story that it answers, or that mentions the account. */
  readonly PhoneStory: {
    readonly kind: "reply_to" | "mention";
    readonly id: string;
    /** Where this server has its picture or video. */
    readonly path?: string | undefined;
  };
  /** Something without a text. */
  readonly PhoneBare: {
    readonly kind: "like_heart" | "ephemeral" | "unsupported_type";
    /** Where this server has its picture. */
    readonly path?: string | undefined;
  };
  /** A call, as archives tell. */
  readonly PhoneCall: {
    readonly seconds?: number | undefined;
    readonly missed?: true | undefined;
  };
  /** Who joined or left a group, as archives tell. */
  readonly PhoneMembers: {
    readonly change: "joined" | "left";
    readonly names: readonly (string)[];
  };
  /** What can be tapped beside messages. */
  readonly PhoneOffer: {
    readonly kind: "get_started" | "ice_breaker" | "menu_entry";
    /** What it says, and is tapped by. */
    readonly title: string;
    /** What a tap brings. */
    readonly payload?: string | undefined;
    /** What it opens. */
    readonly url?: string | undefined;
  };
  readonly ExportCode: {
    /** A path or an address with its query, the method before it where that is not GET; a token in it stands in the code. */
    readonly url?: string | undefined;
    /** GET without it. */
    readonly method?: "GET" | "POST" | "DELETE" | undefined;
    /** For which host, where `url` is a path. */
    readonly host?: "facebook" | "instagram" | undefined;
    readonly body?: ControlSchemas['CodeBody'] | undefined;
    /** Whose text is to stand in the code: id of a token, ID:PAGE for the Page token that a user token gives, or app:ID for an app’s own, or the text itself; a placeholder without it. */
    readonly token?: string | undefined;
    /** The one client; all without it. */
    readonly as?: "http" | "curl" | "php" | "php-business" | "js" | "android" | "ios" | "node" | "python" | undefined;
    /** Which server the code calls. */
    readonly at?: "here" | "meta" | undefined;
    /** The call of this number in the timeline, in place of `url`. */
    readonly seq?: number | undefined;
    /** The call that was answered with this fbtrace_id, in place of `url`. */
    readonly trace?: string | undefined;
  };
  /** Parameters of its body: texts, or JSON. */
  readonly CodeBody: {
    readonly [name: string]: unknown;
  };
  readonly CodeSamples: {
    readonly data: readonly (ControlSchemas['CodeSample'])[];
  };
  /** A call in the words of one client. */
  readonly CodeSample: {
    readonly as: "http" | "curl" | "php" | "php-business" | "js" | "android" | "ios" | "node" | "python";
    readonly name: string;
    readonly syntax: "http" | "shell" | "php" | "js" | "java" | "objc" | "python";
    /** All of it. */
    readonly code: string;
    /** The same as Meta’s own pages have it. */
    readonly page?: string | undefined;
    /** How this client is brought to this server, where the code does not say so. */
    readonly here?: string | undefined;
  };
  readonly ExportTest: {
    /** Numbers of rows of the timeline, 500 at most. */
    readonly seqs: readonly (number)[];
    /** What runs it. */
    readonly runner?: "vitest" | "node" | "jest" | undefined;
    /** Module of the bot, which exports createBot(env). */
    readonly bot?: string | undefined;
  };
  /** A test of the test kit, made of rows of the timeline. */
  readonly TestFile: {
    /** How it may be called. */
    readonly file: string;
    /** JavaScript. */
    readonly code: string;
  };
  readonly ReplayRows: {
    /** Which rows: words, all of which have to hold, such as kind:call app:ID page:ID conversation:t_… person:ID mid:m_… code:613 status:4xx path:* /messages method:POST is:refused (failed, untold, faulty) cause:SEQ trace:ID; several values stand between commas, another word is looked for in what a row is called, - before one turns it round. */
    readonly filter: string;
    /** How many events that must be, so that no others are sent. */
    readonly confirm_count?: number | undefined;
    /** Say how many match, and send nothing. */
    readonly dry_run?: true | undefined;
  };
  /** Work that takes longer than an answer should. */
  readonly RowsReplayJob: {
    readonly id: string;
    /** What it is, in a word: replay, import, snapshot …. */
    readonly kind: string;
    /** Cancelled: by whoever asked, or since the server was stopped; what it had done stays. */
    readonly state: "running" | "done" | "failed" | "cancelled";
    /** What it does. */
    readonly words: string;
    /** What it is at. */
    readonly phase?: string | undefined;
    /** How much is done, in its unit. */
    readonly done: number;
    /** Of how much; absent while that is not known. */
    readonly total?: number | undefined;
    /** What is counted. */
    readonly unit: string;
    /** ISO 8601, by the clock of the store. */
    readonly started: string;
    /** The same. */
    readonly ended?: string | undefined;
    /** Milliseconds of the machine that it took. */
    readonly ms?: number | undefined;
    readonly error?: ControlSchemas['JobError'] | undefined;
    readonly result?: ControlSchemas['RowsReplayed'] | undefined;
  };
  /** What came of it; of one that is cancelled, until then. */
  readonly RowsReplayed: {
    /** Events that were meant, each counted with each app. */
    readonly matching: number;
    /** How many were taken. */
    readonly delivered: number;
    /** The first that was not taken of each conversation; 1000 of them. */
    readonly failed: readonly (ControlSchemas['RowNotReplayed'])[];
    /** How many were not sent, since one before them failed, or nothing is left of them. */
    readonly not_sent: number;
    /** Whose they are. */
    readonly parts: readonly (ControlSchemas['RowsPart'])[];
  };
  /** An event that was not taken. */
  readonly RowNotReplayed: {
    /** Id. */
    readonly page: string;
    /** Id. */
    readonly app: string;
    /** Its number in the Page's log. */
    readonly event: number;
    /** Of the answer. */
    readonly status?: number | undefined;
    /** Why there is none, or what is odd about it. */
    readonly note?: string | undefined;
  };
  /** Events of a Page that an app is sent once more. */
  readonly RowsPart: {
    /** Id. */
    readonly page: string;
    /** Id. */
    readonly app: string;
    /** How many. */
    readonly events: number;
  };
  readonly Wait: {
    /** What is waited for; row: of the timeline. */
    readonly for: "message" | "webhook" | "call" | "row" | "job";
    /** Id, Instagram id or exact name of the Page; a call and a row are waited for of all. */
    readonly page?: string | undefined;
    /** Which rows: words, all of which have to hold, such as kind:call app:ID page:ID conversation:t_… person:ID mid:m_… code:613 status:4xx path:* /messages method:POST is:refused (failed, untold, faulty) cause:SEQ trace:ID; several values stand between commas, another word is looked for in what a row is called, - before one turns it round. */
    readonly filter?: string | undefined;
    /** Id of the job: its progress is news ten times a second at most, its end at once. */
    readonly job?: string | undefined;
    /** The cursor that the last answer gave; 0: the oldest that is kept. */
    readonly after?: number | undefined;
    /** How long it is waited; 0: what is there, in milliseconds of the machine; 60000 at most. */
    readonly within?: number | undefined;
  };
  /** What happened behind a cursor. */
  readonly Waited: {
    /** Oldest first; none where nothing came in time. */
    readonly data: readonly (ControlSchemas['Happening'])[];
    /** Where to go on from. */
    readonly cursor: number;
    /** How long it was waited, in milliseconds of the machine. */
    readonly waited_ms: number;
  };
  /** A message, a call, a webhook or a row of the timeline; of a job how it is. */
  readonly Happening: {
    /** Its cursor: of the Page’s log, of the calls, of the Page’s webhooks, or of the job; a row has `seq`, and `cursor` goes on from it. */
    readonly no?: number | undefined;
    readonly [name: string]: unknown;
  };
  readonly AwaitReplies: {
    /** Id or exact name of a person. */
    readonly person: string;
    /** Messages that are waited for, at least. */
    readonly count?: number | undefined;
    /** How long no call may have come, in milliseconds of the machine; 60000 at most. */
    readonly quiet?: number | undefined;
    /** How long it is waited, in milliseconds of the machine; 60000 at most. */
    readonly within?: number | undefined;
  };
  /** What was sent to a person since the last thing that they did. */
  readonly Replies: {
    /** Oldest first. */
    readonly data: readonly (ControlSchemas['Reply'])[];
    /** Why it is not what was waited for: what happened instead, in lines. */
    readonly missing?: string | undefined;
  };
  /** A message that was sent to a person. */
  readonly Reply: {
    /** The mid. */
    readonly id: string;
    /** ISO 8601, by the clock of the store. */
    readonly at: string;
    /** Id of the app that sent it. */
    readonly app?: string | undefined;
    /** Of a template its title. */
    readonly text?: string | undefined;
    /** Titles of the quick replies that it offers. */
    readonly quick_replies?: readonly (string)[] | undefined;
    /** That it has. */
    readonly files?: readonly (ControlSchemas['ReplyFile'])[] | undefined;
    /** Id of the sticker that it is. */
    readonly sticker?: string | undefined;
    /** Type of its template. */
    readonly template?: string | undefined;
    /** Of its template. */
    readonly elements?: readonly (ControlSchemas['ReplyElement'])[] | undefined;
    /** Of its template, and of its elements. */
    readonly buttons?: readonly (ControlSchemas['ReplyButton'])[] | undefined;
    /** Id of the persona in whose name it stands. */
    readonly persona?: string | undefined;
    /** What the app wants to hear with the echo. */
    readonly metadata?: string | undefined;
    /** Why it might be sent outside of the window. */
    readonly tag?: string | undefined;
  };
  /** A file that was sent. */
  readonly ReplyFile: {
    readonly type: "image" | "audio" | "video" | "file";
    readonly name?: string | undefined;
    readonly mime_type?: string | undefined;
    /** Bytes. */
    readonly size?: number | undefined;
  };
  /** A card of a template, or a thing in a receipt. */
  readonly ReplyElement: {
    readonly title?: string | undefined;
    readonly subtitle?: string | undefined;
    readonly image_url?: string | undefined;
    /** Where a tap on the card leads. */
    readonly url?: string | undefined;
    readonly buttons?: readonly (ControlSchemas['ReplyButton'])[] | undefined;
  };
  /** A button that can be tapped. */
  readonly ReplyButton: {
    readonly title: string;
    readonly type: string;
    readonly payload?: string | undefined;
    readonly url?: string | undefined;
  };
  readonly AwaitSilence: {
    /** Id or exact name of a person. */
    readonly person: string;
    /** How long nothing may come, in milliseconds of the machine; 60000 at most. */
    readonly for?: number | undefined;
  };
  /** Whether nothing was sent to a person since their last act. */
  readonly Silence: {
    /** What was sent all the same, or what is still under way. */
    readonly broken?: string | undefined;
  };
  readonly AwaitQuiet: {
    /** How long no call may have come, from when it is asked, in milliseconds of the machine; 60000 at most. */
    readonly for?: number | undefined;
    /** How long it is waited, in milliseconds of the machine; 60000 at most. */
    readonly within?: number | undefined;
  };
  /** Whether it was quiet. */
  readonly Quiet: {
    /** Why it was not, when the time was up; absent where it was quiet. */
    readonly busy?: string | undefined;
  };
}

/** By method and path below `/_convograph/v1`: what an operation takes, and what it gives. */
export interface ControlOperations {
  /** This document. */
  readonly 'GET /openapi.json': { readonly takes: object; readonly gives: ControlSchemas['OpenApi'] };
  /** Create a Page. */
  readonly 'POST /pages': { readonly takes: ControlSchemas['CreatePage']; readonly gives: ControlSchemas['Page'] };
  /** List the Pages. */
  readonly 'GET /pages': { readonly takes: object; readonly gives: ControlSchemas['PageList'] };
  /** Change the settings of a Page. */
  readonly 'PATCH /pages/{page}': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['ChangePage']; readonly gives: ControlSchemas['Page'] };
  /** Show a Page with its settings. */
  readonly 'GET /pages/{page}': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    }; readonly gives: ControlSchemas['Page'] };
  /** Delete a Page with its conversations, people, roles and tokens. */
  readonly 'DELETE /pages/{page}': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    }; readonly gives: ControlSchemas['Deleted'] };
  /** List the apps that a Page gives events. */
  readonly 'GET /pages/{page}/installed-apps': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    }; readonly gives: ControlSchemas['InstalledAppList'] };
  /** Create a person who can write to a Page; the id is a PSID or an IGSID. */
  readonly 'POST /pages/{page}/people': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['CreatePerson']; readonly gives: ControlSchemas['Person'] };
  /** List the people of a Page. */
  readonly 'GET /pages/{page}/people': { readonly takes: {
      /** Id, Instagram id or exact name of a Page (default: all). */
      readonly page: string;
    }; readonly gives: ControlSchemas['PersonList'] };
  /** Change what is known of a person. */
  readonly 'PATCH /pages/{page}/people/{person}': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
      /** PSID, IGSID or exact name of the person. */
      readonly person: string;
    } & ControlSchemas['ChangePerson']; readonly gives: ControlSchemas['Person'] };
  /** Show a person. */
  readonly 'GET /pages/{page}/people/{person}': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
      /** PSID, IGSID or exact name of the person. */
      readonly person: string;
    }; readonly gives: ControlSchemas['Person'] };
  /** Delete a person, with all conversations that the person takes part in. */
  readonly 'DELETE /pages/{page}/people/{person}': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
      /** PSID, IGSID or exact name of the person. */
      readonly person: string;
    }; readonly gives: ControlSchemas['Deleted'] };
  /** Put a product into the catalogue of a Page, for product templates. */
  readonly 'POST /pages/{page}/products': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['CreateProduct']; readonly gives: ControlSchemas['Product'] };
  /** List the products of a Page’s catalogue. */
  readonly 'GET /pages/{page}/products': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    }; readonly gives: ControlSchemas['ProductList'] };
  /** Take a product out of the catalogue of a Page; messages that show it keep it. */
  readonly 'DELETE /pages/{page}/products/{product}': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
      /** Id of the product. */
      readonly product: string;
    }; readonly gives: ControlSchemas['Deleted'] };
  /** List the conversations of a Page. */
  readonly 'GET /pages/{page}/conversations': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    }; readonly gives: ControlSchemas['ConversationList'] };
  /** Show a conversation, without its messages. */
  readonly 'GET /pages/{page}/conversations/{conversation}': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
      /** Id of the conversation. */
      readonly conversation: string;
    }; readonly gives: ControlSchemas['Conversation'] };
  /** Delete a conversation with its messages; an import may bring it again. */
  readonly 'DELETE /pages/{page}/conversations/{conversation}': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
      /** Id of the conversation. */
      readonly conversation: string;
    } & ControlSchemas['DeleteConversation']; readonly gives: ControlSchemas['DeletedConversation'] };
  /** Make two conversations one, now and for every later import. */
  readonly 'POST /conversations/merge': { readonly takes: ControlSchemas['MergeConversations']; readonly gives: ControlSchemas['Merged'] };
  /** Make a conversation several again, now and for every later import. */
  readonly 'POST /conversations/split': { readonly takes: ControlSchemas['SplitConversation']; readonly gives: ControlSchemas['Split'] };
  /** Create an app. */
  readonly 'POST /apps': { readonly takes: ControlSchemas['CreateApp']; readonly gives: ControlSchemas['NewApp'] };
  /** List the apps. */
  readonly 'GET /apps': { readonly takes: object; readonly gives: ControlSchemas['AppList'] };
  /** Change what app review, roles, proofs and logins ask of an app, and what it has used. */
  readonly 'PATCH /apps/{app}': { readonly takes: {
      /** Id or exact name of an app. */
      readonly app: string;
    } & ControlSchemas['ChangeApp']; readonly gives: ControlSchemas['App'] };
  /** Show an app with its client token. */
  readonly 'GET /apps/{app}': { readonly takes: {
      /** Id or exact name of an app. */
      readonly app: string;
    }; readonly gives: ControlSchemas['ShownApp'] };
  /** Delete an app with its secrets, tokens, roles and subscriptions; what it sent stays. */
  readonly 'DELETE /apps/{app}': { readonly takes: {
      /** Id or exact name of an app. */
      readonly app: string;
    }; readonly gives: ControlSchemas['Deleted'] };
  /** Subscribe an app to webhooks, as the App Dashboard does, and give it to a Page. */
  readonly 'POST /apps/{app}/subscriptions': { readonly takes: {
      /** Id or exact name of an app. */
      readonly app: string;
    } & ControlSchemas['SubscribeApp']; readonly gives: ControlSchemas['Subscribed'] };
  /** List what an app is subscribed to. */
  readonly 'GET /apps/{app}/subscriptions': { readonly takes: {
      /** Id or exact name of an app. */
      readonly app: string;
    }; readonly gives: ControlSchemas['SubscriptionList'] };
  /** End subscriptions of an app, or take it from a Page. */
  readonly 'POST /apps/{app}/unsubscribe': { readonly takes: {
      /** Id or exact name of an app. */
      readonly app: string;
    } & ControlSchemas['UnsubscribeApp']; readonly gives: ControlSchemas['Unsubscribed'] };
  /** List the fields that webhooks have, of a Page and of an Instagram account. */
  readonly 'GET /webhooks/fields': { readonly takes: object; readonly gives: ControlSchemas['WebhookFieldList'] };
  /** List the Pages that give an app events, and how its webhooks of them stand. */
  readonly 'GET /apps/{app}/pages': { readonly takes: {
      /** Id or exact name of an app. */
      readonly app: string;
    }; readonly gives: ControlSchemas['AppPageList'] };
  /** Change what an app is subscribed to, and no Page with it. */
  readonly 'PATCH /apps/{app}/subscriptions/{object}': { readonly takes: {
      /** Id or exact name of an app. */
      readonly app: string;
      /** Whose events. */
      readonly object: string;
    } & ControlSchemas['ChangeSubscription']; readonly gives: ControlSchemas['Subscription'] };
  /** Change what a Page gives an app, and no subscription of the app with it. */
  readonly 'PATCH /pages/{page}/installed-apps/{app}': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
      /** Id or exact name of an app. */
      readonly app: string;
    } & ControlSchemas['ChangeInstalledApp']; readonly gives: ControlSchemas['GivenFields'] };
  /** Show what an app’s callback knows a handshake by. */
  readonly 'GET /apps/{app}/subscriptions/{object}/verify-token': { readonly takes: {
      /** Id or exact name of an app. */
      readonly app: string;
      /** Whose events. */
      readonly object: string;
    }; readonly gives: ControlSchemas['VerifyToken'] };
  /** Ask an app’s callback the handshake now, and show what it answers. */
  readonly 'POST /apps/{app}/handshake': { readonly takes: {
      /** Id or exact name of an app. */
      readonly app: string;
    } & ControlSchemas['ShakeHands']; readonly gives: ControlSchemas['ShakenHands'] };
  /** Send a webhook of a field to an app’s callback: as events have it, or as Meta’s Test button. */
  readonly 'POST /apps/{app}/webhooks/test': { readonly takes: {
      /** Id or exact name of an app. */
      readonly app: string;
    } & ControlSchemas['TestWebhook']; readonly gives: ControlSchemas['SentWebhook'] };
  /** Send any JSON to an app’s callback once, signed as a webhook is. */
  readonly 'POST /apps/{app}/webhooks': { readonly takes: {
      /** Id or exact name of an app. */
      readonly app: string;
    } & ControlSchemas['SendWebhook']; readonly gives: ControlSchemas['SentWebhook'] };
  /** Create a user, with a role on a Page. */
  readonly 'POST /users': { readonly takes: ControlSchemas['CreateUser']; readonly gives: ControlSchemas['NewUser'] };
  /** List the users with their roles. */
  readonly 'GET /users': { readonly takes: object; readonly gives: ControlSchemas['UserList'] };
  /** Change a user: each way in which tokens end. */
  readonly 'PATCH /users/{user}': { readonly takes: {
      /** Id or exact name of a user. */
      readonly user: string;
    } & ControlSchemas['ChangeUser']; readonly gives: ControlSchemas['User'] };
  /** Show a user with the roles on Pages. */
  readonly 'GET /users/{user}': { readonly takes: {
      /** Id or exact name of a user. */
      readonly user: string;
    }; readonly gives: ControlSchemas['User'] };
  /** Delete a user with the tokens, and the roles on Pages and apps. */
  readonly 'DELETE /users/{user}': { readonly takes: {
      /** Id or exact name of the user. */
      readonly user: string;
    }; readonly gives: ControlSchemas['Deleted'] };
  /** Create a token: of a Page, a user, an Instagram account or an app. */
  readonly 'POST /tokens': { readonly takes: ControlSchemas['CreateToken']; readonly gives: ControlSchemas['NewToken'] };
  /** List the tokens by id, never their text. */
  readonly 'GET /tokens': { readonly takes: object; readonly gives: ControlSchemas['TokenList'] };
  /** Change what a token may do, and how long it lives; its text stays the same. */
  readonly 'PATCH /tokens/{token}': { readonly takes: {
      /** Id of the token. */
      readonly token: string;
    } & ControlSchemas['ChangeToken']; readonly gives: ControlSchemas['Token'] };
  /** Show a token, never its text. */
  readonly 'GET /tokens/{token}': { readonly takes: {
      /** Id of the token. */
      readonly token: string;
    }; readonly gives: ControlSchemas['Token'] };
  /** Delete a token: it is refused as one that never was, and listed no more. */
  readonly 'DELETE /tokens/{token}': { readonly takes: {
      /** Id of the token. */
      readonly token: string;
    }; readonly gives: ControlSchemas['Deleted'] };
  /** Revoke a token; one that was revoked already stays so. */
  readonly 'POST /tokens/revoke': { readonly takes: ControlSchemas['RevokeToken']; readonly gives: ControlSchemas['Revoked'] };
  /** List what ends a token, and the error that calls with it give then. */
  readonly 'GET /tokens/{token}/endings': { readonly takes: {
      /** Id of the token. */
      readonly token: string;
    }; readonly gives: ControlSchemas['TokenEndingList'] };
  /** Show, set, move, stop or start the clock of a store. */
  readonly 'POST /clock': { readonly takes: ControlSchemas['ChangeClock']; readonly gives: ControlSchemas['Time'] };
  /** What time it is. */
  readonly 'GET /clock': { readonly takes: object; readonly gives: ControlSchemas['Time'] };
  /** Show a moment; a clock that stands still stands there, one that runs runs on from it. */
  readonly 'POST /clock/set': { readonly takes: ControlSchemas['SetClock']; readonly gives: ControlSchemas['Time'] };
  /** Move the clock on. */
  readonly 'POST /clock/advance': { readonly takes: ControlSchemas['AdvanceClock']; readonly gives: ControlSchemas['Time'] };
  /** Stop the clock at what it shows. */
  readonly 'POST /clock/freeze': { readonly takes: object; readonly gives: ControlSchemas['Time'] };
  /** Let a clock that stands run on from what it shows. */
  readonly 'POST /clock/unfreeze': { readonly takes: object; readonly gives: ControlSchemas['Time'] };
  /** Show the machine's time again, running. */
  readonly 'POST /clock/reset': { readonly takes: object; readonly gives: ControlSchemas['Time'] };
  /** Write to a Page as a person, or to a person as the Page's human in Meta's inbox. */
  readonly 'POST /pages/{page}/acts/say': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Say']; readonly gives: ControlSchemas['Act'] };
  /** Tap a quick reply, a button, Get Started, an ice breaker or an entry of the menu. */
  readonly 'POST /pages/{page}/acts/tap': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Tap']; readonly gives: ControlSchemas['Act'] };
  /** Tap Log In: open the page where an account is linked, or link it at once. */
  readonly 'POST /pages/{page}/acts/link': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Link']; readonly gives: ControlSchemas['Linking'] };
  /** React to a message of the Page, or as the Page's human to one of the person. */
  readonly 'POST /pages/{page}/acts/react': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['React']; readonly gives: ControlSchemas['Act'] };
  /** Take a reaction back. */
  readonly 'POST /pages/{page}/acts/unreact': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Unreact']; readonly gives: ControlSchemas['Act'] };
  /** Write a message of one's own anew: 5 times at most, within 15 minutes. */
  readonly 'POST /pages/{page}/acts/edit': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Edit']; readonly gives: ControlSchemas['Act'] };
  /** Tell of a message as of an edit, number 0 and without text, as Instagram does of new ones. */
  readonly 'POST /pages/{page}/acts/edit-notice': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['EditNotice']; readonly gives: ControlSchemas['Act'] };
  /** Take a message of one's own back: Instagram tells of it, Messenger does not. */
  readonly 'POST /pages/{page}/acts/unsend': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Unsend']; readonly gives: ControlSchemas['Act'] };
  /** Have what the Page sent come to a person's telephone: Messenger tells of it. */
  readonly 'POST /pages/{page}/acts/receive': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Receive']; readonly gives: ControlSchemas['Act'] };
  /** Read what the Page sent, or as the Page's human what the person wrote. */
  readonly 'POST /pages/{page}/acts/read': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Read']; readonly gives: ControlSchemas['Act'] };
  /** Come to a conversation that is there by a link or an ad. */
  readonly 'POST /pages/{page}/acts/refer': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Refer']; readonly gives: ControlSchemas['Act'] };
  /** Let the Page write, by a plugin on somebody's site, or want its marketing messages. */
  readonly 'POST /pages/{page}/acts/opt-in': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['OptIn']; readonly gives: ControlSchemas['Act'] };
  /** Comment on a post of a Page, or of its Instagram account. */
  readonly 'POST /pages/{page}/acts/comment': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Comment']; readonly gives: ControlSchemas['Act'] };
  /** Publish a post on a Page, as a visitor. */
  readonly 'POST /pages/{page}/acts/post': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Post']; readonly gives: ControlSchemas['Act'] };
  /** Delete a comment or a post that one has published. */
  readonly 'POST /pages/{page}/acts/uncomment': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Uncomment']; readonly gives: ControlSchemas['Act'] };
  /** Send the Page an order: Messenger tells of it by send_cart. */
  readonly 'POST /pages/{page}/acts/order': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Order']; readonly gives: ControlSchemas['Act'] };
  /** Fill in an instant form in the chat: apps are told its id alone. */
  readonly 'POST /pages/{page}/acts/submit': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Submit']; readonly gives: ControlSchemas['Act'] };
  /** Tell the Page where to ship to, by the form for that. */
  readonly 'POST /pages/{page}/acts/inform': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Inform']; readonly gives: ControlSchemas['Act'] };
  /** Answer the question of a customer feedback template. */
  readonly 'POST /pages/{page}/acts/feedback': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Feedback']; readonly gives: ControlSchemas['Act'] };
  /** Say whether an answer of the Page was good, by the thumbs under it. */
  readonly 'POST /pages/{page}/acts/rate': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Rate']; readonly gives: ControlSchemas['Act'] };
  /** Block the Page: its sends are refused, and nothing is told of it. */
  readonly 'POST /pages/{page}/acts/block': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Block']; readonly gives: ControlSchemas['Act'] };
  /** Block the Page no more, nor be blocked by it. */
  readonly 'POST /pages/{page}/acts/unblock': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Unblock']; readonly gives: ControlSchemas['Act'] };
  /** As Meta's staff: warn a Page, block its sends, or block them no more. */
  readonly 'POST /pages/{page}/acts/policy': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['EnforcePolicy']; readonly gives: ControlSchemas['Act'] };
  /** Take a conversation to Meta's inbox as the Page's human, be done with it, or hand it on. */
  readonly 'POST /pages/{page}/acts/inbox': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Inbox']; readonly gives: ControlSchemas['Act'] };
  /** Tell apps of an event that never happened, for tests of receivers. */
  readonly 'POST /pages/{page}/events/raw': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['RawEvent']; readonly gives: ControlSchemas['Act'] };
  /** Show what somebody did as the operation that does it again. */
  readonly 'GET /pages/{page}/acts/{event}': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
      /** Number of an event in the log of the Page, or id of a message that came of it. */
      readonly event: string;
    }; readonly gives: ControlSchemas['ActAgain'] };
  /** Tell which app controls a conversation until when, and who did before. */
  readonly 'POST /pages/{page}/conversations/{conversation}/owner': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
      /** Id of the conversation; or PSID, IGSID or exact name of the person. */
      readonly conversation: string;
    } & ControlSchemas['ShowOwner']; readonly gives: ControlSchemas['Owner'] };
  /** Tell whether an app may write to a person now, which gate is closed, and what opens it. */
  readonly 'POST /pages/{page}/can-send': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['CanSendRequest']; readonly gives: ControlSchemas['CanSend'] };
  /** Make calls fail: by an error, late, cut, malformed, as a proxy does, or not at all answered. */
  readonly 'POST /faults': { readonly takes: ControlSchemas['Fail']; readonly gives: ControlSchemas['Fault'] };
  /** List the faults and the chaos that were armed and not mended, with how many calls or webhooks met each. */
  readonly 'GET /faults': { readonly takes: object; readonly gives: ControlSchemas['FaultList'] };
  /** Disturb webhooks: send them twice, out of order, late, with a wrong signature, dropped at first, or never. */
  readonly 'POST /chaos': { readonly takes: ControlSchemas['Chaos']; readonly gives: ControlSchemas['Fault'] };
  /** List what calls and webhooks can be made to meet: errors, presets, and names of calls. */
  readonly 'GET /faults/offers': { readonly takes: object; readonly gives: ControlSchemas['FaultOffers'] };
  /** Take a fault or chaos away, or all of them: calls are answered, and webhooks sent, as before. */
  readonly 'POST /faults/mend': { readonly takes: ControlSchemas['Mend']; readonly gives: ControlSchemas['FaultList'] };
  /** Have a conversation stand as it stood just before a message. */
  readonly 'POST /pages/{page}/restarts': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['RestartFrom']; readonly gives: ControlSchemas['Restart'] };
  /** Say whether a conversation can go back to before a message, and what would be gone. */
  readonly 'GET /pages/{page}/restarts/{message}': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
      /** Id of the message that is to be as if it had not been. */
      readonly message: string;
    }; readonly gives: ControlSchemas['RestartCheck'] };
  /** Take a restart back, and what was said since: the conversation stands as before it. */
  readonly 'POST /pages/{page}/restarts/{restart}/undo': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
      /** The number that the restart gave. */
      readonly restart: string;
    }; readonly gives: ControlSchemas['Restart'] };
  /** Empty a Page, or all: people, conversations and what was told of them go. */
  readonly 'POST /reset': { readonly takes: ControlSchemas['ResetRequest']; readonly gives: ControlSchemas['Reset'] };
  /** Begin to send a file, an archive or a snapshot: says whether there is room for it. */
  readonly 'POST /uploads': { readonly takes: ControlSchemas['BeginUpload']; readonly gives: ControlSchemas['Upload'] };
  /** List the files that were sent and not used yet. */
  readonly 'GET /uploads': { readonly takes: object; readonly gives: ControlSchemas['UploadList'] };
  /** Remove a file that was sent; while it is used it stays until then. */
  readonly 'DELETE /uploads/{upload}': { readonly takes: {
      /** Id of the upload. */
      readonly upload: string;
    }; readonly gives: ControlSchemas['Deleted'] };
  /** Look into archives: what they hold, whose they may be and who the business is. */
  readonly 'POST /imports/look': { readonly takes: ControlSchemas['LookIntoArchive']; readonly gives: ControlSchemas['ImportLookJob'] };
  /** Import Meta’s downloads, or files of dialogues, that were sent or lie on the server’s machine. */
  readonly 'POST /imports': { readonly takes: ControlSchemas['ImportArchive']; readonly gives: ControlSchemas['ImportJob'] };
  /** Keep how the store, or one Page, stands: as a file that may be handed on. */
  readonly 'POST /snapshots': { readonly takes: ControlSchemas['SaveSnapshot']; readonly gives: ControlSchemas['SnapshotJob'] };
  /** List the snapshots of this store. */
  readonly 'GET /snapshots': { readonly takes: object; readonly gives: ControlSchemas['SnapshotList'] };
  /** Say what a snapshot holds. */
  readonly 'GET /snapshots/{snapshot}': { readonly takes: {
      /** Its name, or the path of its file on the command line. */
      readonly snapshot: string;
    }; readonly gives: ControlSchemas['Snapshot'] };
  /** Delete a snapshot. */
  readonly 'DELETE /snapshots/{snapshot}': { readonly takes: {
      /** Its name. */
      readonly snapshot: string;
    }; readonly gives: ControlSchemas['Deleted'] };
  /** Keep a file that was sent as a snapshot of this store, to be put back. */
  readonly 'POST /snapshots/{snapshot}/file': { readonly takes: {
      /** Its name, or the path of its file on the command line. */
      readonly snapshot: string;
    } & ControlSchemas['BringSnapshot']; readonly gives: ControlSchemas['Snapshot'] };
  /** Have the store, or one Page, stand as a snapshot holds it. */
  readonly 'POST /snapshots/{snapshot}/restore': { readonly takes: {
      /** Its name, or the path of its file on the command line. */
      readonly snapshot: string;
    } & ControlSchemas['RestoreSnapshot']; readonly gives: ControlSchemas['RestoreJob'] };
  /** List the jobs that run, and those that ended of late, without what came of them: 100, in memory. */
  readonly 'GET /jobs': { readonly takes: object; readonly gives: ControlSchemas['JobList'] };
  /** Show a job: how far it is, or what came of it. */
  readonly 'GET /jobs/{job}': { readonly takes: {
      /** Id of the job. */
      readonly job: string;
    }; readonly gives: ControlSchemas['Job'] };
  /** Cancel a job: what it has done stays; one that has ended stays as it is. */
  readonly 'DELETE /jobs/{job}': { readonly takes: {
      /** Id of the job. */
      readonly job: string;
    }; readonly gives: ControlSchemas['Job'] };
  /** As of when the platform is, and what it offers then. */
  readonly 'GET /calendar': { readonly takes: object; readonly gives: ControlSchemas['Calendar'] };
  /** Have the platform be as of another day, until the server ends. */
  readonly 'PATCH /calendar': { readonly takes: ControlSchemas['ChangeCalendar']; readonly gives: ControlSchemas['Calendar'] };
  /** Tell why apps were told of an event, or were not, and what opens what is closed. */
  readonly 'POST /why': { readonly takes: ControlSchemas['WhyRequest']; readonly gives: ControlSchemas['Why'] };
  /** Send webhooks of events once more to an app. */
  readonly 'POST /pages/{page}/replay': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    } & ControlSchemas['Replay']; readonly gives: ControlSchemas['ReplayJob'] };
  /** List what was sent of the events of a Page in the last days: the newest 1,000, newest first. */
  readonly 'GET /pages/{page}/attempts': { readonly takes: {
      /** Id, Instagram id or exact name of the Page. */
      readonly page: string;
    }; readonly gives: ControlSchemas['AttemptList'] };
  /** Show what the Graph offers in a version: nodes, fields, calls, parameters, errors. */
  readonly 'GET /catalogue': { readonly takes: {
      /** Such as v25.0; the newest that is offered without it. */
      readonly version?: string | undefined;
    }; readonly gives: ControlSchemas['Catalogue'] };
  /** List the versions of the Graph API, and which are offered. */
  readonly 'GET /catalogue/versions': { readonly takes: object; readonly gives: ControlSchemas['VersionList'] };
  /** Tell which call of the catalogue a path is: its node, edge, and what its fields read. */
  readonly 'POST /catalogue/find': { readonly takes: ControlSchemas['FindCall']; readonly gives: ControlSchemas['FoundCall'] };
  /** Which of the calls that apps made a day refuses or changes, and what there is instead. */
  readonly 'GET /calendar/check': { readonly takes: {
      /** A day such as 2026-12-31, or today by the clock of the store: what ends later is left out. */
      readonly by?: string | undefined;
      /** Calls of this app alone: id or exact name. */
      readonly app?: string | undefined;
      /** Ways in which somebody called since then: ISO 8601, -2h, or milliseconds since 1970. */
      readonly since?: string | number | undefined;
    }; readonly gives: ControlSchemas['CalendarCheck'] };
  /** Tell what a call to Meta’s side needs, what there is, what is missing, and its answer. */
  readonly 'POST /explain': { readonly takes: ControlSchemas['Explain']; readonly gives: ControlSchemas['Explanation'] };
  /** Make a call of Meta’s side, with a token by its id: what was answered, as it was sent. */
  readonly 'POST /calls': { readonly takes: ControlSchemas['Call']; readonly gives: ControlSchemas['Called'] };
  /** Make a call once more, with the token it came with, or another. */
  readonly 'POST /calls/{seq}/again': { readonly takes: {
      /** Number of the call in the timeline; a POST is carried out a second time. */
      readonly seq: string;
    } & ControlSchemas['CallAgainRequest']; readonly gives: ControlSchemas['CallAgain'] };
  /** Read a text of `fields` as calls are read: what it selects, or which character is wrong. */
  readonly 'POST /fields': { readonly takes: ControlSchemas['ReadFieldsRequest']; readonly gives: ControlSchemas['ReadFields'] };
  /** Tell what makes an error of the catalogue happen for real, on a Page. */
  readonly 'GET /errors/{error}': { readonly takes: {
      /** Its name in the catalogue. */
      readonly error: string;
      /** Id, Instagram id or exact name of the Page (default: the first). */
      readonly page?: string | undefined;
    }; readonly gives: ControlSchemas['ErrorMaking'] };
  /** Tell what a token is, what it may do today, and what debug_token says of it. */
  readonly 'POST /tokens/debug': { readonly takes: ControlSchemas['DebugToken']; readonly gives: ControlSchemas['DebuggedToken'] };
  /** Show the newest 1,000 calls of Meta’s side that the server keeps, in memory. */
  readonly 'GET /requests': { readonly takes: object; readonly gives: ControlSchemas['RequestList'] };
  /** List the clients that are known, each with the recipe that brings it here. */
  readonly 'GET /clients': { readonly takes: object; readonly gives: ControlSchemas['KnownClientList'] };
  /** Show what the server saw: calls, acts, events, webhooks and operations, with their causes. */
  readonly 'GET /timeline': { readonly takes: {
      /** Those behind this number, the oldest first. */
      readonly after?: number | undefined;
      /** Those before this number; without either, the newest. */
      readonly before?: number | undefined;
      /** Which rows: words, all of which have to hold, such as kind:call app:ID page:ID conversation:t_… person:ID mid:m_… code:613 status:4xx path:* /messages method:POST is:refused (failed, untold, faulty) cause:SEQ trace:ID; several values stand between commas, another word is looked for in what a row is called, - before one turns it round. */
      readonly filter?: string | undefined;
      /** Rows, 1000 at most. */
      readonly limit?: number | undefined;
    }; readonly gives: ControlSchemas['Timeline'] };
  /** Show a row of the timeline, with what stands behind it and what it set off. */
  readonly 'GET /timeline/{seq}': { readonly takes: {
      /** Its number. */
      readonly seq: string;
    }; readonly gives: ControlSchemas['TimelineDetail'] };
  /** List the telephones of the people of a Page, the newest conversation first. */
  readonly 'GET /pages/{page}/phones': { readonly takes: {
      /** Id, Instagram id or exact name of a Page. */
      readonly page: string;
      /** Those of one platform alone. */
      readonly platform?: "MESSENGER" | "INSTAGRAM" | undefined;
      /** Conversations of one folder alone. */
      readonly folder?: "inbox" | "other" | "page_done" | "spam" | undefined;
      /** The one of this PSID, IGSID or exact name. */
      readonly name?: string | undefined;
      /** Id of a conversation: those that were silent for longer; none without one. */
      readonly before?: string | undefined;
      /** Telephones, 200 at most. */
      readonly limit?: number | undefined;
    }; readonly gives: ControlSchemas['PhoneList'] };
  /** Show a conversation as the person has it on the telephone, with all that can be tapped. */
  readonly 'GET /pages/{page}/phones/{of}': { readonly takes: {
      /** Id, Instagram id or exact name of a Page. */
      readonly page: string;
      /** Id of the conversation; or PSID, IGSID or exact name of the person. */
      readonly of: string;
      /** Id of a message: those older than it. */
      readonly before?: string | undefined;
      /** Messages, 200 at most. */
      readonly limit?: number | undefined;
    }; readonly gives: ControlSchemas['Phone'] };
  /** Write a call as code, for curl, Meta’s SDKs, Node or Python. */
  readonly 'POST /export/code': { readonly takes: ControlSchemas['ExportCode']; readonly gives: ControlSchemas['CodeSamples'] };
  /** Write a test of what customers did and a bot answered, for convograph/testing. */
  readonly 'POST /export/test': { readonly takes: ControlSchemas['ExportTest']; readonly gives: ControlSchemas['TestFile'] };
  /** Send webhooks of rows of the timeline once more, of all Pages and apps. */
  readonly 'POST /attempts/replay': { readonly takes: ControlSchemas['ReplayRows']; readonly gives: ControlSchemas['RowsReplayJob'] };
  /** Wait for a message or a webhook of a Page, for a call of Meta’s side, for a row of the timeline, or for news of a job. */
  readonly 'POST /wait': { readonly takes: ControlSchemas['Wait']; readonly gives: ControlSchemas['Waited'] };
  /** Wait until an app has answered a person: every webhook was answered, so many messages came since the last act, and it is quiet. */
  readonly 'POST /pages/{page}/replies': { readonly takes: {
      /** Id, Instagram id or exact name of a Page. */
      readonly page: string;
    } & ControlSchemas['AwaitReplies']; readonly gives: ControlSchemas['Replies'] };
  /** Wait whether an app keeps silent to a person: every webhook was answered, and nothing was sent for a while. */
  readonly 'POST /pages/{page}/silence': { readonly takes: {
      /** Id, Instagram id or exact name of a Page. */
      readonly page: string;
    } & ControlSchemas['AwaitSilence']; readonly gives: ControlSchemas['Silence'] };
  /** Wait until it is quiet: every webhook was answered, no call of Meta’s side is under way, and none came for a while. */
  readonly 'POST /quiet': { readonly takes: ControlSchemas['AwaitQuiet']; readonly gives: ControlSchemas['Quiet'] };
}

/** Those that answer with events, of which each holds what it gives. */
export interface ControlStreams {
  /** Follow the timeline as server-sent events: rows as they are done, up to 200 or 50 ms of them in each. */
  readonly 'GET /events': { readonly takes: {
      /** The id of the event that was read last, or a number of the timeline; without it from now on. The header Last-Event-ID counts before it. */
      readonly after?: string | undefined;
      /** Which rows: words, all of which have to hold, such as kind:call app:ID page:ID conversation:t_… person:ID mid:m_… code:613 status:4xx path:* /messages method:POST is:refused (failed, untold, faulty) cause:SEQ trace:ID; several values stand between commas, another word is looked for in what a row is called, - before one turns it round. */
      readonly filter?: string | undefined;
    }; readonly gives: readonly (ControlSchemas['TimelineRow'])[] };
}

/** Those of which what goes in, or comes out, is bytes. */
export interface ControlFiles {
  /** Send the next part of a file; one that breaks off leaves nothing, and is sent again. */
  readonly 'POST /uploads/{upload}/parts': { readonly takes: {
      /** Id of the upload. */
      readonly upload: string;
      /** The byte that it begins with. */
      readonly from: number;
    }; readonly gives: ControlSchemas['Upload'] };
  /** Give the file of a snapshot, to be kept or handed on. */
  readonly 'GET /snapshots/{snapshot}/file': { readonly takes: {
      /** Its name, or the path of its file on the command line. */
      readonly snapshot: string;
    }; readonly gives: unknown };
}
