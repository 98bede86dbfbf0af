import type { Description } from '../../graph/declare/description.ts';

const member = (name: string, type: string, description: string): Description => ({
  name,
  type,
  description,
});

/** What people are told of a batch (wire.md 4). */
export const BATCH = {
  description: 'A batch: up to 50 requests in one, posted to `/`, `/me` or a Page, any version.',
};

/** Its parameters, and the members of its requests. */
export const BATCH_PARAMETERS: readonly Description[] = [
  member('batch', 'list<Object>', 'The requests, as a JSON array or as its text.'),
  member('include_headers', 'bool', 'Whether answers have headers; they have without it.'),
  member('batch_app_id', 'string', 'The app, where each request brings its own token.'),
  member('batch[method]', 'string', 'GET, POST or DELETE, in any case.'),
  member('batch[relative_url]', 'string', 'Path and query, with or without version and slash.'),
  member('batch[body]', 'string', 'A form, or an object; 64 KB at most, as the url.'),
  member(
    'batch[headers]',
    'list<string>',
    '`Name: value`; If-None-Match, Authorization and Idempotency-Key count.',
  ),
  member('batch[access_token]', 'string', 'A token of its own.'),
  member('batch[name]', 'string', 'What `depends_on` and `{result=name:$.path}` call it.'),
  member('batch[depends_on]', 'string', 'Waits for another request and for its success.'),
  member(
    'batch[omit_response_on_success]',
    'bool',
    'Whether a success that others refer to is answered null; it is without this.',
  ),
  member('batch[attached_files]', 'string', 'Parts of the multipart body that belong to it.'),
];
