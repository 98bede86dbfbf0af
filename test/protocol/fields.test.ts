import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Conversation, type Json, type World, world } from '../support/world.ts';
import { expectError, nonexisting } from './graph-error.ts';

describe('fields', () => {
  let shop: World;
  let chat: Conversation;
  /** Texts of all messages, newest first. */
  const texts = ['five', 'four', 'three', 'two', 'one'];
  beforeAll(async () => {
    shop = await world();
    chat = await shop.conversation({ said: texts.toReversed().map((text) => ({ text })) });
  });
  afterAll(() => shop.close());

  const ask = (fields: string, path = `/${chat.id}`) => shop.get(path, { fields });
  const keys = async (fields: string) => Object.keys((await ask(fields)).body);
  const said = ({ data }: Json) => data.map(({ message }: Json) => message);

  proves('?fields', 'is what is answered, in that order, and `id` at the end', async () => {
    expect(await keys('updated_time,message_count')).toEqual([
      'updated_time',
      'message_count',
      'id',
    ]);
    expect(await keys('message_count,id,updated_time')).toEqual([
      'message_count',
      'id',
      'updated_time',
    ]);
    expect(await keys('id')).toEqual(['id']);
  });

  it.each([
    '["message_count","unread_count"]',
    '["message_count,unread_count"]',
    ' [ "message_count" , "unread_count" ] ',
    ' message_count ,\n\tunread_count ',
    ',message_count,,unread_count,',
    'message_count,unread_count,id',
    'message_count.limit(3),unread_count.whatever(x)',
    'message_count{},unread_count.fields()',
  ])('may be written as %j', async (fields) => {
    const plain = '{"message_count":5,"unread_count":5,"id"';
    expect((await ask(fields)).text.startsWith(plain)).toBe(true);
  });

  it.each(['', ' ', '[]', '[""]', ',', ' , ,'])(
    'of nothing (%j) are the default',
    async (fields) => {
      expect((await ask(fields)).text).toBe((await shop.get(`/${chat.id}`)).text);
    },
  );

  it('nest to any node below', async () => {
    const { body } = await ask(
      'conversations.limit(1){id,messages.limit(2){message,from{name}},participants{name}},name',
      '/me',
    );
    const [conversation] = body.conversations.data;
    expect(conversation.messages.data.map(({ id: _, ...rest }: Json) => rest)).toEqual([
      { message: 'five', from: { name: 'Ada Okafor', id: chat.person.id } },
      { message: 'four', from: { name: 'Ada Okafor', id: chat.person.id } },
    ]);
    expect(conversation.participants.data.map(({ name }: Json) => name)).toEqual([
      'Ada Okafor',
      'Corner Shop',
    ]);
    expect(Object.keys(body)).toEqual(['conversations', 'name', 'id']);
  });

  it('asked twice under one key are 2500, as on the platform since version 2.1', async () => {
    for (const [fields, name, at] of [
      ['id,id', 'id', 5],
      ['id,name,picture,picture', 'picture', 23],
      ['id,last_name,first_name,middle_name,short_name,name,first_name,email', 'first_name', 62],
      ['messages.limit(1){message}, messages.limit(3)', 'messages', 45],
      ['id,messages{id,message,id}', 'id', 25],
    ] as const) {
      expectError(await ask(fields), {
        message: `Syntax error "Field ${name} specified more than once. This is only possible before version 2.1" at character ${at}: ${fields}`,
        code: 2500,
      });
    }
    const { status } = await ask('messages.limit(1),messages.limit(2).as(others)');
    expect(status).toBe(200);
  });

  proves('.limit', 'have modifiers: the size of a page', async () => {
    const { body } = await ask('messages.limit(2){message}');
    expect(said(body.messages)).toEqual(['five', 'four']);
    expect(new URL(body.messages.paging.next).searchParams.get('limit')).toBe('2');
    expect(await keys('messages.limit(0){message}')).toEqual(['id']);
    const whole = await ask('messages.limit( 501 ){message}');
    expect(said(whole.body.messages)).toEqual(texts);
  });

  proves(['.after', '.before'], 'have modifiers: cursors', async () => {
    const { body } = await ask('messages.limit(2){message}');
    const { after } = body.messages.paging.cursors;
    const further = (await ask(`messages.limit(2).after(${after}){message}`)).body.messages;
    expect(said(further)).toEqual(['three', 'two']);
    const { before } = further.paging.cursors;
    const back = (await ask(`messages.before(${before}).limit(1){message}`)).body.messages;
    expect(said(back)).toEqual(['four']);
    expect(Object.keys(back.paging)).toEqual(['cursors', 'previous', 'next']);
  });

  proves('.order', 'have modifiers: the direction', async () => {
    const order = async (value: string) =>
      said((await ask(`messages.order(${value}).limit(2){message}`)).body.messages);
    expect(await order('chronological')).toEqual(['one', 'two']);
    expect(await order('reverse_chronological')).toEqual(['five', 'four']);
    expect(await order('')).toEqual(['five', 'four']);
    expectError(await ask('messages.order(newest)'), {
      message:
        '(#100) Param order must be one of {chronological, reverse_chronological} - got "newest".',
      code: 100,
    });
  });

  proves('.as', 'have modifiers: another key, of edges and objects', async () => {
    const { body } = await ask(
      'messages.limit(1).as(newest){message,from.as(by){name}},messages.as(oldest).order(chronological).limit(1){message},participants.as(who){name}',
    );
    expect(Object.keys(body)).toEqual(['newest', 'oldest', 'who', 'id']);
    expect(said(body.newest)).toEqual(['five']);
    expect(said(body.oldest)).toEqual(['one']);
    expect(body.newest.data[0].by.name).toBe('Ada Okafor');
    expect(await keys('messages.as()')).toEqual(['messages', 'id']);
  });

  it('write a strange alias as JSON, not as it stands', async () => {
    // U+0122 ends in the byte of a quotation mark.
    for (const alias of [
      'ключ',
      'Ģ,Ģx',
      'a"b',
      'a\\b',
      '😀',
      '\ud800',
      '__proto__',
      'a/b',
      '<b>',
    ]) {
      const body = JSON.stringify({
        access_token: shop.token,
        method: 'get',
        fields: `participants.as(${alias}){name}`,
      });
      const headers = { 'Content-Type': 'application/json' };
      const answer = await shop.send('POST', `/${chat.id}`, {}, { headers, body });
      expect(Object.keys(answer.body), alias).toEqual([alias, 'id']);
      expect(answer.text).toMatch(/^[ -~]+$/);
    }
  });

  proves('error:unknownAlias', 'have no other key where they are scalars', async () => {
    for (const field of ['message_count', 'id', 'snippet', 'updated_time']) {
      expectError(await ask(`${field}.as(my_name)`), {
        message: '(#100) Unknown fields: my_name.',
        code: 100,
      });
    }
  });

  proves('.fields', 'have modifiers: the long form of braces', async () => {
    const { text } = await ask('messages.limit(2){message,from{name}}');
    for (const long of [
      'messages.fields(message,from.fields(name)).limit(2)',
      'messages.limit(2).fields( message , from{name} )',
      'messages.fields(["message","from{name}"]).limit(2)',
      'messages.fields(["message,from.fields([\\"name\\"])"]).limit(2)',
      '["messages.limit(2).fields(message,from{name})"]',
    ]) {
      const answer = await ask(long);
      const expected = text.replace(/fields=[^&]*/, '');
      expect(answer.text.replace(/fields=[^&]*/, ''), long).toBe(expected);
    }
    expect((await ask('messages.limit(1).fields()')).text).toBe(
      (await ask('messages.limit(1)')).text,
    );
  });

  proves('error:nonexistingField', 'that a node type does not have are refused', async () => {
    for (const [fields, field, type] of [
      ['foo', 'foo', 'UnifiedThread'],
      ['id,Message_count', 'Message_count', 'UnifiedThread'],
      ['messages{foo}', 'foo', 'Message'],
      ['message_count{x}', 'x', 'int'],
      ['toString,id', 'toString', 'UnifiedThread'],
      ['__proto__', '__proto__', 'UnifiedThread'],
    ]) {
      expectError(await ask(fields ?? ''), nonexisting(field ?? '', type ?? ''));
    }
    expectError(await ask('foo', '/me/conversations'), nonexisting('foo', 'UnifiedThread'));
    expectError(await ask('name,foo', '/me'), nonexisting('foo', 'Page'));
  });

  proves('error:syntax', 'that break the grammar are 2500 and name the character', async () => {
    for (const [fields, problem, at] of [
      ['a,b}', 'Expected end of string instead of "}".', 3],
      ['a)', 'Expected end of string instead of ")".', 1],
      ['a b', 'Expected end of string instead of "b".', 2],
      ['messages{id', 'Expected "}" instead of end of string.', 11],
      ['messages{id)', 'Expected "}" instead of ")".', 11],
      ['{id}', 'Expected name.', 0],
      ['*****', 'Expected name.', 0],
      ['messages.', 'Expected name.', 9],
      ['messages.limit', 'Expected "(" instead of end of string.', 14],
      ['messages.limit(5', 'Expected ")" instead of end of string.', 16],
      ['messages.fields(id', 'Expected ")" instead of end of string.', 18],
      ['messages.fields(id}', 'Expected ")" instead of "}".', 18],
      ['id,😀', 'Expected name.', 3],
      ['id\u0000', 'Expected end of string instead of "\u0000".', 2],
      ['["id"', 'Expected name.', 0],
      ['["id",5]', 'Expected name.', 0],
    ] as const) {
      expectError(await ask(fields), {
        message: `Syntax error "${problem}" at character ${at}: ${fields}`,
        code: 2500,
      });
    }
  });

  it('may nest 64 levels, of which the node types have fewer, and no more', async () => {
    const nested = (levels: number) => `${'messages{'.repeat(levels)}id${'}'.repeat(levels)}`;
    const long = (levels: number) => `${'messages.fields('.repeat(levels)}id${')'.repeat(levels)}`;
    for (const write of [nested, long]) {
      expectError(await ask(write(64)), nonexisting('messages', 'Message'));
      const { status, body } = await ask(write(65));
      expect([status, body.error.code]).toEqual([400, 2500]);
      expect(body.error.message).toMatch(/^Syntax error "Fields are nested too deep before "i"\."/);
    }
  });
});
