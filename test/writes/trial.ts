import { readFileSync } from 'node:fs';
import { type PageNode, pageType } from '../../src/api/nodes/page/page.ts';
import { declare } from '../../src/api/services.ts';
import { optional, required } from '../../src/graph/params/param.ts';
import { bool, id, int, list, object, oneOf, string } from '../../src/graph/params/types.ts';

const person = object({
  id: required(id, 'Who.'),
  note: optional(string(), 'Anything.'),
});

/** An operation that changes nothing and answers what it was given, with a parameter of each type. */
const post = declare.operation('POST', 'trial', 'Answers what it was given.', {
  permission: 'readThreadOwner',
  params: {
    recipient: required(person, 'A person.'),
    text: optional(string({ longest: 10 }), 'A text.'),
    count: optional(int({ least: 0 }), 'A number.'),
    offset: optional(int(), 'A number.'),
    silent: optional(bool, 'Yes or no.'),
    kind: optional(oneOf('RESPONSE', 'UPDATE'), 'A word.'),
    tags: optional(list(string()), 'Texts.'),
    people: optional(list(person), 'People.'),
  },
  result: { got: 'object', files: 'object', name: 'string' },
  of: () => pageType,
  run: async (page: PageNode, { args, files }) => ({
    answer: {
      got: args,
      files: [...files].map(([name, { path, ...file }]) => ({
        name,
        ...file,
        begin: readFileSync(path, 'latin1').slice(0, 8),
      })),
      name: undefined,
    },
    node: page,
  }),
});

const remove = declare.operation('DELETE', 'trial', 'Answers what it was given.', {
  params: { permission: optional(string(), 'A word.') },
  result: { success: 'bool', got: 'object' },
  run: async (_page: PageNode, { args }) => ({ answer: { success: true, got: args } }),
});

const own = declare.operation('POST', '', 'Changes the node itself.', {
  since: 'v23.0',
  params: { name: required(string(), 'A word.') },
  result: { success: 'bool' },
  run: async (_page: PageNode, _given) => ({ answer: { success: true } }),
});

/** For a world of {@link trial}: what every operation shares is shown by these three. */
export const trials = [post, remove, own].map((operation) => ({ on: pageType, operation }));
