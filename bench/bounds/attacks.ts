import type { Attack } from './attack.ts';
import { aliases } from './attacks/aliases.ts';
import { arrangedAnswers, fullAnswers, hugeAnswer, manyAnswers } from './attacks/answers.ts';
import { fullBatch, refusedBatch } from './attacks/batches.ts';
import { bracketBranches } from './attacks/bracket-branches.ts';
import { bracketPairs } from './attacks/bracket-pairs.ts';
import { costlyBodies } from './attacks/costly-bodies.ts';
import { peopleList, reactions, usersList } from './attacks/crowds.ts';
import { pathSegments } from './attacks/path-segments.ts';
import { pipelined } from './attacks/pipelined.ts';
import { strangersFiles } from './attacks/strangers-files.ts';
import { tinyChunks } from './attacks/tiny-chunks.ts';
import { writeLock } from './attacks/write-lock.ts';

/** Every attack, in the order they are tried. A new one is a file beside these and a line here. */
export const ATTACKS: readonly Attack[] = [
  bracketPairs,
  bracketBranches,
  pathSegments,
  aliases,
  costlyBodies,
  tinyChunks,
  strangersFiles,
  pipelined,
  hugeAnswer,
  fullAnswers,
  arrangedAnswers,
  manyAnswers,
  writeLock,
  fullBatch,
  refusedBatch,
  reactions,
  peopleList,
  usersList,
];
