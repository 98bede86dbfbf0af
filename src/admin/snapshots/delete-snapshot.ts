import { Deleted } from '../deletion.ts';
import { operation } from '../operation.ts';
import { text } from '../schema.ts';
import { inAdminWords, shelfOf } from './snapshot.ts';

export const deleteSnapshotOperation = operation({
  id: 'deleteSnapshot',
  words: 'Delete a snapshot',
  http: 'DELETE /snapshots/{snapshot}',
  takes: { snapshot: text('its name') },
  gives: Deleted,
  async run(deps, { snapshot: name }) {
    await inAdminWords(() => shelfOf(deps).remove(name));
    return { id: name, success: true as const };
  },
  command: 'snapshot delete <snapshot>',
  examples: ['snapshot delete before-launch --yes'],
  asks: ({ snapshot: name }) => `This deletes the snapshot "${name}".`,
  says: ({ id }) => `The snapshot "${id}" is gone.`,
});
