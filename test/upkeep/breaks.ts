/** Breaks one thing of a store that is sound, by hand, and says what is to be found then. */
export interface Break {
  readonly sql: string;
  readonly found: readonly string[];
}

const broken = (sql: string, ...found: string[]): Break => ({ sql, found });

/** A row of a table, of the first Page where it has one. */
const row = (table: string, cells: Readonly<Record<string, string | number | null>>): string =>
  `insert into ${table} (${Object.keys(cells)
    .map((each) => `"${each}"`)
    .join(', ')}) values (${Object.values(cells)
    .map((each) => (typeof each === 'string' ? `'${each}'` : each))
    .join(', ')})`;

const PAGE = { page: 1 };
const alias = (table: string, cells: Readonly<Record<string, string | number>>): string =>
  row(table, { ...PAGE, row: '{}', ...cells });
const thread = (cells: Readonly<Record<string, string | number>> = {}): string =>
  row('imported_thread', {
    ...{ ...PAGE, no: 1, platform: 0, form: 0, name: 'a', section: 'inbox', title: 'A' },
    ...{ business: 'B', people: '[]', first: 1, last: 2, messages: 1, beside: '[]', strand: 1 },
    ...{ conversation: 1, ...cells },
  });
const cursor = (cells: Readonly<Record<string, string | number>>): string =>
  `delete from event_cursor; ${row('event_cursor', { ...PAGE, app: 'APP', no: 0, epoch: 0, ahead: '[]', ...cells }).replace("'APP'", '(select id from app)')}`;
const ofApp = (table: string, cells: Readonly<Record<string, string | number | null>>): string =>
  row(table, { app: 'APP', ...cells }).replace("'APP'", '(select id from app)');
const failure = (cells: Readonly<Record<string, string | number | null>>): string =>
  ofApp('failure', {
    ...{ ...PAGE, conversation: 1, no: 1, together: '[1]', attempts: 1, since: 1, next: 1 },
    ...{ object: 'page', reason: '500', ...cells },
  });
const attempt = (cells: Readonly<Record<string, string | number | null>>): string =>
  ofApp('attempt', {
    ...{ ...PAGE, id: 1, event: 1, last: 1, together: '[1]', number: 1, at: 1, url: 'http://a' },
    ...{ request: '', answer: '', delivered: 1, elapsed: 1, replay: 0, total: 9, ...cells },
  });
const NOWHERE = '0'.repeat(64);

/** A table of breaks, by what is broken. */
export const BREAKS: Readonly<Record<string, Break>> = {
  'a count of messages': broken(
    'update conversation set message_count = message_count + 1 where no = 1',
    'conversation.message_count',
  ),
  'a message that is lost': broken(
    'delete from message where conversation = 1 and created = (select min(created) from message where conversation = 1)',
    'conversation.message_count',
    'conversation.unread_count',
  ),
  'a text of the newest message': broken(
    "update conversation set newest_text = 'another' where no = 1",
    'conversation.newest_text',
  ),
  'a count of deleted messages': broken(
    'update conversation set deleted_count = 4 where no = 1',
    'conversation.deleted_count',
  ),
  'a count of unread messages': broken(
    'update conversation set unread_count = 0 where no = 1',
    'conversation.unread_count',
  ),
  'the time of a conversation': broken(
    'update conversation set updated = updated - 1 where no = 1',
    'conversation.updated',
  ),
  'whether the Page wrote': broken(
    'update conversation set page_sent = 0 where no = 1',
    'conversation.page_sent',
  ),
  'a number of a conversation twice': broken(
    alias('conversation_alias', { id: 't_9', no: 1, target: 2 }),
    'conversation.no',
  ),
  'a number of a person twice': broken(
    alias('person_alias', { id: '9', no: 1, target: 2 }),
    'person.no',
  ),
  'a conversation that is gone': broken(
    'delete from conversation where no = 2',
    'participant.conversation',
    'message.conversation',
  ),
  'a person who is gone': broken('delete from person where no = 2', 'participant.person'),
  'a person of the other platform': broken(
    'update participant set person = 3 where conversation = 2',
    'participant.person',
    'participant.sent',
    'message.sender',
  ),
  'who has sent something': broken(
    'update participant set sent = 0 where conversation = 1',
    'participant.sent',
  ),
  'a sender who takes no part': broken(
    'update message set sender = 2 where conversation = 1 and sender = 1',
    'participant.sent',
    'message.sender',
  ),
  'the order of messages': broken(
    'update message set tie = -1 where conversation = 2',
    'message.order',
  ),
  'the marks of a message': broken(
    'update message set flags = 64 where conversation = 2',
    'message.flags',
  ),
  'a place from which a message moved': broken(
    `insert into message_alias (page, conversation, created, tie, to_conversation, to_created, to_tie)
      select page, conversation, created, tie, 1,
        (select max(created) from message where conversation = 1), 0 from message where conversation = 2`,
    'message_alias.key',
  ),
  'a place to which a message moved': broken(
    row('message_alias', {
      ...{ ...PAGE, conversation: 2, created: 5, tie: 0 },
      ...{ to_conversation: 1, to_created: 5, to_tie: 0 },
    }),
    'message_alias.to',
  ),
  'where an old id of a conversation leads': broken(
    alias('conversation_alias', { id: 't_9', no: 8, target: 9 }),
    'conversation_alias.target',
  ),
  'where an old id of a person leads': broken(
    alias('person_alias', { id: '9', no: 8, target: 9 }),
    'person_alias.target',
  ),
  'the conversation of a window': broken(
    row('conversation_window', { ...PAGE, conversation: 9, opened: 1, by: 'message' }),
    'conversation_window.conversation',
  ),
  'the conversation of times': broken(
    row('conversation_time', { ...PAGE, conversation: 9, newest: 1, delivered: 0 }),
    'conversation_time.conversation',
  ),
  'the conversation of a form': broken(
    row('submission', { ...PAGE, conversation: 9, id: 'a', form: 0, content: '{}' }),
    'submission.conversation',
  ),
  'the conversation of what can be taken back': broken(
    row('reversal', { ...PAGE, conversation: 9, no: 1, event: 1, images: '[]' }),
    'reversal.conversation',
  ),
  'the event of what can be taken back': broken(
    row('reversal', { ...PAGE, conversation: 1, no: 1, event: 9_000, images: '[]' }),
    'reversal.event',
  ),
  'who wrote a comment': broken(
    row('comment', { ...PAGE, id: 'c', person: 9, post: 'p', text: '', created: 1, deleted: 0 }),
    'comment.person',
  ),
  'the conversation of a thread': broken(
    thread({ conversation: 9 }),
    'imported_thread.conversation',
  ),
  'the strand of a thread': broken(thread({ strand: 7 }), 'imported_thread.strand'),
  'the span of a thread': broken(thread({ first: 3 }), 'imported_thread.span'),
  'the thread of a file': broken(
    row('imported_file', {
      ...{ ...PAGE, hash: 'h', thread: 'a', platform: 0, business: 'B', media: 0 },
      ...{ facts: '{}', source: 9 },
    }),
    'imported_file.source',
  ),
  'the threads of a decision': broken(
    row('thread_decision', { ...PAGE, one: 8, other: 9, together: 1 }),
    'thread_decision.one',
    'thread_decision.other',
  ),
  'the state of a report': broken(
    row('import_report', { ...PAGE, listing: 'l', contents: 'c', revision: 9_000, report: '{}' }),
    'import_report.revision',
  ),
  'the number of an event': broken(
    'update page_revision set events = 1 where page = 1; delete from event_cursor; update installed_app set since = 0',
    'event.no',
  ),
  'a cursor ahead of the log': broken(cursor({ no: 9_000 }), 'event_cursor.no'),
  'what a cursor is ahead of': broken(cursor({ no: 2, ahead: '[[2,3]]' }), 'event_cursor.ahead'),
  'an event that failed': broken(failure({ no: 9_000 }), 'failure.no'),
  'a conversation that failed': broken(failure({ conversation: 9 }), 'failure.conversation'),
  'what a failure waits for': broken(failure({ lead: 2 }), 'failure.lead'),
  'an event that was sent': broken(attempt({ last: 9_000 }), 'attempt.last'),
  'the order of what was sent': broken(attempt({ event: 2 }), 'attempt.order'),
  'the sum of what was sent': broken(
    `${attempt({})}; ${attempt({ id: 2, total: 8 })}`,
    'attempt.total',
  ),
  'since when an app is there': broken(
    'update installed_app set since = 9000',
    'installed_app.since',
  ),
  'the event of a step': broken(
    row('control_step', { ...PAGE, conversation: 1, step: 7, event: 9_000 }),
    'control_step.event',
  ),
  'the conversation of a step': broken(
    row('control_step', { ...PAGE, conversation: 9, step: 1, event: 1 }),
    'control_step.conversation',
  ),
  'the app of a cursor': broken(
    row('event_cursor', { ...PAGE, app: '9', no: 0, epoch: 0, ahead: '[]' }),
    'event_cursor.app',
  ),
  'the app of a failure': broken(failure({ app: '9' }), 'failure.app'),
  'the app of what was sent': broken(attempt({ app: '9' }), 'attempt.app'),
  'the app of a key': broken(
    row('idempotency_key', { ...PAGE, app: '9', key: 'k', at: 1, digest: 'd', answer: '{}' }),
    'idempotency_key.app',
  ),
  'the app of a lane': broken(
    row('lane', { app: '9', bucket: 0, holder: 'h', until: 0, epoch: 1 }),
    'lane.app',
  ),
  'the app of counted calls': broken(
    row('call_count', { app: '9', shape: '{}', count: 1, first: 1, last: 1 }),
    'call_count.app',
  ),
  'who has a role on which app': broken(
    row('app_role', { app: '8', user: '9', role: 'tester' }),
    'app_role.app',
    'app_role.user',
  ),
  'who has a role on which Page': broken(
    row('role', { page: 9, user: '9', tasks: '' }),
    'role.page',
    'role.user',
  ),
  'whose a token is': broken(
    row('token', {
      ...{ no: 900, kind: 'page', app: '8', user: '9', page: 9, scopes: '', tasks: '' },
      ...{ issued: 1, long_lived: 0 },
    }),
    'token.app',
    'token.user',
    'token.page',
  ),
  'who allowed what to whom': broken(
    row('permission', { app: '8', user: '9', scope: 's', status: 'granted' }),
    'permission.app',
    'permission.user',
  ),
  'the app of a code': broken(
    row('code', { mac: 'm', kind: 'login', app: '8', redirect: '', scopes: '', expires: 1 }),
    'code.app',
  ),
  'the app that a Page has': broken(
    row('installed_app', { page: 9, account: 'page', app: '8', fields: '', since: 0 }),
    'installed_app.app',
    'installed_app.page',
  ),
  'the default app, and the primary receiver': broken(
    `update page set default_app = '8', primary_receiver = '9' where no = 1`,
    'page.default_app',
    'page.primary_receiver',
  ),
  'the name by which a Page is found': broken(
    `update page set name_key = 'Another' where no = 1`,
    'page.name_key',
  ),
  'the counters of a Page': broken(
    `delete from event; delete from event_cursor; delete from control_step; update installed_app set since = 0;
      delete from page_revision where page = 1`,
    'page.counters',
  ),
  'a secret': broken(
    `insert into app (id, name, secret, standard, redirect_uris, used_forms)
      values ('8', 'Other', 'AAAA', '', '[]', '{}')`,
    'secret.sealed',
  ),
  'a verify token': broken(
    ofApp('subscription', {
      ...{ object: 'user', callback: 'http://a', verify_token: 'AAAA', fields: '[]' },
      ...{ include_values: 1, active: 1 },
    }),
    'secret.sealed',
  ),
  'the callback of no app': broken(
    `update app set id = '8'; delete from token; delete from event_cursor; delete from installed_app;
      delete from permission; delete from app_role; delete from call_count; delete from lane;
      update page set default_app = null; update conversation set owner_app = null, control_until = null`,
    'subscription.app',
  ),
  'a medium': broken(
    `update person set profile = '{"picture":"${NOWHERE}"}' where no = 1`,
    'media.missing',
  ),
  'the medium of an attachment': broken(
    `update message set extra = '{"attachments":[{"id":"1","kind":"image","media":"${NOWHERE}"}]}' where conversation = 2`,
    'media.missing',
  ),
  JSON: broken(`update message set extra = '{' where conversation = 2`, 'message.readable'),
  'a word that there is none of': broken(
    'update conversation set folder = 9 where no = 1',
    'conversation.readable',
  ),
};
