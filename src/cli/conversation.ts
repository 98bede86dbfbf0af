import type { Command } from 'commander';
import { CONVERSATIONS } from '../admin/conversations/operations.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { Failure } from '../house/failure.ts';
import { mergeConversations, NotMended, splitConversation } from '../ingest/mend.ts';
import { waitingNotice } from './import-waiting.ts';
import { nounCommand } from './noun-command.ts';
import { examples, storeCommand } from './options.ts';
import { print } from './output.ts';
import { withHouse } from './with-house.ts';

/** `convograph conversation`: with what mends what an import took for one conversation, or for two. */
export function conversationCommand(): Command {
  return nounCommand(CONVERSATIONS)
    .addCommand(
      storeCommand('merge', 'Make two conversations one, now and for every later import')
        .argument('<conversation>', 'id of a conversation')
        .argument('<other>', 'id of another of the same Page')
        .addHelpText(
          'after',
          [
            '\nThe one that came in first keeps its id. The ids of the other, of its messages and of its\npeople lead there; `conversation split` gives them back.',
            examples('conversation merge t_1234567890123456 t_6543210987654321'),
          ].join('\n'),
        )
        .action(merge),
    )
    .addCommand(
      storeCommand('split', 'Make a conversation several again, now and for every later import')
        .argument('<conversation>', 'id of a conversation that was merged, or joined by an import')
        .addHelpText('after', examples('conversation split t_1234567890123456 --json'))
        .action(split),
    );
}

const merge = (one: string, other: string, flags: StoreFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    const id = await mending(
      () => mergeConversations({ ...house, onWait }, [one, other]),
      'merged',
    );
    print(flags, { id }, `${one} and ${other} are one conversation now: ${id}`);
  });

const split = (conversation: string, flags: StoreFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    const ids = await mending(() => splitConversation({ ...house, onWait }, conversation), 'split');
    print(flags, { ids }, [`There are ${ids.length} conversations now:`, ...ids].join('\n  '));
  });

const onWait = waitingNotice((line) => process.stderr.write(`${line}\n`), 'its Page');

async function mending<T>(work: () => Promise<T>, what: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NotMended)) throw error;
    throw new Failure(`Nothing was ${what}: ${error.message}.`);
  }
}
