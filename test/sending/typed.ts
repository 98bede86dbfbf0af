import { Command } from 'commander';
import { OPERATIONS } from '../../src/admin/operations.ts';
import { flagsOf, inputOf } from '../../src/cli/parameters.ts';
import { patientJobs } from '../support/patient-jobs.ts';
import type { World } from '../support/world.ts';

/**
 * Carries out a line as `can-send` names it, one command or two behind each other, over the store of
 * a world and by its clock: a command of its own would run by that of the machine.
 */
export async function typed(w: World, line: string): Promise<unknown> {
  let output: unknown;
  for (const command of line.split(' && convograph ')) output = await carriedOut(w, command);
  return output;
}

function carriedOut({ server }: World, line: string): unknown {
  const words = line.split(' ');
  const operation = OPERATIONS.find(({ command }) => {
    const name = command?.replace(/ [<[].*/, '').split(' ');
    return name?.every((word, i) => words[i] === word);
  });
  if (!operation) throw new Error(`There is no command "${line}".`);
  const name = operation.command?.replace(/ [<[].*/, '').split(' ') ?? [];
  const parser = new Command().allowExcessArguments();
  for (const option of flagsOf(operation)) parser.addOption(option);
  parser.parse(words.slice(name.length), { from: 'user' });
  const input = inputOf(operation, parser.args, parser.opts());
  if (name[0] === 'clock') {
    server.clock.advance(Number(input.seconds) * 1_000);
    return undefined;
  }
  operation.check?.(input, (parameter) => parameter);
  return operation.run({ ...server, jobs: patientJobs(server.clock) } as never, input);
}
