import { HANDLES, tokenOfHandle } from '../../access/token-handle.ts';
import { operation } from '../../admin/operation.ts';
import { byDefault, object, text, textOf, word } from '../../admin/schema.ts';
import { findCall } from '../../api/offered/find-call.ts';
import type { ControlDeps } from '../explain.ts';

const FoundCall = object('FoundCall', 'Which of the catalogue’s calls a path is.', {
  host: word(['facebook', 'instagram']),
  'asked_version?': text('as its address has it'),
  'version?': text('the one that answers'),
  'node?': text('key of the node that it is about'),
  'operation?': text('key of the call; absent where there is no such'),
  'reads?': text('key of the node that `fields` read'),
  'problem?': text('why it is not known what it is'),
});

export const findCallOperation = operation({
  id: 'findCall',
  words: 'Tell which call of the catalogue a path is: its node, edge, and what its fields read',
  http: 'POST /catalogue/find',
  looks: true,
  onServer: true,
  takes: {
    url: textOf(
      { maxLength: 65_536, pattern: '\\S' },
      'a path or an address; kinds of ids in braces stand for an id',
      { wrong: '"url" must be a path or an address, such as /me/conversations.' },
    ),
    method: byDefault(word(['GET', 'POST', 'DELETE']), 'GET'),
    'token?': text(`${HANDLES}; or its text: ids are looked up as far as it reaches`),
  },
  gives: FoundCall,
  async run({ answering }: ControlDeps, { token, ...asked }) {
    const known = token === undefined ? undefined : await tokenOfHandle(token, answering);
    return findCall({ ...asked, token: known }, answering);
  },
  command: 'catalogue find <url>',
  examples: ["catalogue find '/{page-id}/conversations'", 'catalogue find /me --token EAA…'],
  says: ({ operation, node, reads, problem }) =>
    problem ?? [operation ?? node, reads && `reads ${reads}`].filter(Boolean).join(', '),
});
