import { operation } from '../admin/operation.ts';
import { integer, list, map, object, text, textOf, type ValueOf } from '../admin/schema.ts';
import { GraphError } from '../graph/errors/error.ts';
import type { FieldNode } from '../graph/fields/field-node.ts';
import { parseFields } from '../graph/fields/parse.ts';

const SelectedField = object('SelectedField', 'A field that a text selects.', {
  name: text(),
  'alias?': text('what it is called in the answer'),
  args: map(text(), 'its modifiers, but for `as` and `fields`'),
  'in?': integer('place in this list of the field that it stands in'),
});

const ReadFields = object(
  'ReadFields',
  'What a text of `fields` selects, or what is wrong with it.',
  {
    fields: list(
      SelectedField,
      'each before those that stand in it; none where it is not understood',
    ),
    'error?': object('FieldsError', '', {
      message: text('as a call would be answered'),
      'character?': integer('from 0, where that is told'),
    }),
  },
);

export const readFieldsOperation = operation({
  id: 'readFields',
  words: 'Read a text of `fields` as calls are read: what it selects, or which character is wrong',
  http: 'POST /fields',
  looks: true,
  takes: {
    fields: textOf({ maxLength: 65_536 }, 'such as id,messages.limit(5){from,message}', {}),
  },
  gives: ReadFields,
  run: (_deps, { fields }) => {
    try {
      return { fields: flat(parseFields(fields) ?? []) };
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      const { message, values } = error;
      const character = values.at === undefined ? {} : { character: Number(values.at) };
      return { fields: [], error: { message, ...character } };
    }
  },
});

type Selected = ValueOf<typeof SelectedField>;

/** A tree as a list. */
function flat(nodes: readonly FieldNode[], into: Selected[] = [], within?: number): Selected[] {
  for (const { name, alias, args, children = [] } of nodes) {
    const at = into.length;
    const of = within === undefined ? {} : { in: within };
    into.push({
      name,
      ...(alias !== undefined && { alias }),
      args: Object.fromEntries(args),
      ...of,
    });
    flat(children, into, at);
  }
  return into;
}
