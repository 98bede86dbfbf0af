import type { Command } from 'commander';
import type { StoreFlags } from '../config/store-config.ts';
import { WrongUse } from '../house/failure.ts';
import { examples, storeCommand } from './options.ts';
import { print } from './output.ts';
import { seedFrom, seedLines, seedObject } from './seed-file.ts';
import { withNewHouse } from './with-house.ts';

interface SeedFlags extends StoreFlags {
  readonly schema?: boolean;
}

/** `convograph seed`: writes what a file says into a store. */
export function seedCommand(): Command {
  return storeCommand('seed', 'Write the apps, Pages and conversations of a file into a store')
    .argument('[file]', 'YAML or JSON: see the guide "The seed file"')
    .option('--schema', 'print the JSON Schema of such files instead')
    .addHelpText(
      'after',
      [
        '\nThe same file again changes nothing. Nothing is sent of what it brings.',
        examples('seed store.yaml', 'seed store.yaml --json', 'seed --schema'),
      ].join('\n'),
    )
    .action(seed);
}

async function seed(file: string | undefined, flags: SeedFlags): Promise<void> {
  if (flags.schema) {
    const { seedSchema } = await import('../seed/file/json-schema.ts');
    process.stdout.write(`${JSON.stringify(seedSchema(), null, 2)}\n`);
    return;
  }
  if (file === undefined) {
    throw new WrongUse('Say which file to seed from, such as store.yaml, or --schema.');
  }
  const report = await withNewHouse(flags, (house) => seedFrom(house, file));
  print(flags, seedObject(report), seedLines(report).join('\n'));
}
