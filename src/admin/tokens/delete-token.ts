import { Deleted } from '../deletion.ts';
import { operation } from '../operation.ts';
import { text } from '../schema.ts';
import { tokenOf } from '../tokens.ts';

export const deleteTokenOperation = operation({
  id: 'deleteToken',
  words: 'Delete a token: it is refused as one that never was, and listed no more',
  http: 'DELETE /tokens/{token}',
  takes: { token: text('id of the token') },
  gives: Deleted,
  run: ({ store }, { token }) =>
    store.transaction(async ({ directory, reader }) => {
      const { no } = await tokenOf(reader, token);
      await directory.tokens.remove(no);
      return { id: String(no), success: true as const };
    }),
  command: 'token delete <token>',
  examples: ['token delete 402817365091 --yes'],
  says: ({ id }) => `Token ${id} is deleted.`,
  asks: ({ token }) => `This deletes the token ${token}.`,
});
