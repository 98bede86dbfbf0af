import type { Command } from 'commander';
import { commandGroup } from '../options.ts';
import { checkCommand } from './check.ts';
import { copyCommand } from './copy.ts';

/** `convograph store`: the store as a whole. */
export const storeGroup = (): Command =>
  commandGroup(
    'store',
    'Look after the store as a whole',
    'store check',
    'store check --bytes --json',
    'store copy ./.convograph ./copy',
  )
    .addCommand(checkCommand())
    .addCommand(copyCommand());
