import { AdminError } from '../../admin/error.ts';
import { operation } from '../../admin/operation.ts';
import { byDefault, integer, list, object, text, word } from '../../admin/schema.ts';
import type { ControlDeps } from '../explain.ts';
import { chosenRows } from './row-choice.ts';
import { StoryWriter } from './story.ts';
import { RUNNERS, testCode } from './write-test.ts';

const TestFile = object('TestFile', 'A test of the test kit, made of rows of the timeline.', {
  file: text('how it may be called'),
  code: text('JavaScript'),
});

/** Rows that one test is made of, at most. */
const MOST = 500;

export const exportTestOperation = operation({
  id: 'exportTest',
  words: 'Write a test of what customers did and a bot answered, for convograph/testing',
  http: 'POST /export/test',
  looks: true,
  onServer: true,
  takes: {
    seqs: list(integer(), `numbers of rows of the timeline, ${MOST} at most`, '--rows <list>'),
    runner: byDefault(word(RUNNERS, 'what runs it'), 'vitest'),
    bot: byDefault(text('module of the bot, which exports createBot(env)'), './bot.js'),
  },
  gives: TestFile,
  check({ seqs }, naming) {
    if (seqs.length > 0 && seqs.length <= MOST) return;
    throw new AdminError(`Say in ${naming('seqs')} which rows: from 1 to ${MOST}.`);
  },
  async run(deps: ControlDeps, { seqs, runner, bot }) {
    const story = await new StoryWriter(deps, await chosenRows(deps, seqs)).story();
    const words = story.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    const name = words.slice(0, 40).replaceAll(/^-|-$/g, '') || 'copied';
    const extension = runner === 'jest' ? 'js' : 'mjs';
    return { file: `${name}.test.${extension}`, code: testCode(story, runner, bot) };
  },
  command: 'copy-test',
  examples: ['copy-test --rows 12,13,14', 'copy-test --rows 12 --runner node --bot ./bot.cjs'],
  note: 'The numbers are those of `convograph log`, an act among them; the file is printed. What the bot answered to\neach act is compared, up to the next. The test makes the bot by createBot(env) of its module.',
  says: ({ code }) => code.trimEnd(),
});
