import { GraphError } from '../../../graph/errors/error.ts';

/** @param param a part of a message that has to be there, as `message[attachment][payload][url]` */
export const missing = (param: string): GraphError =>
  new GraphError('requiredParameter', { param });
